# Names of styles are for buttons and lists: short, with a capital letter.

style-shorts = Shorts
style-shorts-about = Big white words with an outline; the spoken one pops up in yellow.
style-podcast = Podcast
style-podcast-about = Calm lines on a dark card; every voice has a color of its own.
style-karaoke = Karaoke
style-karaoke-about = Words fill with color from left to right while they are spoken.
style-neon = Neon
style-neon-about = Wide letters in a pink glow; the spoken word flares up.
style-poster = Poster
style-poster-about = Two huge words at a time, in CAPITALS and tilted: for loud lines.
style-minimal = Minimal
style-minimal-about = Small text with a soft shadow; no word is marked.
style-marker = Marker
style-marker-about = The spoken word is painted over in green, as with a marker.
style-lecture = Lecture
style-lecture-about = Dark text on a light card; the spoken word is underlined.
style-imported-about = Added to this installation.

error-invalid-style = The style cannot have this (what it may have is in brackets): { $field }
error-not-a-style = This is not a style file. The bot (“📄 File” of a style) and shorts styles --export write such files.
error-broken-style = The style file is damaged or cut off: line { $line }, character { $column }.
error-newer-style = This style is from a newer version, and I do not understand it yet.
error-style-name = The name of a style has 1 to { $limit } characters in one line.
error-style-name-taken = You already have a style called “{ $name }”. Choose another name.
error-too-many-styles = You can have at most { $limit } styles of your own. Delete one first.
error-style-gone = This style is no longer there.
error-invalid-image = The logo cannot be opened. It takes a PNG, JPEG or WebP picture of up to { NUMBER($limit_mb, maximumFractionDigits: 0) } MB.
error-watermark-text = The text is too long: up to { $limit } characters fit.
error-bad-color = This does not look like a color. I need a code of six digits, such as #ff4f8b.
