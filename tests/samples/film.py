"""Renders the frames and encodes the video."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile  # type: ignore[import-untyped]

from tests.samples.dialogue import GUEST, HOST
from tests.samples.motion import Stance, animate
from tests.samples.portrait import load
from tests.samples.scene import HEIGHT, WIDTH, Rect, Stage
from tests.samples.shots import Shot
from tests.samples.timeline import Timeline
from tests.samples.voice import SAMPLE_RATE

FPS = 25
_LUFS = -20


class Film:
    """The talk as pictures."""

    def __init__(self, timeline: Timeline, shots: tuple[Shot, ...]) -> None:
        self.frames = round(timeline.duration * FPS)
        self.stances = {who: animate(timeline, who, FPS) for who in (HOST, GUEST)}
        portrait = load()
        self._stages = {who: Stage(portrait, who) for who in {shot.speaker for shot in shots}}
        self._shots = shots

    def pictures(self) -> Iterator[npt.NDArray[np.uint8]]:
        """Every frame in order, [1080, 1920, 3] RGB."""
        for number in range(self.frames):
            yield self._stage(number).frame(self._at(number))

    def face(self, number: int, speaker: int) -> Rect | None:
        """The face of a speaker in a frame; None while another one is shown close."""
        actor = self._stage(number).actors.get(speaker)
        return None if actor is None else actor.face(self.stances[speaker][number])

    def _stage(self, number: int) -> Stage:
        time = (number + 0.5) / FPS
        shot = next(shot for shot in self._shots if time < shot.end)
        return self._stages[shot.speaker]

    def _at(self, number: int) -> dict[int, Stance]:
        return {who: stances[number] for who, stances in self.stances.items()}


def encode(film: Film, timeline: Timeline, scratch: Path, target: Path) -> None:
    """Writes the video: H.264 high, AAC stereo at 48 kHz, about -20 LUFS. Raises
    CalledProcessError when ffmpeg fails."""
    sound = scratch / "talk.wav"
    soundfile.write(sound, timeline.samples, SAMPLE_RATE, subtype="PCM_24")
    command = [
        "ffmpeg", "-v", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-",
        "-i", str(sound),
        "-af", f"volume={_gain(sound):.2f}dB,alimiter=limit=0.7:level=false",
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-profile:v", "high", "-preset", "slow", "-crf", "25", "-g", "50",
        "-maxrate", "900k", "-bufsize", "3M", "-threads", "2",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        "-c:a", "aac", "-b:a", "96k", "-ar", str(SAMPLE_RATE),
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
        "-movflags", "+faststart", str(target),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for picture in film.pictures():
            process.stdin.write(picture.tobytes())
        process.stdin.close()
        if process.wait() != 0:
            raise subprocess.CalledProcessError(process.returncode, command)


def _gain(sound: Path) -> float:
    """Decibels that bring the sound to the wanted loudness."""
    done = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", str(sound), "-af", "ebur128", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = done.stderr.rsplit("Summary:", 1)[1]
    loudness = float(summary.split("I:", 1)[1].split("LUFS", 1)[0])
    return _LUFS - loudness
