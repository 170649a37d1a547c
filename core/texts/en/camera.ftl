# Words on the picture of the camera's decisions: room is scarce.
camera-voice = S{ $number }
camera-person = { $letter } — face
camera-off-screen = { $voices } — off screen
camera-nobody = nobody
camera-percent = { $value }%
camera-cut = cut
camera-left = left
camera-right = right
camera-row-voices = Voice
camera-row-shown = On camera
camera-row-layout = Layout
camera-row-path = Window
camera-row-lips = Lips
camera-kind-single = single
camera-kind-split = split
camera-kind-fit = full frame
camera-shots = { $count ->
    [one] { $count } shot
   *[other] { $count } shots
}
camera-people = { $count ->
    [one] { $count } face
   *[other] { $count } faces
}
camera-voices = { $count ->
    [one] { $count } voice
   *[other] { $count } voices
}
camera-wished = camera: { $wish }
camera-wish-auto = auto
camera-wish-center = center
camera-wish-left = left
camera-wish-right = right
camera-wish-split = split
camera-wish-fit = full frame
camera-wish-swap = the other person
camera-wish-static = no movement
camera-wish-zoom = zoom ×{ $factor }
camera-wish-speed = speed ×{ $factor }
camera-wish-manual = by hand
