"""What the render service shows of the source at every frame (`remotion_service/src/layouts`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from core.domain.crop import Layout, LayoutKind
from core.domain.crop_path import windows_at
from core.domain.geometry import Rect

WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Shown:
    """One frame: the windows over the source, the whole picture for `fit`. `time_ms` counts from
    the clip's start."""

    time_ms: float
    kind: LayoutKind
    windows: tuple[Rect, ...]


def frames_shown(
    layouts: Sequence[Layout], fps: float, duration_ms: int, picture_aspect: float
) -> list[Shown]:
    """Return every frame of the clip; `picture_aspect` is width / height of the source."""
    frames = _frame(duration_ms, fps)
    shown: list[Shown] = []
    for index, layout in enumerate(layouts):
        first = min(_frame(layout.from_ms, fps), frames)
        last = index == len(layouts) - 1
        end = frames if last else min(_frame(layout.to_ms, fps), frames)
        for frame in range(first, end):
            time_ms = frame * 1000 / fps
            windows = windows_at(layout, time_ms, picture_aspect) or (WHOLE,)
            shown.append(Shown(time_ms, layout.kind, windows))
    return shown


def _frame(ms: float, fps: float) -> int:
    return floor(ms * fps / 1000 + 0.5)
