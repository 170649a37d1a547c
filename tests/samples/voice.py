"""Russian speech with exact word and sound times, from Festival and its Debian voice festvox-ru.

The voice is a man's. The host is the same voice shifted up in pitch and in vocal-tract length,
which sounds like, and measures as, another person.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tests.samples.dialogue import GUEST, HOST, Line

SAMPLE_RATE = 48_000
_LEAD_S = 0.03
_TAIL_S = 0.09

Samples: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tone:
    """How the recorded voice is changed: ``formant`` scales the tract, ``pitch`` the melody on
    top of it, ``tempo`` the speed (above 1 is faster)."""

    pitch: float
    formant: float
    tempo: float


TONES = {HOST: Tone(pitch=1.52, formant=1.17, tempo=1.22), GUEST: Tone(1.0, 0.97, 1.28)}


@dataclass(frozen=True, slots=True)
class Span:
    """A word or a sound with its time in seconds from the start of the speech."""

    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Speech:
    """One spoken line: mono samples at ``SAMPLE_RATE``, its words and its sounds."""

    samples: Samples
    words: tuple[Span, ...]
    sounds: tuple[Span, ...]


_PRELUDE = """
(voice_msu_ru_nsh_clunits)
(define (say-word w)
  (format t " %f %f" (item.feat w "word_start") (item.feat w "word_end")))
(define (say-token tok)
  (if (not (item.parent tok))
    (begin (format t "W") (mapcar say-word (item.daughters tok)) (format t "\\n"))))
(define (say text path)
  (let ((u (utt.synth (eval (list 'Utterance 'Text text)))))
    (format t "L\\n")
    (mapcar say-token (utt.relation.items u 'Token))
    (mapcar
      (lambda (s) (format t "S %s %f\\n" (item.name s) (item.feat s "end")))
      (utt.relation.items u 'Segment))
    (utt.save.wave u path 'riff)))
"""


def speak(lines: tuple[Line, ...], scratch: Path) -> list[Speech]:
    """Speaks every line. Files are left in ``scratch``. Raises CalledProcessError when Festival
    or ffmpeg fails, ValueError when a line's words and the spoken words do not pair up."""
    script = scratch / "talk.scm"
    raw = [scratch / f"raw{number:02d}.wav" for number in range(len(lines))]
    calls = [
        f'(say "{line.said or line.text}" "{path}")' for line, path in zip(lines, raw, strict=True)
    ]
    script.write_text("\n".join([_PRELUDE, *calls]) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["festival", "-b", str(script)], capture_output=True, text=True, check=True
    )
    blocks = done.stdout.split("L\n")[1:]
    return [
        _finish(line, block.splitlines(), path)
        for line, block, path in zip(lines, blocks, raw, strict=True)
    ]


def _finish(line: Line, block: list[str], raw: Path) -> Speech:
    tone = TONES[line.speaker]
    words, sounds, at = [], [], 0.0
    rows = [row.split() for row in block]
    times = [row[1:] for row in rows if row[0] == "W"]
    for name, row in zip(line.text.split(), times, strict=True):
        words.append(Span(name, float(row[0]) / tone.tempo, float(row[-1]) / tone.tempo))
    for row in rows:
        if row[0] == "S":
            end = float(row[2]) / tone.tempo
            sounds.append(Span(row[1], at, end))
            at = end
    return _trim(Speech(_shift(raw, tone), tuple(words), tuple(sounds)))


def _trim(speech: Speech) -> Speech:
    """Drops the silence that the voice puts around a line, so that pauses are the script's."""
    first = max(0.0, speech.words[0].start - _LEAD_S)
    last = speech.words[-1].end + _TAIL_S

    def earlier(span: Span) -> Span:
        return Span(span.name, max(0.0, span.start - first), span.end - first)

    samples = speech.samples[round(first * SAMPLE_RATE) : round(last * SAMPLE_RATE)]
    return Speech(
        samples,
        tuple(earlier(word) for word in speech.words),
        tuple(earlier(sound) for sound in speech.sounds if sound.end > first),
    )


def _shift(raw: Path, tone: Tone) -> Samples:
    """Resampling moves pitch, formants and speed together; the stretcher then gives the speed
    back and moves the pitch alone."""
    rate = round(16_000 * tone.formant)
    chain = (
        f"asetrate={rate},aresample={SAMPLE_RATE},"
        f"rubberband=tempo={tone.tempo / tone.formant:.6f}:pitch={tone.pitch / tone.formant:.6f}"
        ":formant=preserved:pitchq=quality"
    )
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(raw), "-af", chain, "-f", "f64le", "-"],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(done.stdout, dtype="<f8").copy()
