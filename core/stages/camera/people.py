"""Who is in each shot: tracks joined into people, ghosts and the far-away left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from statistics import fmean, median

from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.spans import Span

SEEN_FOR_MS = 1_000
"""A look stands for the time until the next one, up to this."""
MIN_PRESENCE, ENOUGH_MS = 0.35, 4_000
"""Share of the shot a face must be seen for to be a person of it, unless it is seen this long."""
MOST_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Person:
    """Everything seen of one person in one shot; `samples` in order of time, never empty."""

    id: int
    samples: tuple[FaceSample, ...]

    @property
    def seen_ms(self) -> int:
        gaps = (late.time_ms - early.time_ms for early, late in pairwise(self.samples))
        return sum(min(gap, SEEN_FOR_MS) for gap in gaps) + SEEN_FOR_MS // 3

    @property
    def center_x(self) -> float:
        return fmean(s.rect.center_x for s in self.samples)

    @property
    def height(self) -> float:
        return median(s.rect.height for s in self.samples)

    @property
    def area(self) -> float:
        return fmean(s.rect.area for s in self.samples)


@dataclass(frozen=True, slots=True)
class SeenShot:
    """A shot that lasts, with its people, leftmost first. `any_face` tells of dropped ones too."""

    span: Span
    people: tuple[Person, ...]
    any_face: bool


def seen_shots(analysis: FaceAnalysis, min_height: float) -> tuple[SeenShot, ...]:
    """Return the shots, covering the analysed span whatever was reported.

    `min_height` of a face, 0..1 of the picture: smaller ones are nobody one could look at.
    """
    shots = sorted(analysis.shots, key=lambda shot: shot.span.start_ms)
    inside = [s for s in shots if s.span.overlap_ms(analysis.span) > 0]
    edges = [analysis.span.start_ms, *(shot.span.start_ms for shot in inside[1:])]
    edges.append(analysis.span.end_ms)
    numbers = _numbers(analysis)
    spans = [Span(*edge) for edge in pairwise(edges)]
    empty = [Shot(analysis.span, ())]
    return tuple(
        SeenShot(span, people, bool(shot.tracks))
        for span, shot in zip(spans, inside or empty, strict=True)
        if span.duration_ms > 0
        for people in [_people(shot, span, numbers, min_height)]
    )


def _numbers(analysis: FaceAnalysis) -> dict[int, int]:
    """Return the person of every track, by track id; the unrecognised get numbers of their own."""
    tracks = [track for shot in analysis.shots for track in shot.tracks]
    free = count(max((track.person for track in tracks), default=-1) + 1)
    return {t.id: t.person if t.person >= 0 else next(free) for t in tracks}


def _people(
    shot: Shot, span: Span, numbers: dict[int, int], min_height: float
) -> tuple[Person, ...]:
    found: dict[int, list[FaceTrack]] = {}
    for track in shot.tracks:
        found.setdefault(numbers[track.id], []).append(track)
    people = [
        Person(number, samples)
        for number, tracks in found.items()
        if (samples := _joined(tracks, span))
    ]
    return tuple(sorted(_worth_a_look(people, span, min_height), key=lambda p: p.center_x))


def _joined(tracks: Iterable[FaceTrack], span: Span) -> tuple[FaceSample, ...]:
    """Return the samples of all tracks in order, the surest one where two are of one time."""
    best: dict[int, FaceSample] = {}
    for sample in (s for track in tracks for s in track.samples if span.contains(s.time_ms)):
        known = best.get(sample.time_ms)
        if known is None or sample.score > known.score:
            best[sample.time_ms] = sample
    return tuple(best[time] for time in sorted(best))


def _worth_a_look(people: Sequence[Person], span: Span, min_height: float) -> list[Person]:
    near = [p for p in people if p.height >= min_height]
    wanted = min(MIN_PRESENCE * span.duration_ms, ENOUGH_MS)
    present = [p for p in near if p.seen_ms >= wanted]
    if not present and near:
        present = [max(near, key=_weight)]
    return sorted(present, key=_weight, reverse=True)[:MOST_PEOPLE]


def _weight(person: Person) -> float:
    return person.seen_ms * person.area
