channels =
    📣 <b>Channels and groups</b>
    This is where I post finished shorts.
channels-none =
    📣 <b>Channels and groups</b>

    Connect a channel or a group, and finished shorts can be posted there with one button: at once, after your “yes” or by a schedule.
channels-group-hint = Channels are connected in a private chat with me: send me /channels there
channels-line = • <b>{ $name }</b> — { $mode }
channels-line-queue = • <b>{ $name }</b> — { $mode }, { $count } waiting, next: { $time }
channels-line-lost = • ⚠️ <b>{ $name }</b> — I cannot post there

channel-title = 📣 <b>{ $name }</b>
channel-mode-off = I post nothing by myself: I wait for “📣 To a channel” under a short.
channel-mode-at_once = I post every finished short at once.
channel-mode-approval = I show every finished short here first and ask whether to post it.
channel-mode-slots = I queue finished shorts and post them by the schedule.
channel-no-slots = ⚠️ The schedule has no times yet: I will ask about each short. Choose times with 🗓.
channel-slots = 🗓 { $slots } ({ $zone })
channel-lost = ⚠️ { $error }
channel-gone =
    ⚠️ I cannot post to “{ $name }” any more.

    { $error } Once it is mended, I notice by myself; to check at once: “Open” → “Check again”.
channel-back = ✅ I can post to “{ $name }” again.
channel-connected = ✅ Connected “{ $name }”. When shall I post?
channel-offer =
    👋 You made me an admin of “{ $name }”. Connect it, so that finished shorts can be posted there?
channel-off-surely = Disconnect “{ $name }”? What waits in its queue will not be posted. What was posted stays.
channel-disconnected = 🔌 Disconnected “{ $name }”. To bring it back: /channels
channels-choose =
    Choose a channel or a group with the button below 👇

    If I am not there yet, Telegram offers to add me: please agree. You need the right to post there yourself: I do not write to other people’s channels.
channels-chosen = Looking at the rights…
channels-cancelled = All right, nothing is connected.

slots =
    🗓 <b>{ $name }</b>: { $week }

    Time: { $zone }. Take a ready-made schedule, or press a day and mark the hours.
slots-none = no times yet
slots-day =
    🗓 <b>{ $day }</b>, time: { $zone }

    Mark the hours to post at.
slots-preset-work = Weekdays at 12 and 19
slots-preset-noon = Every day at 12
slots-preset-three = Every day at 10, 14 and 19
slots-preset-none = Clear
every-day = every day
hour = { $hour }
zone = { $name }
zones =
    🌍 Now: <b>{ $zone }</b>

    Which time shall I post by?
zone-ask = Reply to this message with the name of a time zone: a city, or a name like <code>Europe/Moscow</code>
templates =
    ✏️ What stands under a short?

    “As in the chat” is the title and the hashtags.
template-default = As in the chat
template-title = The title only
template-link = Title, hashtags, link
template-words = Title, first words, hashtags
template-ask =
    Reply to this message with a caption: bold, italics and links are kept. These words in braces are replaced:

    { $placeholders }
placeholder-title = the title
placeholder-hashtags = the hashtags
placeholder-words = the first words
placeholder-link = a link to the whole video
topic-how =
    # To post into a topic, send the command /here in that topic of “{ $name }”.

    Outside of topics the command brings posts back to the general chat.
topic-set = 👌 I post shorts into this topic.
topic-unset = 👌 I post shorts into the general chat, outside of topics.
topic-not-connected = You have not connected this group yet. That is done in a private chat with me: /channels

posting-mode-off = by button only
posting-mode-at_once = at once
posting-mode-approval = after your “yes”
posting-mode-slots = by a schedule

post-where = 📣 Where to?
post-when = 📣 When shall I post to “{ $channel }”? Time: { $zone }
post-was-there = ☝️ This short was posted there already: { $time }
post-no-channels = 📣 Nowhere yet: connect a channel or a group with /channels in a private chat with me.
post-proposed = 📣 Post “{ $title }” to “{ $channel }”?
post-scheduled = 🗓 “{ $title }” → “{ $channel }”: { $time } ({ $zone })
post-sending = 📤 Posting “{ $title }” to “{ $channel }”…
post-sent = ✅ “{ $title }” is out in “{ $channel }”
post-failed =
    ⚠️ “{ $title }” → “{ $channel }”: it did not work.

    { $error }
post-unsure =
    ❓ “{ $title }” → “{ $channel }”: it may be out, or not.

    { $error }
post-cancelled = ✖️ “{ $title }” is not posted to “{ $channel }”.
post-comment = 🎬 The whole video: { $link }

queue = 🗓 <b>What waits to be posted</b>
queue-empty =
    🗓 Nothing waits.

    Every finished short has the button “📣 To a channel”, and a schedule can be made in /channels
queue-channel = 📣 <b>{ $name }</b>, time: { $zone }
queue-line = { $number }. { $time } — { $title }
queue-line-proposed = { $number }. waits for your “yes” — { $title }
queue-line-sending = { $number }. being posted — { $title }
queue-more = …and { $count } more

moment = { $weekday }, { $month } { $day }, { $time }
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
weekday-long-0 = Monday
weekday-long-1 = Tuesday
weekday-long-2 = Wednesday
weekday-long-3 = Thursday
weekday-long-4 = Friday
weekday-long-5 = Saturday
weekday-long-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

region-russia = Russia
region-cis = CIS
region-world = Europe and the world
zone-kaliningrad = Kaliningrad
zone-moscow = Moscow
zone-samara = Samara
zone-yekaterinburg = Yekaterinburg
zone-omsk = Omsk
zone-novosibirsk = Novosibirsk
zone-krasnoyarsk = Krasnoyarsk
zone-irkutsk = Irkutsk
zone-yakutsk = Yakutsk
zone-vladivostok = Vladivostok
zone-magadan = Magadan
zone-kamchatka = Kamchatka
zone-minsk = Minsk
zone-kyiv = Kyiv
zone-chisinau = Chișinău
zone-tbilisi = Tbilisi
zone-yerevan = Yerevan
zone-baku = Baku
zone-almaty = Almaty
zone-tashkent = Tashkent
zone-bishkek = Bishkek
zone-dushanbe = Dushanbe
zone-ashgabat = Ashgabat
zone-london = London
zone-lisbon = Lisbon
zone-madrid = Madrid
zone-paris = Paris
zone-berlin = Berlin
zone-rome = Rome
zone-prague = Prague
zone-warsaw = Warsaw
zone-belgrade = Belgrade
zone-riga = Riga
zone-athens = Athens
zone-istanbul = Istanbul
zone-jerusalem = Jerusalem
zone-dubai = Dubai
zone-new-york = New York

button-post = 📣 To a channel
button-post-open = 👀 Open
button-close = ✖️ Close
button-channel = 📣 { $name }
button-channel-lost = ⚠️ { $name }
button-channel-add = ➕ Connect a channel or a group
button-channel-connect = ✅ Connect
button-channel-open = ⚙️ Open
button-channel-check = 🔄 Check again
button-channel-off = 🔌 Disconnect
button-channel-off-surely = 🔌 Yes, disconnect
button-slots = 🗓 { $count ->
    [0] Schedule
    [one] { $count } time a week
   *[other] { $count } times a week
}
button-zone = 🌍 { $zone }
button-zone-other = ✍️ Another zone
button-template = ✏️ Caption
button-template-own = ✍️ My own text
button-silent = { $on ->
    [on] 🔕 Silent
   *[off] 🔔 With sound
}
button-comments = 💬 Link to the video in comments: { $on ->
    [on] yes
   *[off] no
}
button-topic = # Topic: { $on ->
    [on] chosen
   *[off] general chat
}
button-day = { $count ->
    [0] { $day }
   *[other] { $day } · { $count }
}
button-copy-day = 📋 The same every day
button-back = ‹ Back
button-when-now = 📣 Now
button-when-hour = ⏱ In an hour: { $time }
button-when-slot = 🗓 By the schedule: { $time }
button-when-tom = ☀️ Tomorrow: { $time }
button-move-now = 📣 Now
button-move-slot = 🗓 Next free time
button-move-earl = ⬅️ Earlier
button-move-late = Later ➡️
button-move-no = ✖️ Cancel
button-move-again = 🔁 Post it
button-move-there = 👌 The post is there
button-move-proposed-now = ✅ Post
button-move-proposed-no = ❌ No
button-move-proposed-slot = 🗓 By the schedule
button-queue-post = { $number }. { $title }
key-choose-channel = 📣 Choose a channel
key-choose-group = 👥 Choose a group
key-cancel = ✖️ Cancel

button-vote-for = 👍 { $count }
button-vote-against = 👎 { $count }
card-voting = 🗳 We vote: { $needed ->
    [one] { $needed } vote decides
   *[other] { $needed } votes decide
}
alert-voted-for = 👍 Your vote counts
alert-voted-against = 👎 Your vote counts
alert-voted-same = Your vote is counted already
approval =
    🗳 <b>Who decides which moments to take?</b>

    Admins may always decide.
button-approval = 🗳 Decides: { $value }
approval-owner = who sent the video
approval-admins = admins only
approval-votes = a vote
approval-needed = { $needed ->
    [one] { $needed } vote
   *[other] { $needed } votes
}

alert-post-planning = 🗓 Scheduling it
alert-post-now = 📣 Posting
alert-post-there = It is on its way already
alert-post-cancelled = ✖️ Cancelled
alert-post-unchanged = No further
alert-post-moved = 👌 Moved: { $time }
alert-post-confirmed = 👌 Noted
alert-channel-checking = 🔄 Checking
alert-saved = 👌 Saved
template-saved = 👌 The caption is saved.
zone-saved = 👌 I post by the time of { $zone }
command-channels = Channels: where and when to post
command-queue = What waits to be posted
