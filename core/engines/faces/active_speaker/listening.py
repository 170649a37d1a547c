"""From a model file to a watch over one span, and from its scores to samples of faces."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from core.domain.faces import FaceSample
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.active_speaker.mfcc import HOP, RATE_HZ, WINDOW, Cepstra, mfcc
from core.engines.faces.active_speaker.network import ActiveSpeakerNetwork
from core.engines.faces.active_speaker.watch import SLOT_MS, SpeechWatch
from core.engines.faces.tracker import SeenTrack
from core.media.waveform import read_waveform

OVERLAP_MS = (WINDOW - HOP) * 1000 // RATE_HZ
"""How far the last window reaches beyond its time."""
NEAR_MS = 200
"""Scores this near to a look are its own."""


def speech_watch(model: Path, video: Path, facts: MediaFacts, span: Span) -> SpeechWatch:
    """Load the network; the sound is read when it is first needed.

    Raises EngineMissingError, EngineUnusableError.
    """

    def listen() -> Cepstra:
        reach = Span(span.start_ms, span.end_ms + SLOT_MS + OVERLAP_MS)
        return mfcc(read_waveform(video, facts, reach, RATE_HZ))

    return SpeechWatch(ActiveSpeakerNetwork(model), listen, span.start_ms)


def with_speech(
    track: SeenTrack, logits: Mapping[int, Mapping[int, float]]
) -> tuple[FaceSample, ...]:
    """Return the samples of a track with the mean score of the time around each."""
    scored = logits.get(track.id)
    if not scored:
        return tuple(track.samples)
    return tuple(replace(s, speaking=_near(scored, s.time_ms)) for s in track.samples)


def _near(scored: Mapping[int, float], time_ms: int) -> float | None:
    # as times are a grid, those near one need not be sought among all
    first = next(iter(scored))
    start = time_ms - NEAR_MS + (first - time_ms + NEAR_MS) % SLOT_MS
    near = [scored[at] for at in range(start, time_ms + NEAR_MS + 1, SLOT_MS) if at in scored]
    return round(fmean(near), 3) if near else None
