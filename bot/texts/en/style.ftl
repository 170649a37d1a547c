command-style = Caption style: choose one or make your own

styles =
    🎨 <b>Caption style</b>

    Now: <b>{ $name }</b>. { $about }

    Press a style to see it and to make it yours. Have a style file? Just send it to me.
style-page =
    🎨 <b>{ $name }</b>

    { $about }
    <i>{ $facts }</i>
style-own-about = Your own style.
style-facts = { $font }, { $size } · up to { $words } words at once · word: { $highlight } · change: { $transition }
style-copy-name = { $name } copy

button-style-use = ✅ Use it
button-style-in-use = ✅ In use
button-style-tune = 🎛 Adjust
button-style-copy = 🎛 Make my own from it
button-style-share = 🔗 Link
button-style-file = 📄 File
button-style-name = ✏️ Name
button-style-drop = 🗑 Delete
button-style-drop-surely = 🗑 Yes, delete it
button-style-all = ☰ All styles
button-style-send = 📨 Send
button-style-copy-link = 📋 Copy the link
button-style-take = ➕ Take it

alert-style-chosen = ✅ The next shorts will have this style
alert-style-dropped = 🗑 The style is deleted
alert-style-copied = Done: “{ $name }”. Change it as you like.
alert-style-taken = ➕ The style is yours now

style-drop-surely =
    🗑 Delete the style <b>{ $name }</b>?

    Where it is in use, “Shorts” takes its place. Finished shorts stay as they are.
style-link =
    🔗 Whoever opens this link can take the style <b>{ $name }</b> as it is now:

    <code>{ $link }</code>
style-shared =
    🎁 Somebody is giving you the caption style <b>{ $name }</b>.

    <i>{ $facts }</i>

    Take it, make shorts with it, or change it as you like.
style-file = 🎨 The style “{ $name }”. To add it in another account, send me this file from there.
ask-style-name = ✏️ What should the style “{ $name }” be called? Send the name as a reply to this message.

sample-text = Good stories make people listen to the end
sample-title = How to talk so that people listen
sample-drawing = ⏳ <i>Drawing a sample…</i>
sample-none = <i>I cannot draw the sample right now, but everything is saved.</i>
sample-bad-logo = ⚠️ <i>The logo cannot be opened. Please send another one.</i>

# Changing a style of one's own.

style-tuning =
    🎛 <b>{ $name }</b>

    What should be different? The picture changes along with the style.
    <i>{ $facts }</i>
button-tune-font = 🔤 Font
button-tune-col = 🌈 Colors
button-tune-high = ✨ Motion
button-tune-box = ▭ Outline and box
button-tune-wrds = 📐 Place and words
button-tune-done = ‹ Done

tuning-font = 🔤 <b>{ $name }</b>: font and size
tuning-col = 🌈 <b>{ $name }</b>: color of the text
tuning-hcol = 🌈 <b>{ $name }</b>: color of the word being said
tuning-scol = 🌈 <b>{ $name }</b>: color of the outline
tuning-bcol = 🌈 <b>{ $name }</b>: color of the box behind the text
tuning-high = ✨ <b>{ $name }</b>: what marks the word being said
tuning-entr = ✨ <b>{ $name }</b>: how words appear. A picture does not show motion
tuning-tran = ✨ <b>{ $name }</b>: how lines change. A picture does not show motion
tuning-box = ▭ <b>{ $name }</b>: outline, box and shadow
tuning-wrds = 📐 <b>{ $name }</b>: how many words are shown, and where

tab-col = Text
tab-hcol = Word
tab-scol = Outline
tab-bcol = Box
tab-high = Mark
tab-entr = Words
tab-tran = Change
button-tab-on = • { $name } •

tune-size = Size { $value }
tune-wght = Weight { $value }
tune-case = UPPERCASE: { $value }
tune-strk = Outline { $value }
tune-box = Box behind the text: { $value }
tune-shad = Shadow: { $value }
tune-wrds = Words: { $value }
tune-line = Lines: { $value }
tune-pos = From top: { $value }%

high-none = no mark
high-color = color
high-background = box
high-underline = underline
high-pop-in = pop
high-karaoke = karaoke
high-bounce = bounce
high-glow-pulse = glow
entr-none = all at once
entr-fade = fade in
entr-rise = rise
entr-pop = pop up
tran-none = at once
tran-fade = fade
tran-slide = slide
tran-zoom-in = zoom
tran-drop-in = drop
