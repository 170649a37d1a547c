setting-style = 🎨 Стиль: { $value }
setting-brand = 🏷 Логотип и бренд
setting-tongue = 🌐 Язык · Language
setting-count-number = { $number }

setting-layout = 🎥 Кадр: { $value }
setting-layout-auto = авто
setting-layout-left = слева
setting-layout-center = центр
setting-layout-right = справа
setting-layout-split = двое
setting-layout-fit = целиком
settings-layout =
    🎥 <b>Что показывать в кадре</b>

    <b>Авто</b> — камера сама следует за говорящим. <b>Слева, центр, справа</b> — держать одно место. <b>Двое</b> — собеседники друг над другом. <b>Целиком</b> — весь кадр с размытыми полями.

    У каждого шорта камеру можно поменять отдельно: ✏️ на карточке.

setting-approve = 🚀 Без вопросов: { $value }
setting-approve-off = нет
setting-approve-number = от { $number }
settings-approve =
    🚀 <b>Делать шорты без вопросов</b>

    Моменты с оценкой не ниже выбранной одобрю сам и сразу начну делать. Остальные, как обычно, дождутся вашего ✅.

setting-speech = 🗣 Говорят: { $value }
setting-speech-auto = сам пойму
setting-speech-ru = русский
setting-speech-en = английский
setting-speech-uk = украинский
setting-speech-de = немецкий
setting-speech-es = испанский
setting-speech-fr = французский
setting-speech-it = итальянский
setting-speech-pt = португальский
setting-speech-pl = польский
setting-speech-tr = турецкий
settings-speech = 🗣 На каком языке говорят в ваших видео? Если всегда на одном — выберите его, и я распознаю речь точнее. По умолчанию различаю русский и английский.

setting-notify = 🔔 Звук: { $value }
setting-notify-all = на каждое сообщение
setting-notify-results = только на главное
settings-notify =
    🔔 <b>Когда звучать</b>

    <b>На каждое сообщение</b> — как обычно в Telegram.
    <b>Только на главное</b> — ход работы и карточки приходят беззвучно, а итог поиска и готовые шорты — со звуком.

setting-retention = 🗓 Хранить: { $value }
setting-retention-auto = по умолчанию
setting-retention-number = { $number ->
    [365] год
    [one] { $number } день
    [few] { $number } дня
   *[many] { $number } дней
}
settings-retention =
    🗓 <b>Сколько хранить расшифровки и шорты</b>

    Когда с видео ничего не происходит столько дней, удалю у себя всё, что с ним связано. Готовые шорты останутся в чате. Исходное видео удаляю раньше, см. /privacy

switch-on = да
switch-off = нет

# Бренд: что несут на себе все шорты чата.

brand =
    🏷 <b>Логотип и бренд</b>

    Это увидят в каждом новом шорте. На картинке — как получится.

button-brand-mark = 🖼 В углу: { $value }
brand-mark-none = ничего
brand-mark-logo = логотип
brand-mark-text = подпись
button-brand-color = 🎨 Фирменный цвет: { $value }
brand-color-auto = из стиля
brand-color-own = свой
button-brand-hook = 🪝 Название в начале: { $value }
button-brand-bar = ▬ Полоса времени: { $value }

brand-mark =
    🖼 <b>Логотип или подпись в углу</b>

    Лучше всего PNG с прозрачным фоном, присланный файлом: фото Telegram сжимает и прозрачность теряется. Стрелки выбирают угол.
brand-mark-now = Подпись: { $text }
brand-mark-both = Подпись «{ $text }» появится, если убрать логотип.
button-brand-logo = 📤 Прислать логотип
button-brand-no-logo = ✖️ Убрать логотип
button-brand-text = ✍️ Написать подпись
button-brand-no-text = ✖️ Убрать подпись
brand-color =
    🎨 <b>Фирменный цвет</b>

    Им закрашу карточку с названием и полосу времени.
button-color-type = #️⃣ Свой цвет

ask-logo =
    📤 Пришлите логотип ответом на это сообщение: PNG, JPEG или WebP до { $limit_mb } МБ.

    Чтобы сохранить прозрачный фон, отправьте картинку файлом, а не фотографией.
ask-watermark = ✍️ Напишите подпись ответом на это сообщение, до { $limit } символов. Например: @mychannel
ask-color = #️⃣ Пришлите код цвета ответом на это сообщение. Например: <code>#ff4f8b</code>
