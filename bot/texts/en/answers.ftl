intake-duplicate = I already have this video. See how it is doing: /status
intake-lighter = ℹ️ The original is { $actual_mb } MB, and Telegram gives bots no more than { $limit_mb } MB. I'm taking a lighter version: { $width }×{ $height }, { $lighter_mb } MB — the shorts will be less sharp.
intake-over-limit =
    📦 The file is { $actual_mb } MB, and Telegram gives bots no more than { $limit_mb } MB.

    What you can do:
    • send a link to it: YouTube, Vimeo, a cloud drive — I'll fetch it myself
    • compress it to { $limit_mb } MB or send it in parts
intake-over-limit-as-file = • send it as a video, not as a file: Telegram then usually makes lighter versions
intake-over-limit-server = • ask the bot's owner to connect a local Bot API server, which allows { $local_mb } MB
intake-not-video =
    This is not a video, and a video is what I need 🎬

    Send one where people talk: as a video, a file (MP4, MOV, MKV, WebM) or a link.
intake-album = 🎬 I only take the videos of an album and leave the rest aside.
intake-first-link = ☝️ There are several links in this message: I took the first one. Send the others one by one.
intake-telegram-link = I can't open links to Telegram. Forward me the message with the video instead.
intake-transcript = 📝 Got your transcript: I'll use it instead of recognizing the speech.
intake-unknown-command = I don't know this command. Here's what I can do: /help
shorts-needs-video = Reply /shorts to the video so that I know which one to take.
find-usage =
    🔎 Tell me what to find: <code>/find about money</code>

    I search the latest video; to choose another one, reply to it or to one of its cards. Words in quotes are taken as they are: <code>/find "first million"</code>

group-hello =
    👋 Hello everyone! I make vertical shorts out of long videos.

    Reply /shorts to a video and I'll find its strong moments. The person who asked and the admins decide.

incident = 😔 Something broke, but I made a note of it. Please try again; if it happens again, tell the administrator the code { $code }.

# Alerts: up to 200 characters, no markup.
alert-incident = Something broke. Please try again. Code: { $code }
alert-approved = ✅ Got it! The short will come here.
alert-rejected = ❌ Rejected
alert-retrying = 🔁 Trying again
alert-cut = { $from }–{ $to } · { $length }
alert-cut-no-further = It goes no further
alert-already-approved = Already approved, in the making
alert-already-rejected = Already rejected
alert-already-exported = Already done: the short is in the chat
alert-all-approved = ✅ { $count ->
    [one] Taking { $count } moment
   *[other] Taking { $count } moments
}
alert-nothing-pending = Everything is decided already
alert-stopped = 🛑 Stopping
alert-nothing-to-stop = There is nothing left to stop
alert-too-fast = Too fast. Wait a couple of seconds.
