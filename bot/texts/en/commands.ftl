start =
    👋 Hi! I turn long videos into finished vertical shorts.

    Send me a video where people talk: a podcast, an interview, a lecture, a webinar. Then:

    1. I transcribe it and find the strongest moments.
    2. You mark the best ones with ✅.
    3. I send finished 9:16 shorts: the speaker in the picture, captions word by word.

    🎬 Send a video right here. More in /help
start-group =
    👋 I turn long videos into finished vertical shorts.

    Reply /shorts to a video: I will find its strong moments and offer them here.

help =
    <b>How to get shorts</b>

    Send a video with speech, as a video or as a file. I take videos { $max_min ->
        [0] of { $min_s } s or longer
       *[other] from { $min_s } s to { $max_min } min
    }, up to { $limit_mb } MB.

    While I work, one message shows the step and the time left. 🛑 below it stops everything.
    Then come the cards of the moments: ✅ makes a short, ❌ drops it, ✏️ moves its start and end.

    <b>In a group</b>, reply /shorts to a video. The person who asked and the admins decide.

    /find <i>what</i> — find the moment of a video where they talk about it
    /settings — how many shorts, how long, and whether to cut pauses
    /status — what is going on
    /cancel — stop the work
    /language — English or Russian

status-empty = I am not working on anything now. Send a video and we start.
status-head = <b>Your videos</b>
status-title = 🎬 <b>{ $name }</b>
status-title-length = 🎬 <b>{ $name }</b> · { $length }
status-review = To decide: { $pending } · in the making: { $rendering } · finished: { $exported } · rejected: { $rejected }
status-clips-failed = ⚠️ Not finished: { $failed }. The card has a button to try again.
status-done = ✅ Done, shorts made: { $exported }
status-failed = ❌ { $error }
status-cancelled = 🛑 Stopped

cancel-nothing = There is nothing to stop: I am not working on anything now.
cancel-choose = What shall I stop?

language-choose = 🌐 Which language shall I speak?
language-chosen = All right, I speak English now.

settings =
    ⚙️ <b>Settings</b>
    They apply from the next video on, ✂️ from the next short.
settings-count = 🔢 How many moments shall I offer? “Auto”: as many good ones as there are.
settings-length = ⏱ How long shall the shorts be?
settings-engine = 🎙 What shall read the speech? If the choice fails, I try the others.

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
command-settings = Settings: how many, how long
command-cancel = Stop the work
command-language = Language · Язык
command-shorts = Make shorts: in reply to a video
bot-description = Send a long video where people talk: I find the strong moments and make vertical shorts with captions. The speaker stays in the picture, and you decide: ✅ or ❌.
bot-short-description = Long video → finished vertical shorts with captions.
