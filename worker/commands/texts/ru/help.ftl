# Справка команды shorts. По-английски она написана в самих командах.

help-usage = Как пользоваться: 
help-options-piece = [ПАРАМЕТРЫ]
help-commands-piece = КОМАНДА [АРГУМЕНТЫ]...
help-options = Параметры
help-arguments = Что на входе
help-commands = Команды
help-required = [обязательно]
help-default = [иначе: {"{}"}]
help-help = Показать эту справку.

help-make = Сделать из длинных видео готовые шорты 9:16.
help-make-out = Папка для готовых шортов.
help-make-as-json = Один объект JSON на каждый готовый шорт в stdout.
help-make-count = Сколько шортов.
help-make-length = Какой длины, в секундах.
help-make-style = Стиль субтитров: см. `shorts styles`.
help-make-layout = Куда смотрит камера.
help-make-transcript = .srt, .vtt или .json от Deepgram: берётся как есть.
help-make-span = Ровно этот отрезок: секунды или ч:мм:сс.
help-make-query = Только там, где говорят об этом.
help-make-engine = Кто слушает первым.
help-make-language = Язык речи (ru, en, …); если не задан, определится сам.
help-make-tighten = Вырезать долгие паузы и слова-паразиты.
help-make-captions = Субтитры.
help-make-mask-profanity = Звёздочки в нецензурных словах субтитров и названий.
help-make-frame = 9:16 или форма самого видео.
help-make-draft = Маленький и быстрый: посмотреть.
help-make-hook = Название в первые секунды; у отрезка --range — его первая фраза.
help-make-progress-bar = Полоса, которая растёт со временем.
help-make-logo = PNG, JPEG или WebP в угол кадра.
help-make-watermark = Подпись в угол кадра.
help-make-crop = Неподвижное окно вокруг этой точки, 0..1.
help-make-keyframes = Свой путь окна, JSON.

help-styles = Показать стили субтитров, записать стиль в файл или взять из файла.
help-styles-as-json = Один объект JSON на каждый стиль в stdout.
help-styles-export = Записать этот стиль в stdout.
help-styles-take = Предложить стиль из этого файла всем, кто здесь работает.

help-doctor = Проверить установку. Код выхода 1, если сломано нужное.
help-doctor-as-json = Один объект JSON на каждую находку.

help-run = Запустить здесь всего бота. Нужен BOT_TOKEN, остальное можно не задавать.

help-health = Код выхода 0, если эта часть недавно подавала признаки жизни, иначе 1.

help-inspect = Нарисовать, что камера видит в отрезке видео, что решает и почему.
help-inspect-span = Какой отрезок смотреть: секунды или ч:мм:сс.
help-inspect-transcript = .srt, .vtt или .json от Deepgram: подскажет, кто говорит.
help-inspect-trail = Нарисовать сохранённый путь камеры, а не смотреть заново.
help-inspect-layout = Куда смотрит камера.
help-inspect-swap = Показать другого человека.
help-inspect-static = Без движения внутри плана.
help-inspect-zoom = Больше 1 — ближе.
help-inspect-speed = Больше 1 — быстрее.
help-inspect-crop = Неподвижное окно вокруг этой точки, 0..1.
help-inspect-keyframes = Свой путь окна, JSON.
help-inspect-out = Картинка, .png или .jpg.
help-inspect-json-out = Решения камеры в JSON.

help-report = Цифры о работе до сих пор.
help-ab =
    Сравнить две ветви A/B-поиска (AB_SHARE, AB_PROVIDER, AB_PROMPT_VERSION).

    Считаются только проекты, которые искали обе ветви.

    Основная: что люди видели. Теневая: что искали рядом, никому не показывая.

    Одобрено людьми, основная: доля принятых среди клипов, о которых решили люди. Теневая: доля её предложений с принятым клипом среди тех, что наполовину совпали с таким клипом (пересечение к объединению).

    Совпадение: доля предложений обеих ветвей, которые сделала и другая.

    Запросы, токены и деньги — суммы, время — медиана.
help-ab-as-json = Один объект JSON на каждое сравнение.
help-ab-limit = Сколько последних проектов смотреть.
