"""Knowing a person again in another shot.

A wrong join puts one person's voice on another's face; a missed one costs a little certainty.
So two tracks are joined only when face, hair and clothes all agree. On the labelled clips every
pair of the same person had head colours of 0.97 and more (different ones in the same light: up to
0.95), clothes of 0.97 (0.88) and faces of 0.65 (0.81, but then clothes of 0.33).
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.engines.faces.portrait import View
from core.engines.faces.tracker import SeenTrack

SAME_HEAD, SAME_CLOTHES, SAME_FACE = 0.96, 0.92, 0.65
OTHER_HEAD, OTHER_CLOTHES = 0.88, 0.7
"""Below either, two tracks are different people, whatever a third one between them looks like."""
MAX_PER_SHOT = 8
"""Only the longest tracks of a shot are compared: a crowd stays a crowd."""

Scores = NDArray[np.float32]


def people_of(shots: Sequence[Sequence[SeenTrack]]) -> dict[int, int]:
    """Return a person's number for every track id of these shots, by first appearance.

    Two tracks that are ever in view together are never the same person.
    """
    tracks = [track for shot in shots for track in shot]
    compared = [t for shot in shots for t in sorted(shot, key=_rank)[:MAX_PER_SHOT]]
    groups = {track.id: [track] for track in tracks}
    if len(compared) > 1:
        _join(compared, groups)
    firsts = {id(group): group for group in groups.values()}.values()
    ordered = sorted(firsts, key=lambda group: min(t.samples[0].time_ms for t in group))
    return {track.id: number for number, group in enumerate(ordered) for track in group}


def _join(tracks: Sequence[SeenTrack], groups: dict[int, list[SeenTrack]]) -> None:
    """Join the most alike first, as long as nobody is in two places."""
    likeness, excluded = _compare(tracks)
    place = {track.id: i for i, track in enumerate(tracks)}
    pairs = [(likeness[i, j], i, j) for i, j in combinations(range(len(tracks)), 2)]
    for alike, i, j in sorted(pairs, reverse=True):
        if alike < 1:
            return
        one, other = groups[tracks[i].id], groups[tracks[j].id]
        if one is other or any(
            excluded[place[a.id], place[b.id]] or _together(a, b) for a in one for b in other
        ):
            continue
        one += other
        groups.update((track.id, one) for track in other)


def _compare(tracks: Sequence[SeenTrack]) -> tuple[Scores, NDArray[np.bool_]]:
    """Return for each pair how alike they are (1 and more: the same person), and whether they
    are certainly not."""
    views = [view for track in tracks for view in track.portrait.views]
    starts = np.cumsum([0, *(len(track.portrait.views) for track in tracks[:-1])])
    faces = _best(np.array([view.thumb.ravel() for view in views]), starts)
    heads = _best(np.sqrt(np.array([view.head for view in views])), starts)
    clothes = _best(np.sqrt(np.array([_clothes(view) for view in views])), starts)
    seen = clothes > 0
    dressed = np.where(seen, clothes / SAME_CLOTHES, 1.0)
    likeness = np.minimum(np.minimum(heads / SAME_HEAD, faces / SAME_FACE), dressed)
    excluded = (heads < OTHER_HEAD) | (seen & (clothes < OTHER_CLOTHES))
    return likeness, excluded


def _best(values: Scores, starts: NDArray[np.int64]) -> Scores:
    """Return the highest product of any two views for each pair of tracks."""
    products = values @ values.T
    rows = np.maximum.reduceat(products, starts, axis=0)
    return np.asarray(np.maximum.reduceat(rows, starts, axis=1), dtype=np.float32)


def _clothes(view: View) -> Scores:
    return view.head * 0 if view.clothes is None else view.clothes


def _together(a: SeenTrack, b: SeenTrack) -> bool:
    return a.samples[0].time_ms <= b.last_ms and b.samples[0].time_ms <= a.last_ms


def _rank(track: SeenTrack) -> int:
    return -len(track.samples)
