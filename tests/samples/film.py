"""Renders the frames and encodes the video."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from tests.samples.dialogue import GUEST, HOST
from tests.samples.motion import Stance, animate
from tests.samples.portrait import load
from tests.samples.scene import HEIGHT, WIDTH, Rect, Stage
from tests.samples.shots import Shot
from tests.samples.timeline import Timeline
from tests.samples.voice import SAMPLE_RATE

FPS = 25
_LUFS = -20
_VIDEO_RATE = "430k"


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
    sound, near_lossless = scratch / "talk.wav", scratch / "pictures.mkv"
    soundfile.write(sound, timeline.samples, SAMPLE_RATE, subtype="PCM_24")
    _draw(film, near_lossless)
    video = [
        "-c:v", "libx264", "-profile:v", "high", "-preset", "slow", "-b:v", _VIDEO_RATE,
        "-maxrate", "1800k", "-bufsize", "3600k", "-g", "50", "-threads", "2",
        "-passlogfile", str(scratch / "passes"), "-map_metadata", "-1", "-fflags", "+bitexact",
    ]  # fmt: skip
    start = ["ffmpeg", "-v", "error", "-y", "-i", str(near_lossless)]
    subprocess.run([*start, *video, "-pass", "1", "-f", "null", "-"], check=True)
    louder = f"volume={_gain(sound):.2f}dB,alimiter=limit=0.7:level=false"
    audio = ["-af", louder, "-c:a", "aac", "-b:a", "72k", "-flags:a", "+bitexact"]
    both = [*start, "-i", str(sound), *video, "-pass", "2", *audio]
    subprocess.run([*both, "-movflags", "+faststart", str(target)], check=True)


def _draw(film: Film, target: Path) -> None:
    """Writes the frames so that they can be read twice: the size is kept by a second pass."""
    command = [
        "ffmpeg", "-v", "error", "-y",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-",
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-preset", "ultrafast", "-qp", "6", "-threads", "2",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", str(target),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for picture in film.pictures():
            process.stdin.write(picture.data)
        process.stdin.close()
        if process.wait() != 0:
            raise subprocess.CalledProcessError(process.returncode, command)


def _gain(sound: Path) -> float:
    """Decibels that bring the sound to the wanted loudness."""
    done = subprocess.run(
        [
            "ffmpeg",
            "-hide_banner",
            "-nostats",
            "-i",
            str(sound),
            "-af",
            "ebur128",
            "-f",
            "null",
            "-",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    summary = done.stderr.rsplit("Summary:", 1)[1]
    loudness = float(summary.split("I:", 1)[1].split("LUFS", 1)[0])
    return _LUFS - loudness
