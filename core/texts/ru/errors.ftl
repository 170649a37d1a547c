# Без разметки: эти слова попадают и в сообщения, и во всплывающие окна, и в терминал.

error-internal = Что-то пошло не так на моей стороне. Попробуйте ещё раз чуть позже.
error-input = С этим файлом ничего не вышло. Попробуйте другой.
error-not-a-video = Это не похоже на видео. Подойдут MP4, MOV, MKV и WebM.
error-empty-file = Файл пустой: в нём нет данных. Проверьте его и пришлите снова.
error-truncated-file = Файл обрывается на середине: похоже, он загрузился не полностью. Пришлите его ещё раз.
error-no-audio = В видео нет звука, а моменты я ищу по речи. Пришлите видео со звуком.
error-no-speech = Я не услышал в видео речи, а моменты ищу именно по ней.
error-no-moments = Видео разобрал целиком, но сильных моментов для шортов не нашёл.
error-too-short = Видео слишком короткое: { NUMBER($actual_s, maximumFractionDigits: 0) } с. Нужно хотя бы { NUMBER($minimum_s, maximumFractionDigits: 0) } с.
error-too-long = Видео слишком длинное: { NUMBER($actual_min, maximumFractionDigits: 0) } мин. Я беру видео до { NUMBER($limit_min, maximumFractionDigits: 0) } мин.
error-too-large = Файл слишком большой: { NUMBER($actual_mb, maximumFractionDigits: 1) } МБ. Я могу взять до { NUMBER($limit_mb, maximumFractionDigits: 1) } МБ.
error-unsupported-codec = Не умею читать видео в формате { $codec }. Сохраните его как MP4 (H.264) и пришлите снова.
error-bad-transcript = Не получилось прочитать расшифровку { $name }. Подойдут .srt, .vtt и ответ Deepgram в .json.
error-bad-range = Такого отрезка в видео нет: оно длится { NUMBER($duration_s, maximumFractionDigits: 1) } с.
error-range-too-long = Отрезок слишком длинный: шорт может длиться до { NUMBER($limit_min, maximumFractionDigits: 0) } мин.
error-folder = Не получается записать в папку { $path }.
error-bad-setting = Настройка { $name } задана неверно: проверьте переменные среды и файл .env.
error-not-yours = Здесь решает тот, кто прислал видео, или администратор чата.
error-outdated = Эта кнопка устарела. Пришлите видео заново или откройте /status.

error-engine = Один из сервисов не справился с этим видео. Попробуйте ещё раз чуть позже.
error-engine-unavailable = Сервис, без которого не обойтись, не отвечает. Я пробовал несколько раз — попробуйте чуть позже.
error-engine-auth = Сервис не принял ключ доступа. Это может исправить администратор бота.
error-engine-payment = На счёте одного из сервисов закончились деньги. Это может исправить администратор бота.
error-engine-refused = Сервис отказался разбирать этот текст из-за его содержания.
error-engine-bad-answer = Сервис ответил не по делу. Попробуйте ещё раз чуть позже.
error-engine-missing = Не установлена нужная часть: { $name }. Это может исправить администратор бота.
error-render = Не получилось собрать этот шорт.
error-media = Не получилось обработать видео: программа обработки споткнулась о файл.
error-storage = Хранилище файлов не отвечает. Попробуйте ещё раз чуть позже.
error-chat-unreachable = Не могу написать в этот чат: бота заблокировали или удалили.
error-short-too-large = Шорт готов, но не помещается в чат: { NUMBER($actual_mb, maximumFractionDigits: 1) } МБ при пределе { NUMBER($limit_mb, maximumFractionDigits: 1) } МБ.
error-timeout = Этот шаг занял слишком много времени, и я его остановил.
error-cancelled = Остановлено.
