"""Who spoke, who was on camera and how, on one line of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.spans import Span
from core.media.contact_sheet.canvas import BOLD, Canvas, shortened, text_width
from core.media.contact_sheet.colours import (
    CARD,
    DARK,
    GRID,
    INK,
    LAYOUTS,
    NOBODY,
    SOFT,
    ink_on,
    mixed,
    of_person,
)
from core.media.contact_sheet.scene import Story, letter
from core.texts import Translator
from core.texts.camera import layout_words
from core.texts.units import clock

LABELS = 128
"""Width of the rows' names, px."""
_AXIS, _VOICE, _BAND, _GAP = 34, 18, 28, 8
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300)
_TICK_APART = 90
_TEXT = 15
_MAX_LANES = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on the canvas the line of time lies, px, and which time it shows."""

    left: int
    width: int
    span: Span

    def x(self, time_ms: float) -> int:
        """Return the place of a time of the source."""
        share = (time_ms - self.span.start_ms) / max(1, self.span.duration_ms)
        return self.left + round(self.width * min(1.0, max(0.0, share)))


def timeline_height(story: Story) -> int:
    """Return how high `draw_timeline` draws, px."""
    lanes = len(_lanes(story))
    return _AXIS + (lanes * (_VOICE + 4) + _GAP if lanes else 0) + 2 * (_BAND + _GAP)


def draw_timeline(
    canvas: Canvas,
    frame: Frame,
    top: int,
    story: Story,
    times: Sequence[int],
    t: Translator,
    *,
    reasons: bool,
) -> int:
    """Draw the rows from `top` down and return where they end. `times` are those of the
    pictures; `reasons` says why each layout was chosen."""
    _axis(canvas, frame, top, times)
    y = top + _AXIS
    for speaker in _lanes(story):
        _voice(canvas, frame, y, story, speaker, t)
        y += _VOICE + 4
    y += _GAP if y > top + _AXIS else 0
    _name(canvas, frame, y + _BAND // 2, t("camera-row-shown"))
    _turns(canvas, frame, y, story, t)
    y += _BAND + _GAP
    _name(canvas, frame, y + _BAND // 2, t("camera-row-layout"))
    _layouts(canvas, frame, y, story, t, reasons=reasons)
    y += _BAND + _GAP
    draw_cuts(canvas, frame, top + _AXIS - 4, y - _GAP, story)
    return y


def draw_cuts(canvas: Canvas, frame: Frame, top: int, bottom: int, story: Story) -> None:
    """Draw a dashed line at every cut of the source."""
    for shot in story.trail.analysis.shots[1:]:
        canvas.dashes(frame.x(shot.span.start_ms), top, bottom, INK)


def _lanes(story: Story) -> Sequence[int | None]:
    """Return who gets a row: each voice, or all together where nobody told them apart."""
    if story.speakers:
        return story.speakers[:_MAX_LANES]
    return (None,) if story.trail.voices else ()


def _name(canvas: Canvas, frame: Frame, middle: int, name: str) -> None:
    fits = shortened(name, LABELS - 12, _TEXT)
    canvas.text(frame.left - LABELS, middle, fits, _TEXT, SOFT)


def _axis(canvas: Canvas, frame: Frame, top: int, times: Sequence[int]) -> None:
    seconds = frame.span.duration_ms / 1000
    most = max(1, frame.width // _TICK_APART)
    step_s = next((s for s in _STEPS_S if seconds / s <= most), _STEPS_S[-1])
    first = -(-frame.span.start_ms // (step_s * 1000)) * step_s * 1000
    for time_ms in range(first, frame.span.end_ms + 1, step_s * 1000):
        x = frame.x(time_ms)
        canvas.fill(x, top + _AXIS - 10, 1, 6, SOFT)
        if x + 5 + text_width(clock(time_ms), 12) <= frame.left + frame.width:
            canvas.text(x + 5, top + _AXIS - 10, clock(time_ms), 12, SOFT)
    free = frame.left - 100
    for number, time_ms in enumerate(times, start=1):
        x = frame.x(time_ms)
        if x < free:
            continue
        canvas.centred(x, top + 8, str(number), 12, INK, BOLD)
        free = x + text_width(str(number), 12, BOLD) + 2


def _voice(
    canvas: Canvas, frame: Frame, y: int, story: Story, speaker: int | None, t: Translator
) -> None:
    person, confidence = (None, 0.0) if speaker is None else story.face_of(speaker)
    name = t("camera-row-voices") if speaker is None else t("camera-voice", number=speaker + 1)
    if person is not None:
        name += f" → {letter(person)} {t('camera-percent', value=round(confidence * 100))}"
    _name(canvas, frame, y + _VOICE // 2, name)
    canvas.fill(frame.left, y, frame.width, _VOICE, mixed(CARD, GRID, 0.5), radius=4)
    for voice in story.trail.voices:
        if voice.speaker == speaker:
            _block(canvas, frame, y, _VOICE, voice.span, of_person(person))


def _turns(canvas: Canvas, frame: Frame, y: int, story: Story, t: Translator) -> None:
    canvas.fill(frame.left, y, frame.width, _BAND, mixed(CARD, GRID, 0.5), radius=4)
    for shot in story.trail.plan.decisions:
        for turn in shot.turns:
            colour = NOBODY if turn.person is None else of_person(turn.person)
            sure = mixed(colour, DARK, 0.55 * (1 - min(1.0, turn.confidence)))
            x, width = _block(canvas, frame, y, _BAND, turn.span, sure)
            who, told = t("camera-nobody"), t("camera-nobody")
            if turn.person is not None:
                who = letter(turn.person)
                told = f"{who} {t('camera-percent', value=round(turn.confidence * 100))}"
            _inside(canvas, x, y, width, told, who, ink_on(sure))


def _layouts(
    canvas: Canvas, frame: Frame, y: int, story: Story, t: Translator, *, reasons: bool
) -> None:
    start_ms = story.trail.analysis.span.start_ms
    for layout in story.trail.plan.layouts:
        span = Span(layout.from_ms + start_ms, max(layout.from_ms, layout.to_ms) + start_ms)
        x, width = _block(canvas, frame, y, _BAND, span, LAYOUTS[layout.kind])
        kind = t(f"camera-kind-{layout.kind}")
        told = layout_words(t, layout) if reasons else kind
        _inside(canvas, x, y, width, told, kind, INK)


def _block(
    canvas: Canvas, frame: Frame, y: int, height: int, span: Span, colour: tuple[int, int, int]
) -> tuple[int, int]:
    """Fill a stretch of a row; return where it begins and how wide it is."""
    left, right = frame.x(span.start_ms), frame.x(span.end_ms)
    width = max(2, right - left - 1)
    canvas.fill(left, y, width, height, colour, radius=min(4, width // 3))
    return left, width


def _inside(
    canvas: Canvas, x: int, y: int, width: int, long: str, short: str, ink: tuple[int, int, int]
) -> None:
    """Write the long text into a block, as much of it as fits, else the short one or nothing."""
    room = width - 10
    text = long if text_width(long, 14, BOLD) <= room else shortened(long, room, 14, BOLD)
    if len(text) < len(short):
        text = short if text_width(short, 14, BOLD) <= room else ""
    if text:
        canvas.text(x + 6, y + _BAND // 2, text, 14, ink, BOLD)
