"""The numbers of python_speech_features 0.6, which the networks were trained with."""

import numpy as np
import pytest

from core.engines.faces.active_speaker.mfcc import RATE_HZ, mfcc

TONE = (6_000 * np.sin(2 * np.pi * 440 * np.arange(2_000) / RATE_HZ)).astype(np.int16)
FIRST = [
    18.4857, 18.8075, 1.7128, -14.1907, -27.1899, -33.5288, -29.6802, -18.5461, -3.2878, 10.0293,
    18.0472, 17.9744, 11.933,
]  # fmt: skip
LATER = [
    18.4903, 19.5102, 2.6467, -13.1989, -26.1605, -32.5345, -28.6701, -17.6758, -2.3652, 10.7742,
    18.8994, 18.6874, 12.388,
]  # fmt: skip
CHIRP = [
    22.3089,
    -3.9253,
    -35.3458,
    23.3327,
    13.8312,
    -33.8723,
    -1.3487,
    27.8387,
    -18.3027,
    -22.9612,
    19.6032,
    3.5902,
    -23.6315,
]
SILENCE = [-36.0437, 0.0, 0.0, 0.0, 0.0, 0.0, -0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def test_a_tone() -> None:
    rows = mfcc(TONE)
    assert rows.shape == (11, 13)
    assert rows[0] == pytest.approx(FIRST, abs=1e-4)
    assert rows[5] == pytest.approx(LATER, abs=1e-4)


def test_a_rising_tone_and_silence() -> None:
    time = np.arange(RATE_HZ) / RATE_HZ
    sound = (8_000 * np.sin(2 * np.pi * (200 * time + 1_500 * time * time))).astype(np.int16)
    sound[6_000:7_000] = 0
    rows = mfcc(sound)
    assert rows.shape == (99, 13)
    assert rows[70] == pytest.approx(CHIRP, abs=1e-3)
    assert rows[40] == pytest.approx(SILENCE, abs=1e-3)


@pytest.mark.parametrize(
    ("samples", "rows"), [(0, 1), (1, 1), (400, 1), (401, 2), (560, 2), (561, 3), (16_240, 100)]
)
def test_there_is_a_row_for_every_ten_milliseconds(samples: int, rows: int) -> None:
    assert mfcc(np.ones(samples, np.int16)).shape == (rows, 13)


def test_long_sounds_are_the_same_as_short_ones() -> None:
    """They are worked off in pieces."""
    sound = np.random.default_rng(2).integers(-9_000, 9_000, 25 * RATE_HZ).astype(np.int16)
    later = mfcc(sound[11 * RATE_HZ :])
    assert np.abs(mfcc(sound)[1_101:2_300] - later[1:1_200]).max() < 1e-3
