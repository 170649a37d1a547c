"""Laughter told without a model: what is found, and what must not be."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from core.domain.document import Word
from core.media.ffmpeg import check, ffmpeg
from core.media.signals import RATE_HZ, Sound, SoundMeter, measure
from core.media.signals.laughter import is_written_laughter, laughs_in
from core.stages.sentences import build_document

Samples = npt.NDArray[np.float64]

SPEECH_DB = -20.0


def silence(seconds: float) -> Samples:
    return np.random.default_rng(1).normal(0, 0.0005, round(seconds * RATE_HZ))


def voice(seconds: float, pitch_hz: float, formants_hz: tuple[float, ...]) -> Samples:
    """A buzz at a pitch through the resonances of a vowel, with breath."""
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    sound = np.zeros_like(time)
    for harmonic in range(1, int(3_800 / pitch_hz)):
        frequency = harmonic * pitch_hz
        gain = sum(1 / (1 + ((frequency - f) / 120) ** 2) for f in formants_hz)
        sound += gain * np.sin(2 * np.pi * frequency * time + harmonic)
    sound += np.random.default_rng(2).normal(0, 0.05, len(time))
    scaled: Samples = 0.3 * sound / np.abs(sound).max()
    return scaled


OPEN, FRONT, ROUND = (750.0, 1250.0), (350.0, 2200.0), (400.0, 800.0)


def calls(
    *lengths_s: float,
    pitch_hz: float = 260.0,
    vowels: tuple[tuple[float, ...], ...] = (OPEN,),
    floor: float = 0.01,
) -> Samples:
    """Return calls one after the other, each with silence for a good half of its time."""
    parts = []
    for index, length in enumerate(lengths_s):
        sound = voice(length, pitch_hz * 0.97**index, vowels[index % len(vowels)])
        phase = np.linspace(0, 1, len(sound))
        swell = np.where(phase < 0.4, np.sin(np.pi * np.clip(phase / 0.4, 0, 1)) ** 2, 0)
        parts.append(sound * np.maximum(swell, floor))
    return np.concatenate(parts)


def laugh(period_s: float = 0.16, count: int = 6, pitch_hz: float = 260.0) -> Samples:
    return calls(*[period_s] * count, pitch_hz=pitch_hz)


def heard(*parts: Samples) -> Sound:
    meter = SoundMeter()
    meter.feed((np.concatenate(parts).clip(-1, 1) * 32767).astype("<i2").tobytes())
    return meter.finish()


@pytest.mark.parametrize("period_s", [0.12, 0.15, 0.18])
@pytest.mark.parametrize("pitch_hz", [140.0, 260.0, 420.0])
def test_calls_of_one_vowel_are_laughter(period_s: float, pitch_hz: float) -> None:
    sound = heard(silence(1), laugh(period_s, pitch_hz=pitch_hz), silence(1))
    (found,) = laughs_in(sound, SPEECH_DB)
    assert found.start_ms == pytest.approx(1_000, abs=200)
    assert found.end_ms == pytest.approx(1_000 + 6 * period_s * 1_000, abs=250)


@pytest.mark.parametrize(
    "sound",
    [
        silence(3),
        laugh(count=3),
        calls(*[0.16] * 8, vowels=(OPEN, FRONT, ROUND)),
        calls(*[0.12, 0.19, 0.11, 0.2] * 3),
        calls(*[0.4] * 6),
        calls(*[0.16] * 8, floor=0.4),
        np.tile(np.r_[np.random.default_rng(3).normal(0, 0.2, 300), np.zeros(980)], 12),
        np.sin(2 * np.pi * 440 * np.arange(3 * RATE_HZ) / RATE_HZ) * 0.3,
    ],
    ids=["silence", "three calls", "vowels", "uneven", "slow", "shallow", "knocking", "tone"],
)
def test_what_is_no_laughter(sound: Samples) -> None:
    assert laughs_in(heard(silence(0.5), sound, silence(0.5)), SPEECH_DB) == []


def test_far_quieter_than_speech_is_not_heard() -> None:
    assert laughs_in(heard(silence(1), 0.01 * laugh(), silence(1)), SPEECH_DB) == []


def test_a_sentence_is_laughed_at_within_it_and_right_after() -> None:
    sound = heard(voice(2, 120, OPEN), laugh(), silence(1), voice(2, 120, OPEN), silence(2))
    words = [Word("Вот", 0, 1_000), Word("шутка.", 1_000, 2_000), Word("Дальше.", 4_000, 5_900)]
    funny, plain = measure(build_document(words, language="ru", engine="test"), sound)
    assert funny.laughter is not None
    assert funny.laughter > 0.6
    assert plain.laughter == 0.0


def test_what_was_taken_for_words_is_no_laughter() -> None:
    sound = heard(voice(2, 120, OPEN), laugh(), silence(1))
    words = [Word("Вот", 0, 2_000), Word("тарататата.", 2_000, 3_000)]
    (line,) = measure(build_document(words, language="ru", engine="test"), sound)
    assert line.laughter == 0.0


def test_without_sound_it_is_unknown_unless_it_is_written() -> None:
    words = [Word("Вот.", 0, 500), Word("[смех]", 3_000, 3_500)]
    talk = build_document(words, language="ru", engine="test")
    assert [s.laughter for s in measure(talk, SoundMeter().finish())] == [None, 1.0]


@pytest.mark.parametrize(
    "text", ["Ха-ха-ха!", "ахаха", "[Смех]", "(смеётся)", "hahaha", "[laughter]", "(he laughs)"]
)
def test_written_laughter(text: str) -> None:
    assert is_written_laughter(text)


@pytest.mark.parametrize(
    "text",
    ["Хата с краю.", "Смех и грех.", "Она смеётся.", "Мы ха", "He has hay.", "Aha.", "хахаль"],
)
def test_words_that_are_no_laughter(text: str) -> None:
    assert not is_written_laughter(text)


async def test_real_speech_is_hardly_ever_taken_for_laughter(shared_dir: Path) -> None:
    """Even where not one of the words is known: less than one alarm a minute."""
    names = ("ted_60.m4a", "vibe_multi.wav", "deeptalk_demo.mp4", "pya_tst00.wav", "spacewalk.wav")
    found, minutes = 0, 0.0
    for name in names:
        meter = SoundMeter()
        pcm = ("-ac", "1", "-ar", str(RATE_HZ), "-f", "s16le", "pipe:1")
        path = shared_dir / "media" / name
        check(await ffmpeg("-i", str(path), *pcm, timeout_s=60, consume=meter.feed), "read")
        sound = meter.finish()
        found += len(laughs_in(sound, SPEECH_DB))
        minutes += len(sound.power) / 6_000
    assert minutes > 3
    assert found < minutes
