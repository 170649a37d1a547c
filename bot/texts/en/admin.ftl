banned = 🚫 An administrator has closed this bot to you, so I start nothing. Your data is still yours: /privacy, /forget and /paysupport work.
alert-banned = 🚫 An administrator has closed this bot to you.

# For administrators.
admin = 🛠 <b>Administration</b>
admin-home-people = 👥 { $total ->
    [one] { $total } person
   *[other] { $total } people
}: { NUMBER($new) } new today, { NUMBER($active) } active this week
admin-home-queue = ⏳ { NUMBER($running) } running, { NUMBER($waiting) } waiting
admin-home-failures = ⚠️ { $count ->
    [0] No failures in 24 hours
    [one] { $count } failure in 24 hours
   *[other] { $count } failures in 24 hours
}
admin-home-spend = 💵 { $today } today, { $month } in 30 days
admin-home-alarms = <b>Not in order now</b>

admin-people = 👥 <b>People: { NUMBER($total) }</b>
admin-people-new = New: { NUMBER($day) } in a day, { NUMBER($week) } in a week, { NUMBER($month) } in 30 days
admin-people-active = Sent videos: { NUMBER($day) } in a day, { NUMBER($week) } in a week, { NUMBER($month) } in 30 days
admin-people-banned = Banned: { NUMBER($count) }
admin-people-newest = The newest ones:
admin-find = 🔎 Whom to find? Reply with an id, an @username or a part of a name.
admin-found = 🔎 Found for “{ $text }”:
admin-found-none = 🔎 Nobody found for “{ $text }”. I know the usernames of those who wrote to me lately; an id always works.

admin-person = 👤 <b>{ $name }</b>
admin-person-facts = <code>{ $id }</code> · language { $language } · since { $since }
admin-ban-unsubscribed = 💳 The subscription is cancelled: nothing more will be charged. What was paid can be given back with ↩️.
admin-ban-subscribed = ⚠️ The subscription could not be cancelled yet: Telegram did not answer. I try again every hour until it is.
admin-person-banned = 🚫 Banned
admin-person-left = 🔕 Blocked the bot or left
admin-person-plan = 💳 Plan: { $plan }
admin-person-plan-until = 💳 Plan: { $plan } until { $until }
admin-person-usage = 🎬 { $projects ->
    [one] { $projects } video
   *[other] { $projects } videos
}, { NUMBER($failed) } of them failed; shorts: { NUMBER($shorts) }
admin-person-month = 📊 From the plan this month: { $count ->
    [one] { $count } video
   *[other] { $count } videos
}, { NUMBER($minutes) } min
admin-person-video = ⏱ Length of all videos: { $time }
admin-person-spent = 💵 Cost: { $usd }
admin-person-last = 🕓 Last video: { $age } ago
admin-person-payments = ⭐ { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}: { NUMBER($stars) } ⭐ received, { NUMBER($refunded) } refunded
admin-refund = ↩️ Give <b>{ NUMBER($stars) } ⭐</b> of { $date } back to { $name }? The plan it paid for ends at once; this cannot be undone.

admin-queue = ⏳ <b>Queue</b>
admin-queue-empty = All done, nobody waits.
admin-lane-light = ⚡ Light jobs: { NUMBER($running) } running, { NUMBER($waiting) } waiting
admin-lane-heavy = 🏋 Heavy jobs: { NUMBER($running) } running, { NUMBER($waiting) } waiting
admin-lane-oldest = {" "}(longest: { $age })
admin-lane-later = , { NUMBER($count) } put off
admin-job-waiting = { NUMBER($number) }. ⏳ { $stage } — { $video }, waits { $age }
admin-job-running = { NUMBER($number) }. ▶️ { $stage } — { $video }, { NUMBER($percent) }%, for { $age }, beat { $beat } ago
admin-job-silent = { NUMBER($number) }. 💀 { $stage } — { $video }, { NUMBER($percent) }%, for { $age }, silent { $beat }

admin-failures = ⚠️ <b>Last failures</b>
admin-failure =
    { NUMBER($number) }. { $stage } — { $video }, { $age } ago
    <i>{ $error }</i>
admin-failures-none = No failures.

admin-processes = 🖥 <b>Processes</b>
admin-processes-none = No process has shown up yet.
admin-process = ✅ { $part }, { $host }: up { $age }, beat { $beat } ago
admin-process-silent = 💀 { $part }, { $host }: silent { $beat }, started { $age } ago
part-bot = Bot
part-light = Light jobs
part-heavy = Heavy jobs

admin-job = 🧩 <b>{ $stage }</b>
admin-job-video = “{ $video }”, sent by { $owner }
admin-job-state = { $state }, attempt { NUMBER($attempt) } of { NUMBER($attempts) }
job-state-queued = ⏳ Waiting
job-state-running = ▶️ Running
job-state-done = ✅ Done
job-state-failed = ⚠️ Failed
job-state-cancelled = 🛑 Stopped
admin-job-worker = 💓 { $worker }: { NUMBER($percent) }%, beat { $beat } ago
admin-job-worker-silent = 💀 { $worker }: { NUMBER($percent) }%, silent { $beat }
admin-job-made = 🕓 Made { $age } ago, cost { $usd }
admin-job-later = ⏱ Put off for { $age } more
admin-job-error =
    { $error }
    <code>{ $code }</code>
admin-job-id = Job <code>{ $id }</code>

admin-spend = 💵 { $days ->
    [one] { $days } day
   *[other] { $days } days
}: <b>{ $usd }</b>, { $calls ->
    [one] { $calls } call
   *[other] { $calls } calls
}
admin-spend-line = • { $name }: { $usd }
admin-spend-none = 💵 { $days ->
    [one] { $days } day
   *[other] { $days } days
}: no paid calls.
admin-chart-days = { $days ->
    [one] Spent in { $days } day: { $usd }
   *[other] Spent in { $days } days: { $usd }
}
admin-chart-stages = { $days ->
    [one] Spent by stage in { $days } day: { $usd }
   *[other] Spent by stage in { $days } days: { $usd }
}
admin-chart-engines = { $days ->
    [one] Spent by service in { $days } day: { $usd }
   *[other] Spent by service in { $days } days: { $usd }
}

broadcasts = 📢 <b>Broadcasts</b>
broadcasts-none = 📢 No broadcasts yet. Send a message: I show how it will look, and ask whom to send it to.
broadcast-ask = 📢 Reply with the message to broadcast: text, a photo, a video, anything. I send an exact copy, without your name.
broadcast-album = An album cannot be broadcast as a whole: send a single message.
broadcast-draft = 👆 This is how they will see it. { $count ->
    [0] Right now there is nobody to get it.
    [one] { $count } chat will get it.
   *[other] { $count } chats will get it.
} Those who blocked me or are banned do not count.
broadcast-dropped = 📢 Broadcast dropped, nobody got it.
broadcast-running = 📢 <b>Sending</b>
broadcast-done = ✅ <b>Broadcast finished</b>
broadcast-stopped = 🛑 <b>Broadcast stopped</b>
broadcast-paused = ⏸ Telegram asks to wait, going on at { $time } UTC
broadcast-sent = ✉️ Sent: { NUMBER($count) } of { NUMBER($total) }
broadcast-blocked-count = 🔕 Blocked the bot: { NUMBER($count) }
broadcast-failed-count = ⚠️ Refused by Telegram: { NUMBER($count) }
broadcast-unsure-count = ❓ Arrived or not, nobody knows (never sent twice): { NUMBER($count) }
broadcast-left-count = ⏳ Left: { NUMBER($count) }

alarm-payment = 💳 <b>{ $engine }</b>: the account is out of money (402). Top it up; meanwhile I use the fallback service, if there is one.
alarm-payment-over = ✅ <b>{ $engine }</b> works again: it is paid.
alarm-auth = 🔑 <b>{ $engine }</b>: the key is not accepted (401/403). Check it in the settings.
alarm-auth-over = ✅ <b>{ $engine }</b> accepts the key again.
alarm-disk = 💾 Low space on { $host } ({ $path }): { NUMBER($free_gb) } GB free.
alarm-disk-over = ✅ There is enough space on { $host } ({ $path }) again.
alarm-process = 💀 { $part ->
    [bot] The bot
    [light] The process of light jobs
   *[heavy] The process of heavy jobs
} on { $host } does not answer, and nobody restarted it.
alarm-process-over = ✅ { $part ->
    [bot] The bot
    [light] The process of light jobs
   *[heavy] The process of heavy jobs
} on { $host } works again.

age-seconds = { NUMBER($count) } s
age-minutes = { NUMBER($count) } min
age-hours = { NUMBER($count) } h { NUMBER($minutes) } min
age-days = { NUMBER($count) } d

button-admin-people = 👥 People
button-admin-queue = ⏳ Queue
button-admin-fails = ⚠️ Failures
button-admin-procs = 🖥 Processes
button-admin-spend = 💵 Spending
button-admin-casts = 📢 Broadcasts
button-admin-refresh = 🔄 Refresh
button-admin-find = 🔎 Find
button-admin-ban = 🚫 Ban
button-admin-unban = ✅ Unban
button-admin-refund = ↩️ Refund { NUMBER($stars) } ⭐ of { $date }
button-admin-refund-surely = ↩️ Yes, refund
button-admin-restart = 🔁 Start anew
button-admin-stop = 🛑 Stop the work on this video
button-admin-retry = 🔁 Try again
button-admin-owner = 👤 Whose video
button-admin-earlier = ‹ Earlier
button-admin-later = More ›
button-admin-by-days = By day
button-admin-by-stages = By stage
button-admin-by-engines = By service
button-admin-days = { NUMBER($days) } d
button-admin-write = ✍️ New broadcast
button-admin-to-people = Private chats
button-admin-to-everywhere = And groups
button-admin-send = 📢 Send: { NUMBER($count) }
button-admin-drop = ✖️ Drop it
button-admin-end = 🛑 Stop
button-broadcast = { $mark } { $date }: { NUMBER($sent) } of { NUMBER($total) }

alert-admin-banned = 🚫 Banned, work stopped
alert-admin-unbanned = ✅ Unbanned
alert-admin-restarted = 🔁 Starting anew
alert-admin-over = This job is over already
alert-admin-stopped = 🛑 Stopped
alert-admin-started = 📢 Sending
alert-admin-drawing = Drawing…
