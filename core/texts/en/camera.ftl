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
camera-reason-only-face = the only face
camera-reason-speaking-face = this one speaks
camera-reason-largest-face = unclear who speaks: the largest face
camera-reason-together = everybody fits
camera-reason-unsure = unclear who speaks
camera-reason-fast-exchange = quick exchange
camera-reason-off-screen = voice off screen
camera-reason-no-face = no faces
camera-reason-small-faces = faces too small
camera-reason-inset = a small face in the corner
camera-reason-short-no-face = short shot without faces
camera-reason-short-shot = short shot: as the ones around
camera-reason-vertical = the video is upright already
camera-reason-chosen = chosen
camera-reason-manual = set by hand
