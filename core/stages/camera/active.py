"""Who speaks: the most likely sequence of active faces through one shot.

Evidence is the movement of the lips (deviation of the lip gap over two seconds, 96 % right on a
labelled two-person wide shot at 3 samples a second), helped by the diarized speaker where there is
one. A Viterbi pass over it makes changes cost something, so that an interjection does not move
the camera.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from core.domain.document import Word
from core.domain.faces import FaceSample, FaceTrack, Shot
from core.domain.spans import Span

LIP_WINDOW_MS = 1_000
"""Lips are judged over this much time before and after a moment."""
SILENT_LIPS = 0.004
"""Deviation of a closed mouth's measured gap; below it nobody is seen to speak."""
SWITCH_COST = 1.3
"""In samples of full evidence: at 3 samples a second a change pays after about 1 s."""
SPEAKER_WEIGHT = 0.6
PROMINENCE_WEIGHT = 0.1
"""For the largest face: it decides where lips tell nothing, and hardly counts where they do."""
MIN_PRESENCE = 0.35
"""Share of the shot a face must be seen in to be a person of it."""


@dataclass(frozen=True, slots=True)
class ActiveFace:
    """The face the camera belongs to in a span; `confidence` 0..1 is the evidence's margin."""

    span: Span
    track: FaceTrack
    confidence: float


def people_of(shot: Shot, sample_fps: float) -> tuple[FaceTrack, ...]:
    """Return the tracks that are there for most of the shot, leftmost first."""
    wanted = max(2.0, MIN_PRESENCE * shot.span.duration_ms / 1000 * sample_fps)
    present = [t for t in shot.tracks if len(t.samples) >= wanted]
    if not present and shot.tracks:
        present = [max(shot.tracks, key=_weight)]
    return tuple(sorted(present, key=lambda t: fmean(s.rect.center_x for s in t.samples)))


def active_faces(
    shot: Shot, people: Sequence[FaceTrack], words: Sequence[Word], sample_fps: float
) -> tuple[ActiveFace, ...]:
    """Return who is on camera when, covering the whole shot; empty without people."""
    if not people:
        return ()
    if len(people) == 1:
        return (ActiveFace(shot.span, people[0], 1.0),)
    step = round(1000 / sample_fps)
    times = range(shot.span.start_ms + step // 2, shot.span.end_ms, step) or [shot.span.start_ms]
    lips = [[_lip_activity(track, time) for track in people] for time in times]
    evidence = _add_speakers(lips, times, people, words)
    path = _viterbi(evidence)
    return _runs(shot.span, list(times), path, people, evidence)


def _weight(track: FaceTrack) -> float:
    return len(track.samples) * fmean(s.rect.area for s in track.samples)


def _lip_activity(track: FaceTrack, time_ms: int) -> float | None:
    """Return how much the lips move around this time, None where they cannot be seen."""
    gaps = [
        s.mouth_open
        for s in _near(track.samples, time_ms, LIP_WINDOW_MS)
        if s.mouth_open is not None
    ]
    return pstdev(gaps) if len(gaps) > 2 else None  # noqa: PLR2004  (fewer say nothing)


def _near(samples: Sequence[FaceSample], time_ms: int, within_ms: int) -> list[FaceSample]:
    return [s for s in samples if abs(s.time_ms - time_ms) <= within_ms]


def _add_speakers(
    lips: list[list[float | None]],
    times: Sequence[int],
    people: Sequence[FaceTrack],
    words: Sequence[Word],
) -> list[list[float]]:
    """Turn lip activity into shares 0..1 per face, plus a bonus for large faces and for the
    speaker's own."""
    sizes = [fmean(s.rect.area for s in track.samples) for track in people]
    bonus = [PROMINENCE_WEIGHT * size / max(sizes) for size in sizes]
    shares = [[a + b for a, b in zip(_shares(row), bonus, strict=True)] for row in lips]
    speakers = [_speaker_at(words, time) for time in times]
    known = sorted({s for s in speakers if s is not None})
    if len(known) < 2:  # noqa: PLR2004  (one label tells faces apart no better than none)
        return shares
    mean = {
        s: [
            fmean(row[k] for row, who in zip(shares, speakers, strict=True) if who == s)
            for k in range(len(people))
        ]
        for s in known
    }
    # a face is a speaker's own when it moves its lips more in that speaker's words than in others'
    home = {
        s: max(
            range(len(people)),
            key=lambda k, s=s: mean[s][k] - fmean(mean[o][k] for o in known if o != s),  # type: ignore[misc]
        )
        for s in known
    }
    return [
        [
            share + (SPEAKER_WEIGHT if who is not None and home[who] == k else 0.0)
            for k, share in enumerate(row)
        ]
        for row, who in zip(shares, speakers, strict=True)
    ]


def _shares(row: list[float | None]) -> list[float]:
    """A face whose lips are not seen (a profile) may speak as well as the others."""
    known = [value for value in row if value is not None]
    if not known or max(known) < SILENT_LIPS:
        return [1 / len(row)] * len(row)
    filled = [fmean(known) if value is None else value for value in row]
    return [value / sum(filled) for value in filled]


def _speaker_at(words: Sequence[Word], time_ms: int) -> int | None:
    return next((w.speaker for w in words if w.start_ms - 150 <= time_ms <= w.end_ms + 150), None)


def _viterbi(evidence: list[list[float]]) -> list[int]:
    """Return the index of the active face at every time: most evidence, few changes."""
    count = len(evidence[0])
    best = list(evidence[0])
    came_from: list[list[int]] = []
    for row in evidence[1:]:
        leader = max(range(count), key=best.__getitem__)
        origin = [k if best[k] >= best[leader] - SWITCH_COST else leader for k in range(count)]
        best = [row[k] + max(best[k], best[leader] - SWITCH_COST) for k in range(count)]
        came_from.append(origin)
    path = [max(range(count), key=best.__getitem__)]
    for origin in reversed(came_from):
        path.append(origin[path[-1]])
    return path[::-1]


def _runs(
    span: Span,
    times: list[int],
    path: list[int],
    people: Sequence[FaceTrack],
    evidence: list[list[float]],
) -> tuple[ActiveFace, ...]:
    runs: list[ActiveFace] = []
    first = 0
    for i in range(1, len(path) + 1):
        if i < len(path) and path[i] == path[first]:
            continue
        start = span.start_ms if first == 0 else (times[first - 1] + times[first]) // 2
        end = span.end_ms if i == len(path) else (times[i - 1] + times[i]) // 2
        who = path[first]
        margin = fmean(
            row[who] - max(v for k, v in enumerate(row) if k != who) for row in evidence[first:i]
        )
        runs.append(ActiveFace(Span(start, end), people[who], max(0.0, min(1.0, margin))))
        first = i
    return tuple(runs)
