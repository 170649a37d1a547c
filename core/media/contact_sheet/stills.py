"""The frames of a video at given times."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from core.domain.errors import EngineUnavailableError
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.media.contact_sheet.canvas import Image
from core.media.frames import decode_span

_REACH_MS = 2_000
"""How far the next frame may be, where frames are rare."""


def stills(
    video: Path, facts: MediaFacts, times: Sequence[int], long_side: int
) -> Iterator[tuple[int, Image]]:
    """Yield the first frame from each time on, RGB, `long_side` px at most; times without one
    are left out.

    Seeks once per time: meant for few.
    """
    for time_ms in times:
        near = Span(time_ms, time_ms + _REACH_MS)
        with suppress(EngineUnavailableError):
            for frame in decode_span(video, facts, near, long_side):
                yield time_ms, frame.picture()
                break
