setting-style = 🎨 Style: { $value }
setting-brand = 🏷 Logo and brand
setting-tongue = 🌐 Language · Язык
setting-count-number = { $number }

setting-layout = 🎥 Frame: { $value }
setting-layout-auto = auto
setting-layout-left = left
setting-layout-center = center
setting-layout-right = right
setting-layout-split = two
setting-layout-fit = whole
settings-layout =
    🎥 <b>What the frame shows</b>

    <b>Auto</b>: the camera follows whoever speaks. <b>Left, center, right</b>: it keeps to one place. <b>Two</b>: both people, one above the other. <b>Whole</b>: the whole picture with blurred edges.

    Each short can still have a camera of its own: ✏️ on its card.

setting-approve = 🚀 Without asking: { $value }
setting-approve-off = no
setting-approve-number = { $number }+
settings-approve =
    🚀 <b>Make shorts without asking</b>

    Moments that score this much or more I approve myself, and I start making them at once. The others wait for your ✅ as usual.

setting-speech = 🗣 Spoken: { $value }
setting-speech-auto = auto
setting-speech-ru = Russian
setting-speech-en = English
setting-speech-uk = Ukrainian
setting-speech-de = German
setting-speech-es = Spanish
setting-speech-fr = French
setting-speech-it = Italian
setting-speech-pt = Portuguese
setting-speech-pl = Polish
setting-speech-tr = Turkish
settings-speech = 🗣 What language is spoken in your videos? If it's always the same, choose it and I'll understand it better. Otherwise I tell Russian and English apart myself.

setting-notify = 🔔 Sound: { $value }
setting-notify-all = for every message
setting-notify-results = only when it matters
settings-notify =
    🔔 <b>When to make a sound</b>

    <b>For every message</b>: as usual in Telegram.
    <b>Only when it matters</b>: progress and cards come silently; search results and finished shorts come with a sound.

setting-retention = 🗓 Keep: { $value }
setting-retention-auto = the default
setting-retention-number = { $number ->
    [365] a year
    [one] { $number } day
   *[other] { $number } days
}
settings-retention =
    🗓 <b>How long to keep transcripts and shorts</b>

    When nothing has happened to a video for this many days, I delete everything I keep of it. Finished shorts stay in the chat. The source video goes earlier, see /privacy

switch-on = yes
switch-off = no

# The brand kit: what every short of the chat carries.

brand =
    🏷 <b>Logo and brand</b>

    Every new short will carry this. The picture shows how it looks.

button-brand-mark = 🖼 In the corner: { $value }
brand-mark-none = nothing
brand-mark-logo = logo
brand-mark-text = text
button-brand-color = 🎨 Brand color: { $value }
brand-color-auto = from the style
brand-color-own = my own
button-brand-hook = 🪝 Title at the start: { $value }
button-brand-bar = ▬ Progress bar: { $value }

brand-mark =
    🖼 <b>Logo or text in the corner</b>

    A PNG with a transparent background, sent as a file, works best: photos are compressed by Telegram and lose transparency. The arrows choose the corner.
brand-mark-now = Text: { $text }
brand-mark-both = The text “{ $text }” will show when the logo is removed.
button-brand-logo = 📤 Send a logo
button-brand-no-logo = ✖️ Remove the logo
button-brand-text = ✍️ Write a text
button-brand-no-text = ✖️ Remove the text
brand-color =
    🎨 <b>Brand color</b>

    The title card and the progress bar get it.
button-color-type = #️⃣ My own color

ask-logo =
    📤 Send your logo as a reply to this message: PNG, JPEG or WebP up to { $limit_mb } MB.

    To keep a transparent background, send the picture as a file, not as a photo.
ask-watermark = ✍️ Write the text as a reply to this message, up to { $limit } characters. For example: @mychannel
ask-color = #️⃣ Send a color code as a reply to this message. For example: <code>#ff4f8b</code>
