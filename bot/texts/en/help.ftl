start =
    👋 Hi! I turn long videos into finished vertical shorts.

    Send me a video where people talk: a podcast, an interview, a lecture, a webinar. Then:

    1. I transcribe it and find the strongest moments.
    2. You mark the best ones with ✅.
    3. I send finished 9:16 shorts: the speaker in the picture, captions word by word.

    🎬 Send a video or a link right here.
start-group =
    👋 I turn long videos into finished vertical shorts.

    Reply /shorts to a video: I will find its strong moments and offer them here.

sample = 🎬 This is what you get (this one is in Russian). From a minute and a half of a podcast: the speaker in the frame, captions word by word, a title at the start. Now send a video of yours!
alert-sample = Here it comes

help =
    <b>How it works</b>

    1. Send a video with talk in it, or a link to one.
    2. In a few minutes you get cards with the best moments: ✅ takes one, ❌ leaves it, ✏️ changes it, 👁 shows a draft.
    3. Finished shorts arrive right here, ready to go to a channel.

    What would you like to know?
faq-question = <b>{ $question }</b>
faq-video =
    Any video in which people talk: { $max_min ->
        [0] from { $min_s } s to any length
       *[other] from { $min_s } s to { $max_min } min
    }, in English, Russian and more.

    Send it as you like: a video, a file, a round video, a forwarded message, several videos as an album, or a link — YouTube, VK, Rutube, a cloud drive. Got a transcript in .srt or .vtt? Reply to the video with it and I will use it.

    There must be speech: I find moments by the words.
faq-video-plans = How long the videos of your plan may be, and how many a month: /plan
faq-size =
    Files up to { $limit_mb } MB fit: Telegram does not hand larger ones to bots.

    If yours is larger:
    • send a link: the limit of Telegram does not apply to videos by link;
    • send it “as a video” rather than as a file: Telegram then makes lighter versions, and I take the one that fits.
faq-time =
    An hour of video usually takes me 5 to 20 minutes, and every short a minute or two more. The message with the bar tells how much is left: there is just one, and it updates itself.

    No need to wait at the screen: the result comes here. Changed your mind? 🛑 under the bar, or /cancel. What is going on now: /status
faq-cost =
    Nothing here: this bot counts no minutes and takes no money.
faq-cost-plans =
    There is a free plan; the paid ones give more minutes and take the mark off the shorts. Before I begin I say how many minutes a video takes; if it does not work out, they are given back.

    Your plan and what is left of it: /plan. Questions about payments: /paysupport
faq-find =
    <code>/find about money</code> finds where that is talked about. Words in quotes are searched as they are: <code>/find "first million"</code>

    <code>/clip 12:30 13:15</code> takes exactly this stretch.

    Both work on the latest video; to choose another one, reply to it. Like a moment? “More like this” on its card finds similar ones.
faq-edit =
    ✏️ on a card opens everything at once: start and end by sentences or half seconds, the title, the text of the captions, style, camera, the title at the start, cutting of pauses. Every edit can be undone.

    A finished short can be remade, too: 🎨 for another style and 🎥 for another camera are below it.
faq-style =
    /style shows caption styles with pictures: take a ready one or make your own.

    /settings has your logo or text, color, the title at the start, how many shorts and how long. It applies to all your next shorts.
faq-post =
    /channels connects a channel or a group. Then choose: post yourself with “📣 To a channel”, at once when a short is ready, after your “yes”, or by a weekly schedule.

    /queue shows what goes out when: move it, cancel it, post it now.
faq-group =
    Add me to a group and reply /shorts to a message with a video.

    Who decides about the moments is chosen by the admins in /settings: who sent the video, admins only, or a vote 👍 👎.
faq-data =
    What I make is shown only in this chat and in the channels you connected. After a set time I erase everything myself.

    What exactly I keep and where I send it: /privacy. Erase everything now: /forget

button-sample = 🎬 Show a sample
button-questions = ❓ Questions
button-help-back = ‹ All questions
button-help-video = 🎬 Which video?
button-help-size = 📦 A large file
button-help-time = ⏱ How long?
button-help-cost = 💳 What does it cost?
button-help-find = 🔎 Find a moment
button-help-edit = ✏️ Edit
button-help-style = 🎨 Style and logo
button-help-post = 📣 To a channel
button-help-group = 👥 In a group
button-help-data = 🔒 My data
