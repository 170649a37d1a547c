banned = 🚫 Администратор закрыл вам доступ к этому боту, поэтому я ничего не запускаю. Вашими данными по-прежнему распоряжаетесь вы: /privacy, /forget и /paysupport работают.
alert-banned = 🚫 Администратор закрыл вам доступ к этому боту.

# Администраторам.
admin = 🛠 <b>Администрирование</b>
admin-home-people = 👥 { $total ->
    [one] { $total } человек
    [few] { $total } человека
   *[many] { $total } человек
}: за сутки новых { NUMBER($new) }, за неделю работали { NUMBER($active) }
admin-home-queue = ⏳ В работе { NUMBER($running) }, ждут { NUMBER($waiting) }
admin-home-failures = ⚠️ { $count ->
    [0] За сутки без сбоев
    [one] За сутки { $count } сбой
    [few] За сутки { $count } сбоя
   *[many] За сутки { $count } сбоев
}
admin-home-spend = 💵 Сегодня { $today }, за 30 дней { $month }
admin-home-alarms = <b>Сейчас не в порядке</b>

admin-people = 👥 <b>Люди: { NUMBER($total) }</b>
admin-people-new = Новые: за сутки { NUMBER($day) }, за неделю { NUMBER($week) }, за 30 дней { NUMBER($month) }
admin-people-active = Присылали видео: за сутки { NUMBER($day) }, за неделю { NUMBER($week) }, за 30 дней { NUMBER($month) }
admin-people-banned = Без доступа: { NUMBER($count) }
admin-people-newest = Последние, кто пришёл:
admin-find = 🔎 Кого найти? Пришлите ответом id, @имя или часть имени.
admin-found = 🔎 По запросу «{ $text }»:
admin-found-none = 🔎 По запросу «{ $text }» никого не нашёл. Имя пользователя я знаю только у тех, кто писал мне недавно; id подойдёт всегда.

admin-person = 👤 <b>{ $name }</b>
admin-person-facts = <code>{ $id }</code> · язык { $language } · с { $since }
admin-ban-unsubscribed = 💳 Подписку отменил: новых списаний не будет. Оплаченное можно вернуть кнопкой ↩️.
admin-ban-subscribed = ⚠️ Подписку отменить пока не удалось: Telegram не ответил. Пробую каждый час, пока не отменю.
admin-person-banned = 🚫 Доступ закрыт
admin-person-left = 🔕 Заблокировал бота или вышел
admin-person-plan = 💳 Тариф: { $plan }
admin-person-plan-until = 💳 Тариф: { $plan } до { $until }
admin-person-usage = 🎬 { $projects ->
    [one] { $projects } видео
    [few] { $projects } видео
   *[many] { $projects } видео
}, из них не вышло { NUMBER($failed) }; шортов: { NUMBER($shorts) }
admin-person-month = 📊 В этом месяце по тарифу: { $count ->
    [one] { $count } видео
    [few] { $count } видео
   *[many] { $count } видео
}, { NUMBER($minutes) } мин
admin-person-video = ⏱ Длина всех видео: { $time }
admin-person-spent = 💵 Стоило: { $usd }
admin-person-last = 🕓 Последнее видео: { $age } назад
admin-person-payments = ⭐ { $count ->
    [one] { $count } платёж
    [few] { $count } платежа
   *[many] { $count } платежей
}: получено { NUMBER($stars) } ⭐, возвратов { NUMBER($refunded) }
admin-refund = ↩️ Вернуть <b>{ NUMBER($stars) } ⭐</b> за { $date } ({ $name })? Оплаченный тариф сразу закончится; отменить возврат будет нельзя.

admin-queue = ⏳ <b>Очередь</b>
admin-queue-empty = Всё сделано, никто не ждёт.
admin-lane-light = ⚡ Лёгкие задачи: в работе { NUMBER($running) }, ждут { NUMBER($waiting) }
admin-lane-heavy = 🏋 Тяжёлые задачи: в работе { NUMBER($running) }, ждут { NUMBER($waiting) }
admin-lane-oldest = {" "}(дольше всех — { $age })
admin-lane-later = , отложено { NUMBER($count) }
admin-job-waiting = { NUMBER($number) }. ⏳ { $stage } — { $video }, ждёт { $age }
admin-job-running = { NUMBER($number) }. ▶️ { $stage } — { $video }, { NUMBER($percent) } %, идёт { $age }, сигнал { $beat } назад
admin-job-silent = { NUMBER($number) }. 💀 { $stage } — { $video }, { NUMBER($percent) } %, идёт { $age }, молчит { $beat }

admin-failures = ⚠️ <b>Последние сбои</b>
admin-failure =
    { NUMBER($number) }. { $stage } — { $video }, { $age } назад
    <i>{ $error }</i>
admin-failures-none = Сбоев нет.

admin-processes = 🖥 <b>Процессы</b>
admin-processes-none = Ни один процесс ещё не отметился.
admin-process = ✅ { $part }, { $host }: работает { $age }, сигнал { $beat } назад
admin-process-silent = 💀 { $part }, { $host }: молчит { $beat }, начал { $age } назад
part-bot = Бот
part-light = Лёгкие задачи
part-heavy = Тяжёлые задачи

admin-job = 🧩 <b>{ $stage }</b>
admin-job-video = «{ $video }», прислал { $owner }
admin-job-state = { $state }, попытка { NUMBER($attempt) } из { NUMBER($attempts) }
job-state-queued = ⏳ Ждёт
job-state-running = ▶️ В работе
job-state-done = ✅ Сделано
job-state-failed = ⚠️ Не вышло
job-state-cancelled = 🛑 Остановлено
admin-job-worker = 💓 { $worker }: { NUMBER($percent) } %, сигнал { $beat } назад
admin-job-worker-silent = 💀 { $worker }: { NUMBER($percent) } %, молчит { $beat }
admin-job-made = 🕓 Создана { $age } назад, стоила { $usd }
admin-job-later = ⏱ Отложена ещё на { $age }
admin-job-error =
    { $error }
    <code>{ $code }</code>
admin-job-id = Задача <code>{ $id }</code>

admin-spend = 💵 { $days ->
    [one] За { $days } день
    [few] За { $days } дня
   *[many] За { $days } дней
}: <b>{ $usd }</b>, { $calls ->
    [one] { $calls } вызов
    [few] { $calls } вызова
   *[many] { $calls } вызовов
}
admin-spend-line = • { $name }: { $usd }
admin-spend-none = 💵 { $days ->
    [one] За { $days } день
    [few] За { $days } дня
   *[many] За { $days } дней
} платных вызовов не было.
admin-chart-days = { $days ->
    [one] Расходы за { $days } день: { $usd }
    [few] Расходы за { $days } дня: { $usd }
   *[many] Расходы за { $days } дней: { $usd }
}
admin-chart-stages = { $days ->
    [one] Расходы по этапам за { $days } день: { $usd }
    [few] Расходы по этапам за { $days } дня: { $usd }
   *[many] Расходы по этапам за { $days } дней: { $usd }
}
admin-chart-engines = { $days ->
    [one] Расходы по сервисам за { $days } день: { $usd }
    [few] Расходы по сервисам за { $days } дня: { $usd }
   *[many] Расходы по сервисам за { $days } дней: { $usd }
}

broadcasts = 📢 <b>Рассылки</b>
broadcasts-none = 📢 Рассылок ещё не было. Пришлёте сообщение — покажу, как его увидят, и спрошу, кому отправить.
broadcast-ask = 📢 Пришлите ответом сообщение для рассылки: текст, фото, видео, что угодно. Отправлю его точную копию, без вашего имени.
broadcast-album = Альбом целиком разослать нельзя: пришлите одно сообщение.
broadcast-draft = 👆 Так его увидят. { $count ->
    [0] Сейчас получать его некому.
    [one] Получит { $count } чат.
    [few] Получат { $count } чата.
   *[many] Получат { $count } чатов.
} Кто запретил мне писать и кому закрыт доступ, не в счёт.
broadcast-dropped = 📢 Рассылку отменил, никому не ушла.
broadcast-running = 📢 <b>Рассылаю</b>
broadcast-done = ✅ <b>Рассылка закончена</b>
broadcast-stopped = 🛑 <b>Рассылка остановлена</b>
broadcast-paused = ⏸ Telegram просит подождать, продолжу в { $time } UTC
broadcast-sent = ✉️ Отправлено: { NUMBER($count) } из { NUMBER($total) }
broadcast-blocked-count = 🔕 Заблокировали бота: { NUMBER($count) }
broadcast-failed-count = ⚠️ Telegram не принял: { NUMBER($count) }
broadcast-unsure-count = ❓ Неизвестно, дошло ли (второй раз не отправляю): { NUMBER($count) }
broadcast-left-count = ⏳ Осталось: { NUMBER($count) }

alarm-payment = 💳 <b>{ $engine }</b>: закончились деньги на счёте (402). Пополните его; пока работаю через запасной сервис, если он есть.
alarm-payment-over = ✅ <b>{ $engine }</b> снова работает: оплата прошла.
alarm-auth = 🔑 <b>{ $engine }</b>: ключ не принят (401/403). Проверьте его в настройках.
alarm-auth-over = ✅ <b>{ $engine }</b> снова принимает ключ.
alarm-disk = 💾 Мало места на { $host } ({ $path }): свободно { NUMBER($free_gb) } ГБ.
alarm-disk-over = ✅ На { $host } ({ $path }) снова достаточно места.
alarm-process = 💀 { $part ->
    [bot] Бот
    [light] Процесс лёгких задач
   *[heavy] Процесс тяжёлых задач
} на { $host } не отвечает, и его никто не перезапустил.
alarm-process-over = ✅ { $part ->
    [bot] Бот
    [light] Процесс лёгких задач
   *[heavy] Процесс тяжёлых задач
} на { $host } снова работает.

age-seconds = { NUMBER($count) } с
age-minutes = { NUMBER($count) } мин
age-hours = { NUMBER($count) } ч { NUMBER($minutes) } мин
age-days = { NUMBER($count) } дн.

button-admin-people = 👥 Люди
button-admin-queue = ⏳ Очередь
button-admin-fails = ⚠️ Сбои
button-admin-procs = 🖥 Процессы
button-admin-spend = 💵 Расходы
button-admin-casts = 📢 Рассылки
button-admin-refresh = 🔄 Обновить
button-admin-find = 🔎 Найти
button-admin-ban = 🚫 Закрыть доступ
button-admin-unban = ✅ Вернуть доступ
button-admin-refund = ↩️ Вернуть { NUMBER($stars) } ⭐ за { $date }
button-admin-refund-surely = ↩️ Да, вернуть
button-admin-restart = 🔁 Запустить заново
button-admin-stop = 🛑 Остановить работу над видео
button-admin-retry = 🔁 Попробовать ещё раз
button-admin-owner = 👤 Чьё видео
button-admin-earlier = ‹ Раньше
button-admin-later = Дальше ›
button-admin-by-days = По дням
button-admin-by-stages = По этапам
button-admin-by-engines = По сервисам
button-admin-days = { NUMBER($days) } дн.
button-admin-write = ✍️ Новая рассылка
button-admin-to-people = Личные чаты
button-admin-to-everywhere = И группы
button-admin-send = 📢 Разослать: { NUMBER($count) }
button-admin-drop = ✖️ Не надо
button-admin-end = 🛑 Остановить
button-broadcast = { $mark } { $date }: { NUMBER($sent) } из { NUMBER($total) }

alert-admin-banned = 🚫 Доступ закрыт, работа остановлена
alert-admin-unbanned = ✅ Доступ возвращён
alert-admin-restarted = 🔁 Запускаю заново
alert-admin-over = Эта задача уже закончилась
alert-admin-stopped = 🛑 Остановил
alert-admin-started = 📢 Рассылаю
alert-admin-drawing = Рисую…
