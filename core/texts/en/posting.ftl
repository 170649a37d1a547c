# Without markup: these words stand in messages and in alerts.

error-channel = It cannot be posted there now.
error-channel-closed = I am not there: add me as an admin who may post.
error-channel-bot-rights = I have no right to post: make me an admin who may post messages.
error-channel-person-rights = Whoever connected it may not post there, so I do not either. An admin is needed.
error-channel-not-yours = This is for whoever connected the channel, or an admin who may post.
error-no-slots = The schedule has no free time. Add one: /channels
error-template = I do not know what { $names } stands for. Check the words in braces and send the caption again.
error-template-too-long = The caption is too long: up to { $limit } characters fit.
error-zone = I know no time zone “{ $name }”. Send a city, or a name like Europe/Moscow.
error-post-unsure = The connection broke, and I do not know whether the post went out. Check the channel: I never send twice by myself.
error-post-refused = Telegram did not take this post.
error-post-topic-gone = The topic I posted into is gone or closed. Choose another with /here in it.
error-message-gone = That message is gone or cannot be copied. Send another one.
error-post-short-gone = This short is not in the chat any more.
error-admins-decide = In this group only admins decide.
error-votes-decide = This group votes: 👍 or 👎 on the card.
