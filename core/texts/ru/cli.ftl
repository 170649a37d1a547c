cli-bad-range = { $start } { $end } — нужны начало и конец позже него, в секундах или ч:мм:сс
cli-bad-style = { $name } — такого стиля нет, есть { $known }
cli-range-or-trail = Нужно одно из двух: --range START END или --trail ФАЙЛ
cli-bad-picture = { $name } — нужен файл .png или .jpg
cli-bad-json = { $name } — это не тот JSON или он повреждён
cli-bad-center = Нужны две доли от 0 до 1, например 0.3 0.5
cli-see-doctor = Что установлено и чего не хватает, покажет shorts doctor.
cli-one-transcript = Расшифровка подходит к одному видео, а здесь их несколько.
cli-find-or-range = --find ищет отрывки, а --range называет готовый: нужно что-то одно.
cli-bad-query = «{ $query }» — здесь нет ни одного слова, искать нечего
cli-run-no-token = Не задан BOT_TOKEN. Получите его у @BotFather и запишите в файл .env.

doctor-well = Всё нужное на месте.
doctor-broken = Не всё в порядке: см. строки с ❌.
doctor-mend-setup = Выполните make setup.
doctor-mend-node = Нужен Node.js 20 или новее.
doctor-mend-redis-server = Для бота нужен Redis: выполните make setup или задайте REDIS_URL.
doctor-mend-redis = Redis не отвечает. Он нужен только боту; make run запустит свой.
doctor-mend-database = Проверьте DATABASE_URL и доступ к базе.
doctor-mend-storage = Проверьте STORAGE_URL и права на запись.
doctor-mend-setting = Исправьте значение в переменных среды или в файле .env.
doctor-mend-scratch = Папка для временных файлов недоступна: проверьте SCRATCH_DIR.
doctor-mend-bot-token = Нужен только боту: получите токен у @BotFather и запишите его в .env.
doctor-mend-deepgram = Необязательно: без ключа речь распознаёт whisper на этой машине.
doctor-mend-google = Необязательно: для распознавания речи Google задайте GOOGLE_BUCKET и GOOGLE_APPLICATION_CREDENTIALS.
doctor-mend-google-account = Хранилище задано, а ключа нет: укажите в GOOGLE_APPLICATION_CREDENTIALS файл сервисного аккаунта или уберите GOOGLE_BUCKET.
doctor-mend-google-extra = Установите необязательную часть: uv sync --extra google.
doctor-mend-google-key = Google не принял ключ: проверьте файл GOOGLE_APPLICATION_CREDENTIALS.
doctor-mend-google-bucket = Проверьте GOOGLE_BUCKET и права сервисного аккаунта: создавать и удалять объекты.
doctor-mend-llm = Необязательно: без ключа моменты выбираются простой оценкой текста и звука.
doctor-mend-key = Ключ не подошёл: проверьте его.
doctor-mend-network = Сервис не отвечает как положено: проверьте адрес и сеть.
doctor-mend-prompt = Исправьте файл, как сказано, или выберите другую версию; см. prompts/README.md.
doctor-mend-ab = Пока ничего не сравнивается: задайте ещё AB_PROVIDER или AB_PROMPT_VERSION.
doctor-mend-ab-key = Ничего не сравнивается: у провайдера, которого сравнивают, нет ключа.
doctor-mend-engine = Этот распознаватель речи здесь не настроен: вместо него слушают остальные.
doctor-mend-model = Такой модели у этого ключа нет: выберите GIGACHAT_MODEL из списка.

cli-report-nothing = Сравнивать пока нечего: ни один проект не искали дважды. Задайте AB_SHARE вместе с AB_PROVIDER или AB_PROMPT_VERSION.
cli-report-projects = { $count ->
    [one] { $count } проект с двумя поисками
    [few] { $count } проекта с двумя поисками
   *[many] { $count } проектов с двумя поисками
}
cli-report-main = основной
cli-report-shadow = теневой
cli-report-provider = Провайдер
cli-report-prompt = Версия промпта
cli-report-suggestions = Предложено
cli-report-approval = Одобрено людьми
cli-report-of = { $part } из { $whole }
cli-report-calls = Запросы
cli-report-tokens = Токены
cli-report-cost = Стоимость, $
cli-report-seconds = Время (медиана), с
cli-report-failures = Сбои
cli-report-agreement = Совпадение между ними: { $share }
cli-report-unseen = Теневые моменты люди не видели: одобрение там считается только по тем, что нашёл и основной поиск.
