# A moment's card: what it shows, and what can be changed about it.

card-facts-unscored = ✂️ { $from }–{ $to } · { $length }
card-auto-approved = 🤖 Approved automatically: the score is { $least } or more. Waiting its turn.
review-auto = 🤖 { $count ->
    [one] { $count } moment
   *[other] { $count } moments
} approved automatically, with a score of { $least } or more. You can change that in /settings.

card-edit = ✏️ <b>Editing</b>. The picture shows every change at once.
card-edit-style = 🎨 Style: { $style }
card-edit-text-heard = 💬 Captions: as recognized
card-edit-text-own = 💬 Captions: your words
card-titles = 🏷 Choose a title or write your own.
card-titles-none = 🏷 Write your own title: it goes under the short and onto its title card.
card-styles = 🎨 Press a style and the picture shows how it looks. It is for this short only.
card-text-heard = 💬 The captions say what was recognized:
card-text-own = 💬 The captions say what you wrote:
card-text-none = Nobody speaks here.

card-still-drawing = ⏳ Drawing how it will look…
card-still-failed = ⚠️ The picture couldn't be drawn, but your change is kept.
card-draft-looking = 👀 First a look at who is in the picture: a minute or two, then the draft.
card-draft-drawing = 🎞 Making a draft…
card-draft-ready = 🎞 This is a draft in 360p: the finished short will be sharp.
card-draft-failed = ⚠️ The draft couldn't be made. Press 👁 to try again.

score-part = { $bar } { $points }/{ $most } · { $words }
score-hook-good = Opening: grabs at once
score-hook-fair = Opening: fine, but takes its time
score-hook-weak = Opening: slow, people may scroll on
score-standalone-good = On its own: all of it is clear
score-standalone-fair = On its own: most of it is clear
score-standalone-weak = On its own: hard to follow
score-emotion-good = Emotion: strong
score-emotion-fair = Emotion: there, but restrained
score-emotion-weak = Emotion: hardly any
score-payoff-good = Payoff: worth the wait
score-payoff-fair = Payoff: there, but a simple one
score-payoff-weak = Payoff: never comes
score-share-good = To send to a friend: yes
score-share-fair = To send to a friend: maybe
score-share-weak = To send to a friend: unlikely
scores-heard = 👂 Heard in the recording: { $signals }
signal-loudness = louder than usual
signal-pace = faster than usual
signal-pauses = telling pauses
signal-overlap = people interrupting each other
signal-laughter = laughter
signal-dialogue = a lively dialogue
signal-sentiment = strong words
scores-needs = ℹ️ Good to know beforehand: { $needs }
scores-by-model = That is what a language model made of the words and the sound. An opinion, not a promise of views.
scores-by-rules = Scored by rules (words, pauses, loudness), without a language model. Take it as a rough guess.
scores-none = You picked this moment yourself, so it has no score.

button-draft = 👁 Draft
button-scores = 📊 Score
button-more = ✨ More like this
button-card-back = ‹ To the card
button-edit-cut = ✂️ Start and end
button-edit-title = 🏷 Title
button-edit-text = 💬 Captions
button-edit-style = 🎨 Style
button-edit-hook-on = 🪝 Title card: on
button-edit-hook-off = 🪝 Title card: off
button-edit-tight-on = ⏩ Cut pauses: on
button-edit-tight-off = ⏩ Cut pauses: off
button-edit-back = ‹ To editing
button-restore = ↩️ Bring back
button-undo = ↩️ Undo
button-type-title = ✍️ My own title
button-type-text = ✍️ Write it differently
button-text-back = 👂 As recognized
button-cut-start-step = ▶️ { $sign }{ $seconds } s
button-cut-end-step = ⏹ { $sign }{ $seconds } s

alert-edit = What should we change?
alert-hook1 = 🪝 The title shows in the first seconds
alert-hook0 = 🪝 No title card
alert-tight1 = ⏩ Pauses and fillers go
alert-tight0 = ⏩ Pauses stay
alert-text-back = 👂 The recognized words again
alert-title = 🏷 Title changed
alert-clip-style = 🎨 Drawing it in this style
alert-already-pending = It waits for your decision: ✅ or ❌
alert-restored = ↩️ It's back: decide again
alert-undone = ↩️ The last change is undone
alert-nothing-to-undo = Nothing left to undo
alert-draft = 🎞 Making a draft; it appears right here
alert-draft-going-on = 🎞 On its way, just a moment
alert-more = 🔎 Looking for more like it in this video
alert-more-already = I've already looked for more like this one

ask-title =
    🏷 Reply to this message with a new title. The current one (tap to copy):

    <code>{ $title }</code>
ask-text = 💬 Reply to this message with the words for the captions; I'll time them. The current ones (tap to copy):

clip-usage =
    ✂️ Say which part to take: <code>/clip 12:30 13:15</code>, or in seconds: <code>/clip 750 795</code>

    It comes from the latest video; to choose another one, reply with the command to it or to its card.
clip-backwards = ✂️ The end comes before the beginning: { $from }–{ $to }. Times are minutes and seconds: <code>/clip 12:30 13:15</code>
clip-untitled = Part { $from }–{ $to }
