"""The whole sheet: a heading, the moments, the line of time, the legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.media.contact_sheet.canvas import BOLD, Canvas, Image, shortened, text_width
from core.media.contact_sheet.colours import (
    CARD,
    INK,
    LAYOUTS,
    NOBODY,
    PAGE,
    SOFT,
    Colour,
    of_person,
)
from core.media.contact_sheet.pair import pair_of, pair_width
from core.media.contact_sheet.path import PATH_HEIGHT, draw_path
from core.media.contact_sheet.scene import Moment, Story, letter
from core.media.contact_sheet.timeline import LABELS, Frame, draw_timeline, timeline_height
from core.texts import Translator
from core.texts.camera import layout_words, wish_words
from core.texts.units import clock

_GAP = 8
_STRIP = 34
"""Height of a moment's own line of words, px."""


@dataclass(frozen=True, slots=True)
class SheetSize:
    """How much of everything. `detailed` adds the heading, the reasons and the window's path."""

    width: int
    margin: int
    count: int
    columns: tuple[int, ...]
    tallest: int
    detailed: bool


FULL = SheetSize(1920, 36, 15, (3, 5), 330, detailed=True)
"""For whoever wants to know why: wide, with everything."""
SMALL = SheetSize(1280, 20, 6, (2, 3), 400, detailed=False)
"""For a chat: readable on a phone."""


class Sheet:
    """Lays the parts out below each other."""

    def __init__(self, story: Story, size: SheetSize, title: str, t: Translator) -> None:
        self._story = story
        self._size = size
        self._title = title
        self._t = t

    def draw(self, frames: Sequence[tuple[int, Image]]) -> Image:
        """Draw everything; `frames` are the source's, by time."""
        size, rows = self._size, self._rows(len(frames))
        height = size.margin + self._heading_height() + rows.height
        height += 2 * _GAP + timeline_height(self._story) + self._legend_height() + size.margin
        height += PATH_HEIGHT if size.detailed else 0
        canvas = Canvas.blank(size.width, height, PAGE)
        y = self._heading(canvas, size.margin)
        for index, (time_ms, frame) in enumerate(frames):
            x, top = rows.place(index)
            self._moment(canvas, x, y + top, rows, index + 1, self._story.at(time_ms), frame)
        y += rows.height + 2 * _GAP
        line = self._line()
        times = [time_ms for time_ms, _ in frames]
        y = draw_timeline(canvas, line, y, self._story, times, self._t, reasons=size.detailed)
        if size.detailed:
            draw_path(canvas, line, y, self._story, self._t)
            y += PATH_HEIGHT
        self._legend(canvas, y)
        return canvas.image

    def _rows(self, count: int) -> "_Rows":
        """Return the fewest columns whose moments are not too tall, and as few as there are."""
        analysis, size = self._story.trail.analysis, self._size
        room = size.width - 2 * size.margin
        rows = None
        for columns in range(size.columns[0], size.columns[1] + 1):
            width = (room - (columns - 1) * 2 * _GAP) // columns
            rows = _Rows.fitting(
                size.margin, width, columns, count, analysis.width / analysis.height
            )
            if rows.picture <= size.tallest:
                return rows
        assert rows is not None
        return rows

    def _line(self) -> Frame:
        size = self._size
        left = size.margin + LABELS
        return Frame(left, size.width - size.margin - left, self._story.trail.analysis.span)

    def _heading_height(self) -> int:
        return 74 if self._size.detailed else 0

    def _heading(self, canvas: Canvas, top: int) -> int:
        if not self._size.detailed:
            return top
        room = self._size.width - 2 * self._size.margin
        title = shortened(self._title, room, 30, BOLD)
        canvas.text(self._size.margin, top + 16, title, 30, INK, BOLD)
        facts = "   ·   ".join(self._facts())
        canvas.text(self._size.margin, top + 50, shortened(facts, room, 17), 17, SOFT)
        return top + self._heading_height()

    def _facts(self) -> list[str]:
        t, trail = self._t, self._story.trail
        analysis = trail.analysis
        span = f"{clock(analysis.span.start_ms)}–{clock(analysis.span.end_ms)}"
        return [
            span,
            f"{analysis.width}×{analysis.height}",
            t("camera-shots", count=len(analysis.shots)),
            t("camera-people", count=len(self._story.people)),
            t("camera-voices", count=len(self._story.speakers)),
            t("camera-wished", wish=wish_words(t, trail.wish)),
        ]

    def _moment(
        self,
        canvas: Canvas,
        x: int,
        y: int,
        rows: "_Rows",
        number: int,
        moment: Moment,
        frame: Image,
    ) -> None:
        canvas.fill(x, y, rows.width, rows.picture + _STRIP, CARD, radius=8)
        end = canvas.text(x + 12, y + _STRIP // 2, str(number), 16, SOFT, BOLD)
        end = canvas.text(end + 12, y + _STRIP // 2, _time(moment.time_ms), 16, INK, BOLD)
        if moment.layout is not None:
            if self._size.detailed:
                words = layout_words(self._t, moment.layout)
            else:
                words = self._t(f"camera-kind-{moment.layout.kind}")
            words = shortened(words, x + rows.width - end - 24, 15)
            right = x + rows.width - 12 - text_width(words, 15)
            canvas.text(right, y + _STRIP // 2, words, 15, SOFT)
        picture = pair_of(frame, moment, rows.picture, _GAP, self._t)
        left = x + max(0, (rows.width - picture.shape[1]) // 2)
        canvas.paste(left, y + _STRIP, picture[:, : rows.width])

    def _legend_height(self) -> int:
        return 40

    def _legend(self, canvas: Canvas, y: int) -> None:
        t, x, middle = self._t, self._size.margin, y + 24
        for colour, words in self._entries():
            width = 22 + text_width(words, 15) + 26
            if x + width > self._size.width - self._size.margin:
                break
            canvas.fill(x, middle - 8, 16, 16, colour, radius=4)
            x = canvas.text(x + 24, middle, words, 15, INK) + 24
        cut = t("camera-cut")
        if (
            len(self._story.trail.analysis.shots) > 1
            and x + text_width(cut, 15) < canvas.image.shape[1]
        ):
            canvas.dashes(x + 8, middle - 10, middle + 10, INK)
            canvas.text(x + 24, middle, cut, 15, INK)

    def _entries(self) -> list[tuple[Colour, str]]:
        t, story = self._t, self._story
        owners = {speaker: story.face_of(speaker)[0] for speaker in story.speakers}
        entries: list[tuple[Colour, str]] = []
        for person in story.people:
            voices = [t("camera-voice", number=s + 1) for s in owners if owners[s] == person]
            name = t("camera-person", letter=letter(person))
            entries.append((of_person(person), " · ".join([name, *voices])))
        hidden = [t("camera-voice", number=s + 1) for s in owners if owners[s] is None]
        if hidden and story.trail.plan.decisions:
            entries.append((NOBODY, t("camera-off-screen", voices=", ".join(hidden))))
        kinds = dict.fromkeys(layout.kind for layout in story.trail.plan.layouts)
        entries += [(LAYOUTS[kind], t(f"camera-kind-{kind}")) for kind in kinds]
        return entries


@dataclass(frozen=True, slots=True)
class _Rows:
    """The moments in rows; px."""

    left: int
    width: int
    columns: int
    count: int
    picture: int

    @classmethod
    def fitting(cls, left: int, width: int, columns: int, count: int, aspect: float) -> "_Rows":
        unit = pair_width(aspect, 10_000, 0) / 10_000
        return cls(left, width, columns, count, int((width - _GAP) / unit))

    @property
    def height(self) -> int:
        rows = -(-self.count // self.columns)
        return rows * (self.picture + _STRIP + 2 * _GAP)

    def place(self, index: int) -> tuple[int, int]:
        row, column = divmod(index, self.columns)
        x = self.left + column * (self.width + 2 * _GAP)
        return x, row * (self.picture + _STRIP + 2 * _GAP)


def _time(time_ms: int) -> str:
    return f"{clock(time_ms)}.{time_ms % 1000 // 100}"
