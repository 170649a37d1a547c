"""Who is on camera when: the most likely sequence of turns through one shot.

Evidence of every moment is added up over turns that last, and every change costs: an interjection
does not move the camera. Lips and the voices' faces are weighed against each other by how sure
the latter are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.domain.spans import Span
from core.stages.camera.sight import SILENCE, STEP_MS, Bools, Floats, Sight
from core.stages.camera.speakers import Voices

MIN_TURN_MS = 1_000
SWITCH_COST_S = 0.8
"""In seconds of evidence: a clear turn of some 1.3 s is followed, a shorter one is not."""
LIPS, LIPS_ALONE, LABELS = 0.8, 1.6, 0.9
"""Evidence per second of fully moving lips, of the same without trusted labels (they must tell then
when turns change, too), and of a label."""
PAUSE = 0.3
"""Lips that move while nothing is heard laugh or chew."""
PROMINENCE = 0.05
"""For the largest face: it decides where nothing else does, and hardly counts where it does."""
ABSENT, NOBODY = -1.0, -0.5
"""For a face that is not there, and for no face while there are some."""
FULL_MARGIN = 0.8
"""Lead per second over the next face that leaves no doubt."""
MIN_TALK_STEPS = 2
DOUBTFUL_S, MISSED_S = 0.75, 1.25
"""Inside of a turn, somebody else speaking clearly for so long makes it doubtful; for so long, a
turn of theirs was missed, however long the whole is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Who is on camera in a span: the likeliest of `ranking`, best first (person None: nobody).

    confidence: 0..1, the lead of the evidence; None where nothing is said.
    """

    span: Span
    ranking: tuple[int | None, ...]
    confidence: float | None

    @property
    def person(self) -> int | None:
        return self.ranking[0]


def runs_of(sight: Sight, voices: Voices, span: Span, speed: float) -> tuple[Run, ...]:
    """Return the turns of a shot with people, covering it; `speed` of changes, 1 = usual."""
    evidence = _evidence(sight, voices)
    shortest = max(1, round(MIN_TURN_MS / speed / STEP_MS))
    path = _segments(evidence * STEP_MS / 1000, shortest, SWITCH_COST_S / speed)
    edges = [0, *(i for i in range(1, len(path)) if path[i] != path[i - 1]), len(path)]
    cuts = [int(sight.times[e] - STEP_MS // 2) for e in edges[1:-1]]
    times = [span.start_ms, *cuts, span.end_ms]
    ids: list[int | None] = [*(person.id for person in sight.people), None]
    return tuple(
        _run(
            Span(times[i], times[i + 1]),
            path[first],
            evidence[first:end],
            ids,
            sight.heard[first:end] != SILENCE,
            voices.trust,
        )
        for i, (first, end) in enumerate(pairwise(edges))
    )


def _evidence(sight: Sight, voices: Voices) -> Floats:
    """Return evidence per second: a row for each time, a column per person and one for nobody."""
    count = len(sight.people)
    table = np.zeros((len(sight.times), count + 1))
    talk = np.where(sight.heard == SILENCE, PAUSE, 1.0)
    known = [face for face in voices.faces if face.speaker is not None]
    weights = [int((sight.heard == face.speaker).sum()) for face in known]
    sure = sum(w * f.confidence for w, f in zip(weights, known, strict=True)) / max(1, sum(weights))
    lips = LIPS * sure * _filled(sight.lips) + LIPS_ALONE * (1 - sure) * _filled(sight.sharp_lips)
    table[:, :count] = talk[:, None] * lips
    areas = np.array([person.area for person in sight.people])
    table[:, :count] += PROMINENCE * areas / max(float(areas.max()), 1e-9)
    columns = {person.id: k for k, person in enumerate(sight.people)}
    table[sight.visible.any(axis=1), count] = NOBODY
    for face in known:
        if face.person is None and count == 1:
            continue  # whoever framed the only face wanted it seen
        column = count if face.person is None else columns[face.person]
        said = sight.heard == face.speaker
        table[said, column] = np.maximum(table[said, column], 0.0) + LABELS * face.confidence
    table[:, :count][~sight.visible] = ABSENT
    return table


def _filled(lips: Floats) -> Floats:
    """A face whose lips are not seen (a profile) may speak as well as the others."""
    seen = np.isfinite(lips)
    mean = np.where(seen, lips, 0.0).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    return np.where(seen, lips, mean[:, None])


def _segments(evidence: Floats, shortest: int, cost: float) -> list[int]:
    """Return the column of each step: most evidence, turns of at least `shortest` steps, `cost`
    for each change."""
    steps, columns = evidence.shape
    shortest = min(shortest, steps)
    total = np.concatenate((np.zeros((1, columns)), np.cumsum(evidence, axis=0)))
    worth = np.full((steps + 1, columns), -np.inf)
    began = np.zeros((steps + 1, columns), dtype=np.int64)
    best_start, start_at = np.full(columns, -np.inf), np.zeros(columns, dtype=np.int64)
    for end in range(shortest, steps + 1):
        start = end - shortest
        gain = (0.0 if start == 0 else _elsewhere(worth[start]) - cost) - total[start]
        better = gain > best_start
        best_start, start_at = np.where(better, gain, best_start), np.where(better, start, start_at)
        worth[end], began[end] = best_start + total[end], start_at
    path: list[int] = []
    end, barred = steps, -1
    while end > 0:
        column = max((k for k in range(columns) if k != barred), key=lambda k: worth[end][k])
        start = int(began[end, column])
        path += [column] * (end - start)
        end, barred = start, column
    return path[::-1]


def _elsewhere(worth: Floats) -> Floats:
    """Return, for each column, the most that any other column is worth."""
    if worth.size == 1:
        return np.array([-np.inf])
    best = int(worth.argmax())
    others = np.full(worth.shape, worth[best])
    others[best] = np.delete(worth, best).max()
    return others


def _run(
    span: Span,
    column: int,
    evidence: Floats,
    ids: Sequence[int | None],
    is_talk: Bools,
    trust: float,
) -> Run:
    order = sorted(range(len(ids)), key=lambda k: (k != column, -float(evidence[:, k].mean())))
    ranking = tuple(ids[k] for k in order)
    talk = evidence[is_talk]
    if len(talk) < min(MIN_TALK_STEPS, len(evidence)):
        return Run(span, ranking, None)
    sure = float(_lead(talk, column).mean().clip(0.0, 1.0))
    return Run(span, ranking, trust * sure * (1 - _missed(_lead(evidence, column))))


def _lead(evidence: Floats, column: int) -> Floats:
    """Return -1..1 for each step: how clearly this one leads over everybody else."""
    ahead = evidence[:, column] - np.delete(evidence, column, axis=1).max(axis=1)
    return np.asarray(np.clip(ahead / FULL_MARGIN, -1.0, 1.0))


def _missed(lead: Floats) -> float:
    """Return 0..1, how surely somebody else's turn is inside of this one."""
    longest = so_far = 0.0
    for behind_s in -lead * STEP_MS / 1000:
        so_far = max(0.0, so_far + float(behind_s))
        longest = max(longest, so_far)
    return min(1.0, max(0.0, (longest - DOUBTFUL_S) / (MISSED_S - DOUBTFUL_S)))
