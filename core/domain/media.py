"""Facts about a media file, as the rest of the program may rely on them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What ingest learned of a source.

    width, height: displayed pixels (rotation and pixel aspect applied).
    fps: average frames per second; `variable_fps` tells when it is only an average.
    duration_ms: length of the picture, from its first frame.
    start_offset_ms: first video frame relative to the container's own start: what a seek by
        container time must add to our times (negative never).
    rotation: clockwise degrees (0, 90, 180, 270) already applied to width and height.
    """

    width: int
    height: int
    fps: float
    variable_fps: bool
    duration_ms: int
    start_offset_ms: int
    rotation: int
    video_codec: str
    audio_codec: str | None
    bytes: int

    @property
    def has_audio(self) -> bool:
        return self.audio_codec is not None
