start =
    👋 Привет! Я превращаю длинные видео в готовые вертикальные шорты.

    Пришлите видео с разговором — подкаст, интервью, лекцию, вебинар. Дальше просто:

    1. Я распознаю речь и найду самые сильные моменты.
    2. Вы отметите лучшие кнопкой ✅.
    3. Я пришлю готовые шорты 9:16: говорящий в кадре, субтитры слово за словом.

    🎬 Отправьте видео прямо сюда. Подробнее — /help
start-group =
    👋 Я превращаю длинные видео в готовые вертикальные шорты.

    Ответьте командой /shorts на сообщение с видео — найду сильные моменты и предложу их здесь.

help =
    <b>Как получить шорты</b>

    Отправьте видео с речью: обычным видео или файлом. Беру { $max_min ->
        [0] видео от { $min_s } с любой длины
       *[other] видео от { $min_s } с до { $max_min } мин
    }, до { $limit_mb } МБ.

    Пока я работаю, одно сообщение показывает шаг и оставшееся время. 🛑 под ним всё останавливает.
    Потом придут карточки моментов: ✅ — делаем шорт, ❌ — не берём, ✏️ — сдвинуть начало и конец.

    <b>В группе</b> ответьте командой /shorts на сообщение с видео. Решает тот, кто её отправил, и администраторы.

    /find <i>о чём</i> — найти в видео момент, где об этом говорят
    /settings — сколько шортов, какой длины, вырезать ли паузы
    /status — что сейчас происходит
    /cancel — остановить работу
    /language — язык: русский или English

status-empty = Сейчас я ничего не делаю. Пришлите видео — и начнём.
status-head = <b>Ваши видео</b>
status-title = 🎬 <b>{ $name }</b>
status-title-length = 🎬 <b>{ $name }</b> · { $length }
status-review = Ждут решения: { $pending } · делаю: { $rendering } · готово: { $exported } · отклонено: { $rejected }
status-clips-failed = ⚠️ Не доделано: { $failed }. Кнопка «Ещё раз» — на карточке.
status-done = ✅ Готово, шортов: { $exported }
status-failed = ❌ { $error }
status-cancelled = 🛑 Остановлено

cancel-nothing = Останавливать нечего: сейчас я ничего не делаю.
cancel-choose = Что остановить?

language-choose = 🌐 На каком языке говорить?
language-chosen = Хорошо, говорю по-русски.

settings =
    ⚙️ <b>Настройки</b>
    Действуют со следующего видео, ✂️ — уже со следующего шорта.
settings-count = 🔢 Сколько моментов предлагать? «Сам» — сколько хороших найдётся.
settings-length = ⏱ Какой длины делать шорты?
settings-engine = 🎙 Чем распознавать речь? Если выбранное откажет, попробую остальное.

setting-count = 🔢 Моментов: { $value }
setting-count-auto = сам решу
setting-length = ⏱ Длина: { $value }
setting-length-auto = 15–60 с
setting-length-15-30 = 15–30 с
setting-length-30-60 = 30–60 с
setting-length-60-90 = 60–90 с
setting-engine = 🎙 Речь: { $value }
setting-engine-auto = сам выберу
setting-engine-deepgram = Deepgram
setting-engine-whisper = Whisper
setting-engine-google = Google
setting-tighten = ✂️ Вырезать паузы и «э-э»: { $value }
setting-tighten-on = да
setting-tighten-off = нет
setting-mask = 🙊 Прятать мат в субтитрах: { $value }
setting-mask-on = да
setting-mask-off = нет
setting-chosen = ✅ { $value }
button-settings-back = ‹ Назад

command-start = Начать
command-help = Как это работает
command-status = Что сейчас происходит
command-find = Найти момент: о чём говорят
command-settings = Настройки: сколько, какой длины
command-cancel = Остановить работу
command-language = Язык · Language
command-shorts = Сделать шорты: в ответ на видео
bot-description = Пришлите длинное видео с разговором — найду сильные моменты и сделаю вертикальные шорты с субтитрами. Говорящий остаётся в кадре, решаете вы: ✅ или ❌.
bot-short-description = Длинное видео → готовые вертикальные шорты с субтитрами.
