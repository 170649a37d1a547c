channels =
    📣 <b>Каналы и группы</b>
    Сюда я публикую готовые шорты.
channels-none =
    📣 <b>Каналы и группы</b>

    Подключите канал или группу — и готовые шорты можно будет публиковать там одной кнопкой: сразу, после вашего «да» или по расписанию.
channels-group-hint = Каналы подключают в личном чате со мной: напишите мне туда /channels
channels-line = • <b>{ $name }</b> — { $mode }
channels-line-queue = • <b>{ $name }</b> — { $mode }, в очереди { $count }, ближайший: { $time }
channels-line-lost = • ⚠️ <b>{ $name }</b> — публиковать не могу

channel-title = 📣 <b>{ $name }</b>
channel-mode-off = Сам ничего не публикую: жду кнопки «📣 В канал» под шортом.
channel-mode-at_once = Публикую каждый готовый шорт сразу.
channel-mode-approval = Каждый готовый шорт сначала покажу здесь и спрошу, публиковать ли.
channel-mode-slots = Ставлю готовые шорты в очередь и публикую по расписанию.
channel-no-slots = ⚠️ Времени в расписании пока нет: о каждом шорте буду спрашивать. Выберите время кнопкой 🗓.
channel-slots = 🗓 { $slots } ({ $zone })
channel-lost = ⚠️ { $error }
channel-gone =
    ⚠️ Больше не могу публиковать в «{ $name }».

    { $error } Когда почините, я замечу сам; проверить сразу — «Открыть» → «Проверить снова».
channel-back = ✅ Снова могу публиковать в «{ $name }».
channel-connected = ✅ Подключил «{ $name }». Когда публиковать?
channel-offer =
    👋 Вы сделали меня администратором в «{ $name }». Подключить, чтобы публиковать там готовые шорты?
channel-off-surely = Отключить «{ $name }»? Публикации из его очереди не выйдут, а вышедшие останутся.
channel-disconnected = 🔌 Отключил «{ $name }». Вернуть — /channels
channels-choose =
    Выберите канал или группу кнопкой внизу 👇

    Если меня там ещё нет, Telegram предложит добавить — соглашайтесь. Нужно ваше право публиковать: в чужие каналы я не пишу.
channels-chosen = Смотрю права…
channels-cancelled = Хорошо, не подключаю.

slots =
    🗓 <b>{ $name }</b>: { $week }

    Время: { $zone }. Возьмите готовое расписание или нажмите день и отметьте часы.
slots-none = времени пока нет
slots-day =
    🗓 <b>{ $day }</b>, время: { $zone }

    Отметьте часы, когда публиковать.
slots-preset-work = По будням 12 и 19
slots-preset-noon = Каждый день в 12
slots-preset-three = Каждый день 10, 14 и 19
slots-preset-none = Очистить
every-day = каждый день
hour = { $hour }
zone = { $name }
zones =
    🌍 Сейчас: <b>{ $zone }</b>

    По какому времени публиковать?
zone-ask = Напишите название часового пояса ответом на это сообщение: город по-английски или имя вида <code>Europe/Moscow</code>
templates =
    ✏️ Что писать под шортом?

    «Как в чате» — название и хештеги.
template-default = Как в чате
template-title = Только название
template-link = Название, хештеги, ссылка
template-words = Название, начало, хештеги
template-ask =
    Напишите подпись ответом на это сообщение: жирный, курсив и ссылки сохраню. Вместо слов в скобках подставлю:

    { $placeholders }
placeholder-title = название
placeholder-hashtags = хештеги
placeholder-words = первые слова
placeholder-link = ссылка на исходное видео
topic-how =
    # Чтобы публиковать в теме, напишите в ней команду /here в группе «{ $name }».

    Команда вне тем вернёт публикации в общий чат.
topic-set = 👌 Шорты публикую в этой теме.
topic-unset = 👌 Шорты публикую в общем чате, вне тем.
topic-not-connected = Эту группу вы ещё не подключили. Это делается в личном чате со мной: /channels

posting-mode-off = только по кнопке
posting-mode-at_once = сразу
posting-mode-approval = после вашего «да»
posting-mode-slots = по расписанию

post-where = 📣 Куда публикуем?
post-when = 📣 Когда публикуем в «{ $channel }»? Время: { $zone }
post-was-there = ☝️ Этот шорт там уже выходил: { $time }
post-no-channels = 📣 Пока некуда: подключите канал или группу — /channels в личном чате со мной.
post-proposed = 📣 Опубликовать «{ $title }» в «{ $channel }»?
post-scheduled = 🗓 «{ $title }» → «{ $channel }»: { $time } ({ $zone })
post-sending = 📤 Публикую «{ $title }» в «{ $channel }»…
post-sent = ✅ «{ $title }» вышел в «{ $channel }»
post-failed =
    ⚠️ «{ $title }» → «{ $channel }»: не вышло.

    { $error }
post-unsure =
    ❓ «{ $title }» → «{ $channel }»: вышел или нет — не знаю.

    { $error }
post-cancelled = ✖️ «{ $title }» в «{ $channel }» не публикую.
post-comment = 🎬 Полное видео: { $link }

queue = 🗓 <b>Очередь публикаций</b>
queue-empty =
    🗓 Очередь пуста.

    Под каждым готовым шортом есть кнопка «📣 В канал», а расписание настраивается в /channels
queue-channel = 📣 <b>{ $name }</b>, время: { $zone }
queue-line = { $number }. { $time } — { $title }
queue-line-proposed = { $number }. ждёт вашего «да» — { $title }
queue-line-sending = { $number }. публикую — { $title }
queue-more = …и ещё { $count }

moment = { $weekday }, { $day } { $month }, { $time }
weekday-0 = пн
weekday-1 = вт
weekday-2 = ср
weekday-3 = чт
weekday-4 = пт
weekday-5 = сб
weekday-6 = вс
weekday-long-0 = Понедельник
weekday-long-1 = Вторник
weekday-long-2 = Среда
weekday-long-3 = Четверг
weekday-long-4 = Пятница
weekday-long-5 = Суббота
weekday-long-6 = Воскресенье
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

region-russia = Россия
region-cis = СНГ
region-world = Европа и мир
zone-kaliningrad = Калининград
zone-moscow = Москва
zone-samara = Самара
zone-yekaterinburg = Екатеринбург
zone-omsk = Омск
zone-novosibirsk = Новосибирск
zone-krasnoyarsk = Красноярск
zone-irkutsk = Иркутск
zone-yakutsk = Якутск
zone-vladivostok = Владивосток
zone-magadan = Магадан
zone-kamchatka = Камчатка
zone-minsk = Минск
zone-kyiv = Киев
zone-chisinau = Кишинёв
zone-tbilisi = Тбилиси
zone-yerevan = Ереван
zone-baku = Баку
zone-almaty = Алматы
zone-tashkent = Ташкент
zone-bishkek = Бишкек
zone-dushanbe = Душанбе
zone-ashgabat = Ашхабад
zone-london = Лондон
zone-lisbon = Лиссабон
zone-madrid = Мадрид
zone-paris = Париж
zone-berlin = Берлин
zone-rome = Рим
zone-prague = Прага
zone-warsaw = Варшава
zone-belgrade = Белград
zone-riga = Рига
zone-athens = Афины
zone-istanbul = Стамбул
zone-jerusalem = Иерусалим
zone-dubai = Дубай
zone-new-york = Нью-Йорк

button-post = 📣 В канал
button-post-open = 👀 Открыть
button-close = ✖️ Закрыть
button-channel = 📣 { $name }
button-channel-lost = ⚠️ { $name }
button-channel-add = ➕ Подключить канал или группу
button-channel-connect = ✅ Подключить
button-channel-open = ⚙️ Открыть
button-channel-check = 🔄 Проверить снова
button-channel-off = 🔌 Отключить
button-channel-off-surely = 🔌 Да, отключить
button-slots = 🗓 { $count ->
    [0] Расписание
    [one] { $count } раз в неделю
    [few] { $count } раза в неделю
   *[many] { $count } раз в неделю
}
button-zone = 🌍 { $zone }
button-zone-other = ✍️ Другой пояс
button-template = ✏️ Подпись
button-template-own = ✍️ Свой текст
button-silent = { $on ->
    [on] 🔕 Без звука
   *[off] 🔔 Со звуком
}
button-comments = 💬 Ссылка на видео в комментариях: { $on ->
    [on] да
   *[off] нет
}
button-topic = # Тема: { $on ->
    [on] выбрана
   *[off] общий чат
}
button-day = { $count ->
    [0] { $day }
   *[other] { $day } · { $count }
}
button-copy-day = 📋 Так же каждый день
button-back = ‹ Назад
button-when-now = 📣 Сейчас
button-when-hour = ⏱ Через час: { $time }
button-when-slot = 🗓 По расписанию: { $time }
button-when-tom = ☀️ Завтра: { $time }
button-move-now = 📣 Сейчас
button-move-slot = 🗓 В ближайшее время
button-move-earl = ⬅️ Раньше
button-move-late = Позже ➡️
button-move-no = ✖️ Отменить
button-move-again = 🔁 Опубликовать
button-move-there = 👌 Пост на месте
button-move-proposed-now = ✅ Опубликовать
button-move-proposed-no = ❌ Не надо
button-move-proposed-slot = 🗓 По расписанию
button-queue-post = { $number }. { $title }
key-choose-channel = 📣 Выбрать канал
key-choose-group = 👥 Выбрать группу
key-cancel = ✖️ Отмена

button-vote-for = 👍 { $count }
button-vote-against = 👎 { $count }
card-voting = 🗳 Голосуем: { $needed ->
    [one] решит { $needed } голос
    [few] решат { $needed } голоса
   *[many] решат { $needed } голосов
}
alert-voted-for = 👍 Голос «за» учтён
alert-voted-against = 👎 Голос «против» учтён
alert-voted-same = Ваш голос уже учтён
approval =
    🗳 <b>Кто решает, какие моменты брать?</b>

    Администраторы могут решать всегда.
button-approval = 🗳 Решает: { $value }
approval-owner = кто прислал видео
approval-admins = только администраторы
approval-votes = голосование
approval-needed = { $needed ->
    [one] { $needed } голос
    [few] { $needed } голоса
   *[many] { $needed } голосов
}

alert-post-planning = 🗓 Планирую
alert-post-now = 📣 Публикую
alert-post-there = Уже на очереди
alert-post-cancelled = ✖️ Отменил
alert-post-unchanged = Дальше некуда
alert-post-moved = 👌 Передвинул: { $time }
alert-post-confirmed = 👌 Отметил
alert-channel-checking = 🔄 Проверяю
alert-saved = 👌 Сохранил
template-saved = 👌 Сохранил подпись.
zone-saved = 👌 Публикую по времени: { $zone }
command-channels = Каналы: куда и когда публиковать
command-queue = Очередь публикаций
