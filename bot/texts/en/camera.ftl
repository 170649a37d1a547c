card-camera = 🎥 Camera: { $wish }
card-camera-looking = 👀 First I look who is in the picture: a minute or two, then I will show it.
card-camera-drawing = ⏳ Drawing what it will look like…
card-camera-ready = 👆 Left: the source with the window, right: what people will see. Below: who speaks and who is shown. The choice holds for the other moments of this video too.
card-camera-failed = ⚠️ The picture did not work out, but your choice is kept. Press again to retry.

button-camera = 🎥 Camera
button-camera-on = • { $name } •
button-camera-auto = ✨ Auto
button-camera-split = ⬒ Split
button-camera-fit = 🖼 Full frame
button-camera-left = ⬅️ Left
button-camera-center = ⏺ Center
button-camera-right = ➡️ Right
button-camera-swap = 👥 The other
button-camera-follow = 🎯 Follow
button-camera-wider = 🔍 −
button-camera-closer = 🔍 +
button-camera-slower = 🐢 −
button-camera-faster = 🐇 +
button-camera-back = ↩️ Back

alert-camera = Here it comes
alert-camera-closed = Done
alert-camera-chosen = Already chosen
alert-camera-no-further = That is as far as it goes
