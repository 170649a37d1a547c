"""Telling people from pictures and reflections of people."""

from collections.abc import Sequence

import numpy as np

from core.engines.faces.tracker import SeenTrack

WATCHED = 5
"""Looks at the place of a face, about a second apart, before it may be called a picture."""
LIFE = 3.0
"""Grey levels: the place of a poster changes by up to 2.2 (where the coding starts anew), that of
a listener who hardly moves by 4.6 and more within six seconds."""
STILL_LIPS = 0.008
"""Deviation of the measured lip gap: 0.004 on posters, 0.015 and more where somebody talks."""
SHARED_LOOKS = 12
IN_STEP = 0.75
"""Correlation of the lips of a person and a reflection. Two talkers are below 0."""
REFLECTED = 0.7
"""Correlation of a face with the other one mirrored."""


def real_faces(tracks: Sequence[SeenTrack]) -> list[SeenTrack]:
    """Return the tracks of one shot without posters, photographs and mirror images."""
    alive = [track for track in tracks if not is_picture(track)]
    return [
        track
        for track in alive
        if not any(other is not track and is_reflection(track, other) for other in alive)
    ]


def is_picture(track: SeenTrack) -> bool:
    """Say whether nothing at all moves there: even who sits still breathes and blinks."""
    changes = track.portrait.changes
    if len(changes) < WATCHED or max(changes) >= LIFE:
        return False
    gaps = [s.mouth_open for s in track.samples if s.mouth_open is not None]
    return not gaps or float(np.std(gaps)) < STILL_LIPS


def is_reflection(track: SeenTrack, other: SeenTrack) -> bool:
    """Say whether `track` is the smaller, mirrored double of `other`, moving its lips in step."""
    if _width(track) >= _width(other):
        return False
    theirs = {s.time_ms: s.mouth_open for s in other.samples}
    pairs = [
        (sample.mouth_open, there)
        for sample in track.samples
        if sample.mouth_open is not None and (there := theirs.get(sample.time_ms)) is not None
    ]
    if len(pairs) < SHARED_LOOKS:
        return False
    mine, others = np.array(pairs).T
    if min(mine.std(), others.std()) == 0 or np.corrcoef(mine, others)[0, 1] < IN_STEP:
        return False
    views = track.portrait.views
    return any(
        float((view.thumb[:, ::-1] * real.thumb).sum()) > REFLECTED
        for view in views
        for real in other.portrait.views
    )


def _width(track: SeenTrack) -> float:
    return float(np.mean([sample.rect.width for sample in track.samples]))
