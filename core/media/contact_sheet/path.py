"""The window's way across the picture, with the faces it follows, and how their lips move."""

from collections.abc import Iterator

from core.domain.crop_path import windows_at
from core.domain.faces import FaceTrack
from core.media.contact_sheet.canvas import Canvas
from core.media.contact_sheet.colours import CARD, GRID, INK, SOFT, mixed, of_person
from core.media.contact_sheet.scene import Story
from core.media.contact_sheet.timeline import LABELS, Frame, draw_cuts
from core.texts import Translator

_PATH, _LIPS, _GAP = 150, 60, 10
PATH_HEIGHT = _PATH + _GAP + _LIPS + _GAP
_STEP_MS = 80
_LIPS_FULL = 0.12
"""A gap of the lips, in heights of the face, that reaches the top of its row."""


def draw_path(canvas: Canvas, frame: Frame, top: int, story: Story, t: Translator) -> None:
    """Draw where the window and the faces are from left (up) to right (down), then the lips."""
    _ground(canvas, frame, top, _PATH, t("camera-row-path"))
    edges = (t("camera-left"), top + 12), (t("camera-right"), top + _PATH - 12)
    for word, middle in edges:
        canvas.text(frame.left - LABELS, middle, word, 12, SOFT)
    for upper, lower in _bands(frame, top, story):
        canvas.area([*upper, *reversed(lower)], INK, 0.16)
        canvas.curve(upper, INK, 1)
        canvas.curve(lower, INK, 1)
    for track in story.tracks():
        points = [(frame.x(s.time_ms), top + s.rect.center_x * _PATH) for s in track.samples]
        canvas.curve(points, of_person(track.person), 2)
    lips = top + _PATH + _GAP
    _ground(canvas, frame, lips, _LIPS, t("camera-row-lips"))
    for track in story.tracks():
        canvas.curve(_lips(frame, lips, track), of_person(track.person), 1)
    draw_cuts(canvas, frame, top, lips + _LIPS, story)


def _ground(canvas: Canvas, frame: Frame, top: int, height: int, name: str) -> None:
    canvas.fill(frame.left, top, frame.width, height, mixed(CARD, GRID, 0.5), radius=4)
    canvas.text(frame.left - LABELS, top + height // 2, name, 15, SOFT)


_Line = list[tuple[float, float]]


def _bands(frame: Frame, top: int, story: Story) -> Iterator[tuple[_Line, _Line]]:
    """Yield the two edges of every window that moves or rests without a jump."""
    analysis = story.trail.analysis
    start_ms, aspect = analysis.span.start_ms, analysis.width / analysis.height
    for layout in story.trail.plan.layouts:
        times = [*range(layout.from_ms, layout.to_ms, _STEP_MS), layout.to_ms]
        for panel in range(len(layout.panels)):
            upper, lower = _Line(), _Line()
            for time_ms in times:
                window = windows_at(layout, time_ms, aspect)[panel : panel + 1]
                for rect in window:
                    x = frame.x(start_ms + time_ms)
                    upper.append((x, top + rect.x * _PATH))
                    lower.append((x, top + (rect.x + rect.width) * _PATH))
            if upper:
                yield upper, lower


def _lips(frame: Frame, top: int, track: FaceTrack) -> _Line:
    return [
        (frame.x(s.time_ms), top + _LIPS - 3 - min(1.0, s.mouth_open / _LIPS_FULL) * (_LIPS - 6))
        for s in track.samples
        if s.mouth_open is not None
    ]
