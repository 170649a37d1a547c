"""Puts the spoken lines one after another and mixes the sound of the room."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, fftconvolve, sosfilt

from tests.samples.dialogue import HOST, Line
from tests.samples.voice import SAMPLE_RATE, Samples, Span, Speech

LEAD_IN_S = 0.6
LEAD_OUT_S = 0.8
_PAN = 0.16
_LEVEL = 0.085
_SEED = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """A line with its place: seconds from the first frame."""

    number: int
    line: Line
    start: float
    end: float
    words: tuple[Span, ...]
    sounds: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole talk: turns in order, stereo samples [n, 2] at ``SAMPLE_RATE``, seconds."""

    turns: tuple[Turn, ...]
    samples: npt.NDArray[np.float64]
    duration: float


def lay_out(lines: tuple[Line, ...], speeches: list[Speech], fps: int) -> Timeline:
    """Lays the lines out with their pauses; the length is a whole number of frames."""
    turns, at = [], LEAD_IN_S
    for number, (line, speech) in enumerate(zip(lines, speeches, strict=True)):
        words = tuple(_later(word, at) for word in speech.words)
        sounds = tuple(_later(sound, at) for sound in speech.sounds)
        turns.append(Turn(number, line, words[0].start, words[-1].end, words, sounds))
        at += len(speech.samples) / SAMPLE_RATE + line.pause_ms / 1000
    frames = int(np.ceil((at + LEAD_OUT_S) * fps))
    duration = frames / fps
    return Timeline(tuple(turns), _mix(turns, speeches, duration), duration)


def _later(span: Span, by: float) -> Span:
    return Span(span.name, span.start + by, span.end + by)


def _mix(turns: list[Turn], speeches: list[Speech], duration: float) -> npt.NDArray[np.float64]:
    random = np.random.default_rng(_SEED)
    mix = np.zeros((round(duration * SAMPLE_RATE), 2))
    for turn, speech in zip(turns, speeches, strict=True):
        voice = _even(speech.samples)
        start = round((turn.start - speech.words[0].start) * SAMPLE_RATE)
        side = -_PAN if turn.line.speaker == HOST else _PAN
        mix[start : start + len(voice), 0] += voice * (1 - side)
        mix[start : start + len(voice), 1] += voice * (1 + side)
    wet = np.stack([fftconvolve(mix[:, c], _room(random))[: len(mix)] for c in (0, 1)], axis=1)
    hum = random.normal(0, 1, mix.shape)
    tone = np.asarray(sosfilt(butter(2, 900, "low", fs=SAMPLE_RATE, output="sos"), hum, axis=0))
    return mix + 0.22 * wet + 0.0011 * tone


def _even(samples: Samples) -> Samples:
    """Every line is equally loud; its edges are faded so that no click is heard."""
    loud = samples[np.abs(samples) > 0.1 * np.abs(samples).max()]
    voice = samples * (_LEVEL / float(np.sqrt(np.mean(loud**2))))
    fade = np.linspace(0, 1, SAMPLE_RATE // 100)
    voice[: len(fade)] *= fade
    voice[-len(fade) :] *= fade[::-1]
    return np.asarray(sosfilt(butter(2, 70, "high", fs=SAMPLE_RATE, output="sos"), voice))


def _room(random: np.random.Generator) -> Samples:
    """The echo of a small room with soft furniture."""
    time = np.arange(round(0.18 * SAMPLE_RATE)) / SAMPLE_RATE
    echo = random.normal(0, 1, len(time)) * np.exp(-time / 0.045) * (time > 0.007)
    return np.asarray(echo / np.sqrt(np.sum(echo**2)))
