"""What is shown in each stretch of a shot, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean

from core.domain.camera import Reason
from core.domain.crop import LayoutKind
from core.domain.document import Word
from core.domain.spans import Span
from core.stages.camera.active import Run, runs_of
from core.stages.camera.boxes import boxes_of
from core.stages.camera.follow import MARGIN
from core.stages.camera.people import Person, SeenShot
from core.stages.camera.sight import Sight
from core.stages.camera.speakers import Voices
from core.stages.camera.turns import snap_turns
from core.stages.camera.unclear import UNSURE, marked, sure_of
from core.stages.camera.window import Panel

MIN_FIT_MS, MIN_OFF_SCREEN_MS = 2_000, 4_000
"""A shorter time without anybody, or with a voice from off screen, is waited out: a flash of full
frame jars, and who is asked something may be watched."""
LARGEST = 1.8
"""A face this many times larger than any other is the picture's subject."""
INSET_ASIDE, INSET_ABOVE, INSET_BELOW, INSET_HEIGHT = 0.2, 0.16, 0.68, 0.22
"""An only face this near to a side, this high up or this far down, and this small, is an inset
over slides: people who are filmed have their faces between."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One layout to be: whom its windows hold. `people` one per window of a split; in a single
    all of them share the window. Without any it is around `x`, 0..1 of the picture."""

    kind: LayoutKind
    span: Span
    people: tuple[Person, ...]
    reason: Reason
    confidence: float
    x: float = 0.5


@dataclass(frozen=True, slots=True)
class Scene:
    """One shot with all that is known of it."""

    shot: SeenShot
    sight: Sight
    voices: Voices
    panel: Panel

    @property
    def people(self) -> tuple[Person, ...]:
        return self.shot.people

    @property
    def span(self) -> Span:
        return self.shot.span

    @property
    def is_upright(self) -> bool:
        """The window leaves out hardly anything at the sides."""
        return self.panel.window(1.0)[0] > 0.98  # noqa: PLR2004

    def person(self, number: int) -> Person:
        return next(p for p in self.people if p.id == number)


def turns_of(scene: Scene, words: Sequence[Word], speed: float) -> tuple[Run, ...]:
    """Return who is on camera when; short spells without anybody are waited out."""
    if not scene.people:
        return ()
    runs = runs_of(scene.sight, scene.voices, scene.span, speed)
    return _joined(snap_turns(_joined(_waited_out(scene, runs)), words))


def stretches_of(scene: Scene, runs: Sequence[Run]) -> list[Stretch]:
    """Return the layouts of a shot, covering it."""
    whole = _of_the_whole(scene, runs)
    if whole is not None:
        return [whole]
    shown: list[Stretch] = []
    for reason, group in groupby(marked(runs, len(scene.people)), key=lambda pair: pair[0]):
        turns = [run for _, run in group]
        if reason is None:
            shown += [_turn(scene, run) for run in turns]
        else:
            shown.append(_unclear(scene, turns, reason))
    return shown


def _of_the_whole(scene: Scene, runs: Sequence[Run]) -> Stretch | None:
    """Return what holds for the whole shot, whoever speaks."""
    people, span = scene.people, scene.span
    if scene.is_upright:
        lead = sorted(people, key=lambda p: -p.area)[:1]
        return Stretch(LayoutKind.SINGLE, span, tuple(lead), Reason.VERTICAL, 1.0)
    if not people:
        if span.duration_ms < MIN_FIT_MS:
            return Stretch(LayoutKind.SINGLE, span, (), Reason.SHORT_NO_FACE, 1.0)
        reason = Reason.SMALL_FACES if scene.shot.any_face else Reason.NO_FACE
        return Stretch(LayoutKind.FIT, span, (), reason, 1.0)
    if len(people) == 1 and _is_inset(people[0]):
        return Stretch(LayoutKind.FIT, span, (), Reason.INSET, 1.0)
    active = {run.person for run in runs if run.person is not None}
    if len(people) > 1 and (len(active) > 1 or sure_of(runs) < UNSURE) and _fit_together(scene):
        return Stretch(LayoutKind.SINGLE, span, people, Reason.TOGETHER, 1.0)
    return None


def _turn(scene: Scene, run: Run) -> Stretch:
    confidence = 1.0 if run.confidence is None else run.confidence
    if run.person is None:
        seen = _somebody_seen(scene, run.span)
        reason = Reason.OFF_SCREEN if seen else Reason.NO_FACE
        return Stretch(LayoutKind.FIT, run.span, (), reason, confidence)
    person = scene.person(run.person)
    if len(scene.people) == 1:
        return Stretch(LayoutKind.SINGLE, run.span, (person,), Reason.ONLY_FACE, 1.0)
    return Stretch(LayoutKind.SINGLE, run.span, (person,), Reason.SPEAKING_FACE, confidence)


def _unclear(scene: Scene, turns: Sequence[Run], reason: Reason) -> Stretch:
    """Show both of two; of more the one in front, else everybody."""
    span = Span(turns[0].span.start_ms, turns[-1].span.end_ms)
    confidence = sure_of(turns)
    active = {run.person for run in turns if run.person is not None}
    pair = scene.people
    if reason is Reason.FAST_EXCHANGE:
        pair = tuple(p for p in scene.people if p.id in active)
    if len(pair) == 2:  # noqa: PLR2004
        return Stretch(LayoutKind.SPLIT, span, pair, reason, confidence)
    front = sorted(scene.people, key=lambda p: -p.area)
    if front[0].area > LARGEST * front[1].area:
        return Stretch(LayoutKind.SINGLE, span, (front[0],), Reason.LARGEST_FACE, confidence)
    return Stretch(LayoutKind.FIT, span, (), reason, confidence)


def _waited_out(scene: Scene, runs: Sequence[Run]) -> list[Run]:
    """Give short spells without a face to the person before, or after."""
    kept: list[Run] = []
    for i, run in enumerate(runs):
        least = MIN_OFF_SCREEN_MS if _somebody_seen(scene, run.span) else MIN_FIT_MS
        if run.person is None and run.span.duration_ms < least and len(runs) > 1:
            other = kept[-1] if kept else runs[i + 1]
            kept.append(replace(other, span=run.span))
        else:
            kept.append(run)
    return kept


def _somebody_seen(scene: Scene, span: Span) -> bool:
    """Say whether faces are in view for most of a span."""
    steps = (scene.sight.times >= span.start_ms) & (scene.sight.times < span.end_ms)
    return bool(scene.sight.visible[steps].any(axis=1).mean() > 0.5) if steps.any() else False  # noqa: PLR2004


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is None or last.person != run.person:
            joined.append(run)
            continue
        sure = [r.confidence for r in (last, run) if r.confidence is not None]
        span = Span(last.span.start_ms, run.span.end_ms)
        joined[-1] = Run(span, last.ranking, fmean(sure) if sure else None)
    return tuple(joined)


def _fit_together(scene: Scene) -> bool:
    edges = [boxes_of([person]).reach for person in scene.people]
    margin = MARGIN * max(s.rect.width for person in scene.people for s in person.samples)
    wide = max(right for _, right in edges) - min(left for left, _ in edges)
    return wide + 2 * margin < scene.panel.window(1.0)[0]


def _is_inset(person: Person) -> bool:
    rects = [s.rect for s in person.samples]
    x, y = fmean(r.center_x for r in rects), fmean(r.center_y for r in rects)
    aside = min(x, 1 - x) < INSET_ASIDE and not INSET_ABOVE <= y <= INSET_BELOW
    return aside and person.height < INSET_HEIGHT
