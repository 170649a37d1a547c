status-empty = I'm not working on anything right now. Send a video and we'll start.
status-head = <b>Your videos</b>
status-title = 🎬 <b>{ $name }</b>
status-title-length = 🎬 <b>{ $name }</b> · { $length }
status-review = To decide: { $pending } · being made: { $rendering } · finished: { $exported } · rejected: { $rejected }
status-clips-failed = ⚠️ Not finished: { $failed }. Press “Try again” on the card.
status-done = ✅ Done, shorts made: { $exported }
status-failed = ❌ { $error }
status-cancelled = 🛑 Stopped

cancel-nothing = There's nothing to stop: I'm not working on anything right now.
cancel-choose = What should I stop?

language-choose = 🌐 Which language should I speak?
language-chosen = All right, I'll speak English from now on.

settings =
    ⚙️ <b>Settings</b>
    Press what you want to change. 🔢 ⏱ 🚀 🗣 🎙 apply from the next video on, the rest from the next short.
settings-count = 🔢 How many moments should I offer? “Auto”: as many good ones as there are.
settings-length = ⏱ How long should the shorts be?
settings-engine = 🎙 What should recognize the speech? If it fails, I try the others.

setting-count = 🔢 Moments: { $value }
setting-count-auto = auto
setting-length = ⏱ Length: { $value }
setting-length-auto = 15–60 s
setting-length-15-30 = 15–30 s
setting-length-30-60 = 30–60 s
setting-length-60-90 = 60–90 s
setting-engine = 🎙 Speech: { $value }
setting-engine-auto = auto
setting-engine-deepgram = Deepgram
setting-engine-whisper = Whisper
setting-engine-google = Google
setting-tighten = ✂️ Cut pauses and “um”: { $value }
setting-tighten-on = yes
setting-tighten-off = no
setting-mask = 🙊 Star swear words in captions: { $value }
setting-mask-on = yes
setting-mask-off = no
setting-chosen = ✅ { $value }
button-settings-back = ‹ Back

command-start = Start
command-help = How it works
command-status = What is going on
command-find = Find a moment: what they talk about
command-clip = Take a part of your own: 12:30 13:15
command-settings = Settings: how many, how long
command-cancel = Stop the work
command-language = Language · Язык
command-shorts = Make shorts: in reply to a video
command-here = Post in this topic
command-plan = Plan and minutes left
command-paysupport = A question about a payment
command-admin = Run the bot
bot-description = Send a long video where people talk: I find the strong moments and make vertical shorts with captions. The speaker stays in the picture, and you decide: ✅ or ❌.
bot-short-description = Long video → finished vertical shorts with captions.
