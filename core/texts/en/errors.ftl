# No markup: these words go into messages, alerts and the terminal alike.

error-internal = Something went wrong on my side. Please try again a little later.
error-input = I couldn't do anything with this file. Please try another one.
error-not-a-video = This doesn't look like a video. I take MP4, MOV, MKV and WebM.
error-empty-file = The file is empty: there is no data in it. Check it and send it again.
error-truncated-file = The file breaks off in the middle: it seems it was not uploaded whole. Please send it again.
error-no-audio = The video has no sound, and I find moments by what is said. Please send a video with sound.
error-no-speech = I heard no speech in the video, and I find moments by what is said.
error-no-moments = I went through the whole video but found no strong moments for shorts.
error-all-suggested = I have already offered you every strong moment of this video: the cards are above in the chat. Looking for something particular? Write, for example: /find funny stories
error-nothing-found = I found nothing for “{ $query }”: it seems nobody talks about it in the video. Please try other words.
error-nothing-to-search = There is no finished video here yet. Send one and ask again when its cards have come.
error-too-early = I am still working on this video. Once its cards are here, I can find anything in it.
error-too-short = The video is too short: { NUMBER($actual_s, maximumFractionDigits: 0) } s. I need at least { NUMBER($minimum_s, maximumFractionDigits: 0) } s.
error-too-long = The video is too long: { NUMBER($actual_min, maximumFractionDigits: 0) } min. I take videos of up to { NUMBER($limit_min, maximumFractionDigits: 0) } min.
error-too-large = The file is too large: { NUMBER($actual_mb, maximumFractionDigits: 1) } MB. I can take up to { NUMBER($limit_mb, maximumFractionDigits: 1) } MB.
error-unsupported-codec = I cannot read { $codec } video. Save it as MP4 (H.264) and send it again.
error-bad-transcript = I couldn't read the transcript { $name }. Send a .srt or .vtt file.
error-transcript-other = The transcript is much longer than the video: it seems to belong to another one. Please start again with the right one.
error-source-gone = I have deleted the original video: its storage time is over. The finished shorts are still in the chat; to make new ones, send the video again.
error-bad-range = The video has no such part: it lasts { $minutes } min { $seconds } s.
error-range-too-long = That stretch is too long: a short may last up to { NUMBER($limit_min, maximumFractionDigits: 0) } min.
error-range-too-short = That stretch is too short: it takes at least { NUMBER($minimum_s, maximumFractionDigits: 0) } s.
error-empty-text = There is not a single letter or digit here. Please use words.
error-caption-too-long = That text is too long: the captions of one short hold up to { $limit } characters.
error-folder = I cannot write to the folder { $path }.
error-bad-setting = The setting { $name } makes no sense: check the environment and the .env file.
error-not-yours = Only the person who sent the video or a chat admin can decide here.
error-admins-only = Only the admins of this group can change its settings.
error-outdated = This button is out of date. Send the video again or open /status.

error-engine = One of the services couldn't cope with this video. Please try again a little later.
error-engine-unavailable = A service I need is not answering. I tried several times; please try a little later.
error-engine-auth = A service did not accept the access key. The bot's administrator can fix this.
error-engine-payment = The account at one of the services is out of money. The bot's administrator can fix this.
error-engine-refused = The service refused to work on this text because of its content.
error-engine-bad-answer = The service gave an answer that makes no sense. Please try again a little later.
error-engine-missing = A part is not installed: { $name }. The bot's administrator can fix this.
error-engine-unusable = A part does not work: { $name }. The bot's administrator can fix this.
error-render = I couldn't put this short together.
error-media = I couldn't process the video: the media tool stumbled over the file.
error-storage = The file storage is not answering. Please try again a little later.
error-chat-unreachable = I cannot write to this chat: I was blocked or removed, or may not send messages and videos here.
error-short-too-large = The short is ready but does not fit into the chat: { NUMBER($actual_mb, maximumFractionDigits: 1) } MB, the limit is { NUMBER($limit_mb, maximumFractionDigits: 1) } MB.
error-timeout = This step took too long, so I stopped it.
error-cancelled = Stopped.

error-link = I couldn't get anything from this link. Check that it opens, or send the video itself.
error-link-bad = This does not look like a link to a video: it should begin with http:// or https://.
error-link-no-video = I found no video on this page. Send a link to the video's own page, or the file.
error-link-forbidden = The site won't give this video away: it is private, removed, or needs signing in. Please send it as a file.
error-link-private = I do not follow links into private networks. Send one that opens for everybody.
error-link-playlist = This link is of { $count ->
    [0] a list of videos
    [one] a list of { $count } video
   *[other] a list of { $count } videos
}. Send a link to one of them.
error-link-live = This broadcast has not ended yet. Send the link once there is a recording.
error-too-late = I have recognized the speech of this video already, or I'm doing it right now. To use your transcript, send it in reply to the video right after it.
error-no-video-for-transcript = I have the transcript, but I don't know which video it belongs to. Send the video and reply to it with this file at once.

error-not-invited = This bot works for invited people only. Ask its owner to add your id: { $telegram_id }
error-banned = An administrator has shut you out of this bot.
error-plan = Your plan does not cover this. See /plan
error-plan-too-long = The video is { NUMBER($actual_min) } min long; your plan takes up to { NUMBER($limit_min) } min. Send a shorter one or choose another plan: /plan
error-plan-videos-spent = You have sent all { $videos } videos of your plan this month. The count starts anew on the first; for more, see /plan
error-plan-minutes-spent = { $needed_min ->
    [0] The minutes of your plan are used up for this month. The count starts anew on the first; for more, see /plan
   *[other] The video is { NUMBER($needed_min) } min long; { NUMBER($left_min) } min of your plan are left this month. For more, see /plan
}
error-plan-searches-spent = No searches left: your plan has { $searches } in 24 hours. Try later; for more, see /plan
error-order-outdated = This invoice is out of date. Open /plan and choose a plan again.
error-nothing-to-refund = This payment cannot be returned any more: more than 3 days have passed, or videos or shorts were made with it. Questions: /paysupport
error-payments-unavailable = Telegram does not answer about payments right now. Nothing was charged; try again a little later.
