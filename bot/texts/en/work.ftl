video-name = Video

progress-step = Step { $step } of { $steps }: { $stage }
progress-bar = { $bar } { $percent }%
progress-eta = ⏱ Left: { $eta }
progress-eta-unknown = ⏱ Working out how long it takes…
progress-whole = ⏱ A video like this usually takes: { $eta }
progress-plan = 💳 { $minutes } min of your plan will be used
progress-download = ⬇️ Downloaded { $percent }%
progress-download-speed = ⬇️ Downloaded { $percent }% · { $speed } MB/s
progress-queue = ⏳ In the queue, { $position ->
    [one] { $position } job
   *[other] { $position } jobs
} ahead
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
card-approved = ✅ Approved — waiting to be made
card-rendering = ✅ Approved — in the making: { $percent }%
card-exported = 🎉 Done, the short is in the chat
card-remake = ♻️ Making it anew: waiting for its turn. The short in the chat stays until then.
card-remaking = ♻️ Making it anew: { $percent }%. The short in the chat stays until then.
card-remake-failed = ⚠️ { $error } The short in the chat is as it was.
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
search-offered = 🔎 “{ $query }”: there is a card about it already, { $numbers } 👆
search-offered-too = The cards above have it too: { $numbers }
search-note = ℹ️ { $note }
search-failed = 🔎 { $error }

review-open =
    👆 Press ✅ under the moments you like, and I will make shorts of them.
review-counts = To decide: { $pending } · approved: { $approved } · rejected: { $rejected }
review-making = 🎬 All decided. Making { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}; each comes here as soon as it is ready.
review-done = 🏁 All done: { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}. Send the next video whenever you like.
review-none = 🏁 None of the moments would do. Send another video and I will look there.
review-partly = 🎬 Ready: { $count ->
    [one] { $count } short
   *[other] { $count } shorts
}
review-stuck = ⚠️ Not finished: { $failed }. The card has a button to try again.
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
