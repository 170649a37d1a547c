privacy = 🔒 <b>Your data</b>
privacy-stored = <b>What I keep</b>
privacy-source = • the video and its sound — { $days ->
    [0] as long as everything else
    [one] { $days } day after you last worked on it
   *[other] { $days } days after you last worked on it
};
privacy-works = • the transcript, the moments found, finished shorts and your edits — { $days ->
    [0] until you erase them
    [one] { $days } day after the last change
   *[other] { $days } days after the last change
} (shorts in the chat stay);
privacy-person = • your Telegram name and account number, language, settings, own styles and logo, connected channels, payments — until you erase them. Stars can be given back by the record of a recent payment (its number, your account number, plan, amount, term), so it stays for up to a month more; then your account number is gone from it.
privacy-faces = I look for where faces are, to keep them in the frame. I do not find out whose they are.
privacy-sent = <b>Where I send it</b>
privacy-telegram = • videos and finished shorts travel through Telegram: you send them there and get them back there;
privacy-speech-deepgram = • sound goes to Deepgram (USA), which turns speech into text;
privacy-speech-google = • sound goes to Google Cloud, which turns speech into text; I delete it there afterwards;
privacy-speech-whisper = • I can also recognize speech myself, with Whisper: then the sound goes nowhere;
privacy-speech-alone = • I recognize speech myself, with Whisper: the sound goes nowhere;
privacy-model-gigachat = • the text of the transcript goes to GigaChat (Sber, Russia), which helps to choose moments;
privacy-model-deepinfra = • the text of the transcript goes to DeepInfra (USA), which helps to choose moments;
privacy-model-none = • I choose the moments myself: the text goes nowhere;
privacy-rest = • faces, editing and captions are done on my own server. Nobody else gets anything.
privacy-erase =
    <b>How to erase it</b>
    /forget deletes everything at once, /settings changes how long I keep it.
privacy-erase-group =
    <b>How to erase it</b>
    Send me /forget in a private chat: I will delete everything you sent, here as well. How long I keep things in this group is up to its admins: /settings

forget = 🗑 <b>Erase all your data?</b>
forget-what = I will delete for good, with no way back:
forget-only-name = I have no videos of yours. I will delete your name, language and settings.
forget-videos = • { $count ->
    [one] { $count } video
   *[other] { $count } videos
} with { $count ->
    [one] its transcript
   *[other] their transcripts
}
forget-moments = • { $count ->
    [one] { $count } moment found
   *[other] { $count } moments found
}
forget-shorts = • { $count ->
    [one] { $count } finished short
   *[other] { $count } finished shorts
}
forget-files = • { $count ->
    [one] { $count } stored file
   *[other] { $count } stored files
}{ $mb ->
    [0] { "" }
   *[other] { " " }({ $mb } MB)
}
forget-styles = • { $count ->
    [one] { $count } caption style of yours
   *[other] { $count } caption styles of yours
}
forget-channels = • { $count ->
    [one] { $count } channel connection
   *[other] { $count } channel connections
}
forget-posts = • { $count ->
    [one] { $count } planned post
   *[other] { $count } planned posts
}
forget-groups = In groups I will delete only what you sent.
forget-stays = Messages in chats and published posts stay: those are yours to manage.
forget-plan = 💳 I will cancel the subscription. The record of the payment stays while Stars can be given back by it, a month at most. Come back before, and the plan you paid for still works.
forget-in-private = Send me /forget in a private chat: it covers everything you ever sent, and only you should decide.
forget-not = 👌 Nothing is erased.
forgetting = 🗑 Erasing…
forgotten = ✅ <b>Erased:</b>
forgotten-little = ✅ <b>Erased:</b> your name, language and settings.
forgotten-stopped = I stopped working on { $count ->
    [one] { $count } video
   *[other] { $count } videos
}.
forgotten-subscribed = ⚠️ I could not cancel the subscription yet: Telegram did not answer. I will try every hour, but do cancel it yourself to be sure: Settings → My Stars.
forgotten-files-left = ⏳ The storage did not answer: I will delete the files as soon as it does.
forgotten-payments = 🧾 Records of payments ({ $count }) stay, for the books. Nothing in them shows any more that they are yours.
forgotten-paid = 🧾 The record of your payment (its number, your account number, plan, amount, term) stays: Stars can be given back by it, /paysupport. In a month at the latest your account number is taken out of it.
forgotten-id = 🔢 Your account number stays, without a name: it holds the plan minutes you used, a payment, or a ban. Minutes and payments are forgotten in a month.
forgotten-messages = You can delete the messages in this chat yourself. To come back, just send a video.

button-forget = 🗑 Erase my data
button-forget-surely = 🗑 Yes, erase everything
button-forget-not = Keep everything
alert-forget-not = 👌 Nothing is erased
alert-forgetting = 🗑 Erasing
command-privacy = What I keep and how to erase it
command-forget = Erase all my data
