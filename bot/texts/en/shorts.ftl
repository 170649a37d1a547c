button-style = 🎨 Style
button-style-on = • { $name } •
button-short-back = ↩️ Back
button-srt = 📄 SRT
button-file = 📎 As a file
button-copy-title = 📋 Title
button-copy-tags = 📋 Hashtags

alert-styles = Pick a style: only this short will be remade
alert-remake-going-on = ♻️ I'm already remaking this short
alert-file = 📎 Sending the file, uncompressed
alert-srt = 📄 Sending the subtitles
alert-file-going-on = It's on its way, one moment
alert-file-gone = This file has been deleted. You can still save the video from its message.
alert-srt-silent = Nobody speaks in this short, so there are no subtitles.
alert-srt-missing = No subtitles were kept for this short. Change its 🎨 style: the new one will have them.

button-album = 🗂 As an album
button-album-batch = 🗂 All videos as an album ({ $count })
alert-album = 🗂 Sending an album of { $count }
alert-album-sent = 🗂 The album has just been sent, see below
alert-album-too-few = An album needs at least two finished shorts
