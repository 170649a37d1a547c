"""What is kept of the sound: 13 bytes for every 10 ms, 19 MB for four hours."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

RATE_HZ = 8_000
HOP_MS = 10

_HOP = RATE_HZ * HOP_MS // 1000
_WINDOW = 256
_BEFORE = (_WINDOW - _HOP) // 2
_FFT = 2 * _WINDOW  # room for a linear, not circular, autocorrelation
_PITCH_LAGS = slice(RATE_HZ // 615, RATE_HZ // 80 + 1)
_BAND_EDGES_HZ = (200, 400, 600, 850, 1150, 1500, 2000, 2700, 3800)
_SILENT_POWER = 1e-9  # -90 dB of full scale: what 16 bits can tell from silence
_PIECE_BYTES = 64 * 1024

BANDS = len(_BAND_EDGES_HZ) - 1


@dataclass(frozen=True, slots=True)
class Sound:
    """One value for every HOP_MS.

    power: full scale = 1.  voicing: 0..1, how much it repeats at the pitch of a voice.
    bands: BANDS levels a row, dB, from 200 to 3800 Hz: which vowel, roughly.
    """

    power: Floats
    voicing: Floats
    bands: npt.NDArray[np.int8]

    def mean_power(self, start_ms: int, end_ms: int) -> float | None:
        """Return the mean power of a stretch, None where there is no sound data."""
        part = self.power[start_ms // HOP_MS : max(end_ms, start_ms + HOP_MS) // HOP_MS]
        return float(part.mean()) if part.size else None

    def levels_db(self) -> Floats:
        """Return the power in dB of full scale, smoothed over 30 ms."""
        decibels = 10 * np.log10(np.maximum(self.power, _SILENT_POWER))
        smooth: Floats = np.convolve(decibels, np.full(3, 1 / 3, np.float32), "same")
        return smooth


class SoundMeter:
    """Takes 16-bit mono PCM at RATE_HZ in pieces of any length."""

    def __init__(self) -> None:
        self._rest = b"\0" * 2 * _BEFORE
        self._power, self._voicing, self._bands = bytearray(), bytearray(), bytearray()
        self._window = np.hanning(_WINDOW).astype(np.float32)
        self._fading = _autocorrelation(_power_spectrum(self._window[np.newaxis]))[0]
        frequencies = np.fft.rfftfreq(_FFT, 1 / RATE_HZ)
        self._band_edges = np.searchsorted(frequencies, _BAND_EDGES_HZ)

    def feed(self, pcm: bytes) -> None:
        for at in range(0, len(pcm), _PIECE_BYTES):
            self._take(pcm[at : at + _PIECE_BYTES])

    def finish(self) -> Sound:
        """Return what was heard. Nothing can be fed after this."""
        self._take(b"\0" * 2 * _BEFORE)
        return Sound(
            np.frombuffer(self._power, np.float32),
            np.frombuffer(self._voicing, np.float32),
            np.frombuffer(self._bands, np.int8).reshape(-1, BANDS),
        )

    def _take(self, pcm: bytes) -> None:
        pcm = self._rest + pcm
        samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.float32) / 32768
        count = (len(samples) - _WINDOW) // _HOP + 1
        if count <= 0:
            self._rest = pcm
            return
        self._rest = pcm[2 * count * _HOP :]
        frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_HOP]
        self._measure(frames[:count].astype(np.float32))

    def _measure(self, frames: Floats) -> None:
        power = np.square(frames[:, _BEFORE : _BEFORE + _HOP]).mean(axis=1)
        spectra = _power_spectrum(frames * self._window)
        echo = _autocorrelation(spectra)[:, _PITCH_LAGS] / self._fading[_PITCH_LAGS]
        voicing = np.where(power > _SILENT_POWER, echo.max(axis=1).clip(0, 1), 0)
        in_bands = spectra[:, : self._band_edges[-1]]
        bands = np.add.reduceat(in_bands, self._band_edges[:-1], axis=1)
        decibels = 10 * np.log10(bands + _SILENT_POWER)
        self._power += power.astype(np.float32).tobytes()
        self._voicing += voicing.astype(np.float32).tobytes()
        self._bands += decibels.round().clip(-127, 127).astype(np.int8).tobytes()


def _power_spectrum(frames: Floats) -> Floats:
    return np.square(np.abs(np.fft.rfft(frames, _FFT))).astype(np.float32)


def _autocorrelation(spectra: Floats) -> Floats:
    """Return the share of a frame's energy that repeats after each lag, 1 for lag 0."""
    products = np.fft.irfft(spectra)[:, : _PITCH_LAGS.stop]
    return (products / np.maximum(products[:, :1], _SILENT_POWER)).astype(np.float32)
