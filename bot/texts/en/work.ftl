video-name = Video

progress-step = Step { $step } of { $steps }: { $stage }
progress-bar = { $bar } { $percent }%
progress-eta = ⏱ Time left: { $eta }
progress-eta-unknown = ⏱ Working out how long it takes…
progress-whole = ⏱ A video like this usually takes { $eta }
progress-plan = 💳 This will use { $minutes } min of your plan
progress-download = ⬇️ Downloaded { $percent }%
progress-download-speed = ⬇️ Downloaded { $percent }% · { $speed } MB/s
progress-queue = ⏳ In the queue, { $position ->
    [one] { $position } job
   *[other] { $position } jobs
} ahead
progress-again = 🔁 That did not work yet, I will try again myself. Next try in { $eta }
progress-found = ✅ Done: { $count ->
    [one] { $count } strong moment
   *[other] { $count } strong moments
} found. Take your pick 👇
progress-failed = ❌ { $error }
progress-cancelled = 🛑 Stopped. To start over, send the video again.

card-title = <b>{ $position }. { $title }</b>
card-facts = ⭐ { $score }/100 · { $from }–{ $to } · { $length }
card-reason = 💡 { $reason }
card-words = “{ $words }”
card-approved = ✅ Approved — waiting its turn
card-rendering = ✅ Approved — making the short: { $percent }%
card-exported = 🎉 Done, the short is in the chat
card-remake = ♻️ Remaking it: waiting its turn. The short in the chat stays until then.
card-remaking = ♻️ Remaking it: { $percent }%. The short in the chat stays until then.
card-remake-failed = ⚠️ { $error } The short in the chat is unchanged.
card-rejected = ❌ Rejected
card-failed = ⚠️ { $error }
card-cut-start = ▶️ Start: “{ $words }”
card-cut-end = ⏹ End: “…{ $words }”
card-cut-hint = Move the start ▶️ and the end ⏹ by a sentence, or by half a second and two.

search-going-on = 🔎 Looking for “{ $query }” in <b>{ $name }</b>…
search-found = 🔎 “{ $query }”: { $count ->
    [one] { $count } moment
   *[other] { $count } moments
} found 👇
search-offered = 🔎 “{ $query }”: there is already a card about it, { $numbers } 👆
search-offered-too = The cards above cover it too: { $numbers }
# A card, by its number.
card-number = #{ $number }
search-note = ℹ️ { $note }
search-failed = 🔎 { $error }

review-open =
    👆 Press ✅ under the moments you like, and I'll make shorts out of them.
review-counts = To decide: { $pending } · approved: { $approved } · rejected: { $rejected }
review-making = 🎬 All decided. Making { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}: each one comes here as soon as it's ready.
review-done = 🏁 All done: { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}. Send the next video whenever you like.
review-none = 🏁 None of these moments made the cut. Send another video and I'll look there.
review-partly = 🎬 Ready: { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}
review-stuck = ⚠️ Not finished: { $failed }. Press “Try again” on the card.
review-found-partly-locally = 🔎 { $count ->
    [one] { $count } moment was chosen
   *[other] { $count } moments were chosen
} without a language model: by words, pauses and loudness.
review-found-locally = 🔎 Chosen without a language model: by words, pauses and loudness.

short-title = <b>{ $title }</b>
short-on-the-way = 📤 Sending the short “{ $title }”…

button-stop = 🛑 Stop
button-stop-named = 🛑 { $name }
button-approve = ✅ Take it
button-approved = ✅ Approved
button-reject = ❌ Drop it
button-edit = ✏️
button-cut-start-earlier = ◀ start
button-cut-start-later = start ▶
button-cut-end-earlier = ◀ end
button-cut-end-later = end ▶
button-cut-done = 👌 Done
button-approve-all = ✅ All ({ $count })
button-retry = 🔁 Try again
button-language-ru = 🇷🇺 Русский
button-language-en = 🇬🇧 English
