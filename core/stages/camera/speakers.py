"""Whose voice belongs to which face: one assignment per group of shots with the same people.

A face belongs to a voice when its lips stir in that voice's words more than outside of them, and
when it tends to be in the picture then. Evidence about two of them is taken from every shot, the
assignment is solved among those who are together. A voice may come from off screen, a face may
only listen, and two labels may share a face: diarization often splits one voice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from core.domain.camera import SpeakerFace
from core.stages.camera.assignment import assign
from core.stages.camera.sight import STEP_MS, Bools, Floats, Sight
from core.stages.camera.trust import trust_in

PRESENCE_WEIGHT = 0.5
"""Against that of the lips: editors often show the listener."""
OFF_SCREEN = 0.25
"""Worth of no face at all for a voice during which all lips rest."""
OFF_SCREEN_LIPS = 2.0
"""How fast moving lips speak against that."""
SHARED_FACE = 0.2
"""What a second label on a face costs."""
CLEAR_MARGIN = 0.25
"""Lead over the next best assignment that leaves no doubt."""
EVIDENCE_MS = 1_500
"""This much speech is half of the evidence one can have."""
FEW_STEPS = 12
"""With so little outside of a voice's words, a face's own lips and its lead weigh the same."""

Group = frozenset[int]
"""The people of a shot."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What is known of the voices in a group; empty without two labels to tell apart.

    trust: 0..1, how far lips and labels agree; already part of the faces' confidence.
    """

    faces: tuple[SpeakerFace, ...] = ()
    trust: float = 1.0

    def of(self, speaker: int) -> SpeakerFace | None:
        return next((face for face in self.faces if face.speaker == speaker), None)


def voices_of(sights: Sequence[Sight]) -> dict[Group, Voices]:
    """Return the voices of every group of people that a shot shows."""
    labels = sorted({int(s) for sight in sights for s in np.unique(sight.heard) if s >= 0})
    groups = dict.fromkeys(group_of(sight) for sight in sights)
    if len(labels) < 2:  # noqa: PLR2004  (one label tells no faces apart)
        return {group: Voices() for group in groups}
    return {group: _solve(group, sights, labels) for group in groups if group} | {
        group: Voices() for group in groups if not group
    }


def group_of(sight: Sight) -> Group:
    """Return the people of a shot."""
    return frozenset(person.id for person in sight.people)


def _solve(group: Group, sights: Sequence[Sight], labels: Sequence[int]) -> Voices:
    here = [sight for sight in sights if group_of(sight) == group]
    steps = {s: sum(int((sight.heard == s).sum()) for sight in here) for s in labels}
    heard = [s for s in labels if steps[s]]
    if not heard:
        return Voices()
    people = sorted(group)
    worth = [
        [_belongs(sights, speaker, person) for person in people] + [_off_screen(here, speaker)]
        for speaker in heard
    ]
    shares = [steps[s] / sum(steps.values()) for s in heard]
    chosen, margins = _best(worth, shares)
    pairs = {s: people[c] if c < len(people) else None for s, c in zip(heard, chosen, strict=True)}
    trust = trust_in(here, pairs)
    faces = tuple(
        SpeakerFace(speaker, pairs[speaker], round(trust * _sure(margin, steps[speaker]), 3))
        for speaker, margin in zip(heard, margins, strict=True)
    )
    return Voices(faces, trust)


def _sure(margin: float, steps: int) -> float:
    speech_ms = steps * STEP_MS
    return min(1.0, max(0.0, margin) / CLEAR_MARGIN) * speech_ms / (speech_ms + EVIDENCE_MS)


def _belongs(sights: Sequence[Sight], speaker: int, person: int) -> float:
    """Return -1..1.5: how much more lips and presence go with this speaker's words than without.

    Lips are compared with themselves outside of the words; the less there is outside, the more
    with those of the others inside.
    """
    worth, (theirs, others) = 0.0, _presence(sights, speaker, person)
    lips, lead, mine = _lips(sights, speaker, person)
    known = np.isfinite(lips)
    inside, outside = lips[mine & known], lips[~mine & known]
    if inside.size:
        least = min(inside.size, outside.size)
        share = least / (least + FEW_STEPS)
        if outside.size:
            worth += share * float(inside.mean() - outside.mean())
        ahead = lead[mine & np.isfinite(lead)]
        if ahead.size:
            worth += (1 - share) * float(ahead.mean())
    if theirs.size and others.size:
        worth += PRESENCE_WEIGHT * float(theirs.mean() - others.mean())
    return worth


def _lips(sights: Sequence[Sight], speaker: int, person: int) -> tuple[Floats, Floats, Bools]:
    """Return this person's lips, their lead over the mean of the others', and whether it is this
    speaker's time, for all shots with the person."""
    lips, lead, mine = [], [], []
    for sight in sights:
        column = _column(sight, person)
        if column is None:
            continue
        own = sight.lips[:, column]
        rest = np.delete(sight.lips, column, axis=1)
        seen = np.isfinite(rest)
        mean = np.nan_to_num(rest).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
        lips.append(own)
        lead.append(np.where(seen.any(axis=1), own - mean, np.nan))
        mine.append(sight.heard == speaker)
    return np.concatenate(lips), np.concatenate(lead), np.concatenate(mine)


def _presence(sights: Sequence[Sight], speaker: int, person: int) -> tuple[Floats, Floats]:
    """Return whether the person is in the picture in this speaker's words, and in others'."""
    mine: list[Floats] = []
    others: list[Floats] = []
    for sight in sights:
        column = _column(sight, person)
        there = np.zeros(sight.times.shape) if column is None else 1.0 * sight.visible[:, column]
        mine.append(there[sight.heard == speaker])
        others.append(there[(sight.heard >= 0) & (sight.heard != speaker)])
    return np.concatenate(mine), np.concatenate(others)


def _column(sight: Sight, person: int) -> int | None:
    return next((k for k, p in enumerate(sight.people) if p.id == person), None)


def _off_screen(here: Sequence[Sight], speaker: int) -> float:
    """Return how well the voice goes with nobody: well while all lips in the picture rest."""
    loudest = [row for sight in here for row in _loudest(sight)[sight.heard == speaker]]
    known = [lips for lips in loudest if np.isfinite(lips)]
    if not known:
        return -OFF_SCREEN
    return OFF_SCREEN * max(-1.0, 1.0 - OFF_SCREEN_LIPS * float(np.mean(known)))


def _loudest(sight: Sight) -> Floats:
    lips = np.where(np.isfinite(sight.lips), sight.lips, -1.0).max(axis=1)
    return np.where(lips >= 0, lips, np.nan)


def _best(
    worth: Sequence[Sequence[float]], shares: Sequence[float]
) -> tuple[tuple[int, ...], list[float]]:
    """Return the column of each speaker (the last one is off screen), and by how much each leads
    over the best assignment in which this speaker is elsewhere."""
    people = len(worth[0]) - 1
    table = [
        [share * w for w in row[:-1]]
        + [share * (w - SHARED_FACE) for w in row[:-1]]
        + [share * row[-1]] * len(worth)
        for row, share in zip(worth, shares, strict=True)
    ]
    columns = assign(table)
    total = _sum(table, columns)
    chosen = tuple(c % people if c < 2 * people else people for c in columns)
    margins = []
    for row, (column, share) in enumerate(zip(chosen, shares, strict=True)):
        barred = list(_without(table, row, column, people))
        margins.append((total - _sum(table, assign(barred))) / share)
    return chosen, margins


def _sum(table: Sequence[Sequence[float]], columns: Sequence[int]) -> float:
    return sum(row[column] for row, column in zip(table, columns, strict=True))


def _without(
    table: Sequence[Sequence[float]], row: int, column: int, people: int
) -> Iterator[list[float]]:
    for index, values in enumerate(table):
        places = enumerate(values)
        yield [
            value - 10.0
            if index == row and column == (place % people if place < 2 * people else people)
            else value
            for place, value in places
        ]
