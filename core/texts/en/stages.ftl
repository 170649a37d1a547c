stage-ingest = Fetching the video
stage-transcribe = Transcribing the speech
stage-viral-detect = Looking for strong moments
stage-face-detect = Following the faces
stage-aspect-convert = Making the short
stage-deliver = Sending the short
stage-camera-look = Looking who is in the picture
stage-look-ahead = Looking ahead who is in the picture
stage-camera-preview = Drawing the camera preview
stage-still = Drawing how it will look
stage-draft-look = Looking who is in the picture, for a draft
stage-draft = Making a draft
stage-publish = Posting the short
stage-find-moments = Looking for the moment
stage-shadow-detect = Comparing ways to search

eta = { $minutes ->
    [0] less than a minute
    [one] ≈ { $minutes } minute
   *[other] ≈ { $minutes } minutes
}
eta-hours = ≈ { $hours } h { $minutes } min
seconds = { $seconds } s
