"""From what was seen to what is shown: a layout for every stretch of a clip, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.domain.camera import (
    CameraPlan,
    CameraWish,
    LayoutChoice,
    Reason,
    ShotDecision,
    SpeakerFace,
    Turn,
)
from core.domain.crop import Layout, LayoutKind
from core.domain.document import Word
from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.stages.camera.active import Run
from core.stages.camera.draw import layouts_of
from core.stages.camera.follow import Pace
from core.stages.camera.people import seen_shots
from core.stages.camera.settle import settled
from core.stages.camera.sight import sights_of
from core.stages.camera.speakers import group_of, voices_of
from core.stages.camera.stretches import Scene, Stretch, stretches_of, turns_of
from core.stages.camera.window import full_panel
from core.stages.camera.wishes import by_hand, chosen, swapped, turned_over

USABLE_FACE = 0.07
"""Least height of a face in the window, when as close as the source bears."""


def plan_camera(
    analysis: FaceAnalysis,
    facts: MediaFacts,
    words: Sequence[Word],
    wish: CameraWish = CameraWish(),  # noqa: B008  (frozen)
) -> CameraPlan:
    """Return layouts that cover `analysis.span` without gaps, in ms from the clip's start, and the
    decisions behind them.

    `words` carry times of the source.
    """
    pace = Pace.of(wish)
    scenes = _scenes(analysis, facts, words)
    turns = [turns_of(scene, words, pace.speed) for scene in scenes]
    if wish.swap:
        turns = [swapped(scene, runs) for scene, runs in zip(scenes, turns, strict=True)]
    shown = [_shown(scene, runs, wish) for scene, runs in zip(scenes, turns, strict=True)]
    if wish.choice is LayoutChoice.AUTO:
        shown = settled(shown, [scene.people for scene in scenes])
    start = analysis.span.start_ms
    decisions = tuple(
        _decision(scene, runs, stretches)
        for scene, runs, stretches in zip(scenes, turns, shown, strict=True)
    )
    if wish.manual is not None:
        length = analysis.span.duration_ms
        path = by_hand(wish.manual, full_panel(facts), length)
        layouts = [Layout(LayoutKind.SINGLE, 0, length, (path,), str(Reason.MANUAL))]
        return CameraPlan(tuple(layouts), decisions)
    layouts = [
        layout for stretches in shown for layout in layouts_of(stretches, facts, start, pace)
    ]
    return CameraPlan(join_equal(layouts), decisions)


def _scenes(analysis: FaceAnalysis, facts: MediaFacts, words: Sequence[Word]) -> tuple[Scene, ...]:
    panel = full_panel(facts)
    least = USABLE_FACE * panel.window(panel.max_zoom)[1]
    shots = seen_shots(analysis, least)
    sights = sights_of(shots, words)
    voices = voices_of(sights)
    return tuple(
        Scene(shot, sight, voices[group_of(sight)], panel)
        for shot, sight in zip(shots, sights, strict=True)
    )


def _shown(scene: Scene, runs: Sequence[Run], wish: CameraWish) -> list[Stretch]:
    if wish.choice is not LayoutChoice.AUTO:
        stretches = [chosen(scene, wish.choice)]
    else:
        stretches = stretches_of(scene, runs)
    return [turned_over(stretch) for stretch in stretches] if wish.swap else stretches


def _decision(scene: Scene, runs: Sequence[Run], stretches: Sequence[Stretch]) -> ShotDecision:
    lasting = max(stretches, key=lambda stretch: stretch.span.duration_ms)
    total = sum(s.span.duration_ms for s in stretches)
    turns = tuple(Turn(run.span, run.person, _rounded(run.confidence)) for run in runs)
    return ShotDecision(
        span=scene.span,
        people=tuple(person.id for person in scene.people),
        speakers=scene.voices.faces or _by_lips(turns),
        turns=turns,
        kind=lasting.kind,
        reason=str(lasting.reason),
        confidence=_rounded(
            sum(s.confidence * s.span.duration_ms for s in stretches) / max(1, total)
        ),
    )


def _by_lips(turns: Sequence[Turn]) -> tuple[SpeakerFace, ...]:
    """Without labels, everybody who has a turn is a speaker."""
    sure: dict[int, float] = {}
    for turn in turns:
        if turn.person is not None:
            sure[turn.person] = max(turn.confidence, sure.get(turn.person, 0.0))
    return tuple(SpeakerFace(None, person, confidence) for person, confidence in sure.items())


def _rounded(confidence: float | None) -> float:
    return 1.0 if confidence is None else round(confidence, 3)


def join_equal(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """Make one of neighbours that show the same; the first one's reason stays."""
    joined: list[Layout] = []
    for layout in layouts:
        last = joined[-1] if joined else None
        if last and (last.kind, last.panels) == (layout.kind, layout.panels):
            joined[-1] = replace(last, to_ms=layout.to_ms)
        else:
            joined.append(layout)
    return tuple(joined)
