"""Makes a video file of a scene: `python -m tests.benchmarks.camera.film walking FOLDER`."""

import argparse
import subprocess
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.benchmarks.camera.actors import RATE, Samples, cast
from tests.benchmarks.camera.scenes import by_name
from tests.benchmarks.camera.stage import pictures
from tests.benchmarks.camera.world import Scene

QUICK = ("-preset", "superfast", "-crf", "24")
BROADCAST = ("-preset", "veryfast", "-b:v", "6M", "-maxrate", "9M", "-bufsize", "12M")


def make_film(scene: Scene, folder: Path, codec: Sequence[str] = QUICK) -> Path:
    """Draw and encode the scene, H.264 and AAC; return the file. Raises CalledProcessError."""
    sound, video = folder / f"{scene.name}.wav", folder / f"{scene.name}.mp4"
    with wave.open(str(sound), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(voices(scene).tobytes())
    command = [
        "ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{scene.width}x{scene.height}", "-r", str(scene.fps), "-i", "-", "-i", str(sound),
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "50", *codec, "-c:a", "aac", "-shortest",
        str(video),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for picture in pictures(scene):
            process.stdin.write(picture.data)
        process.stdin.close()
        if process.wait() != 0:
            raise subprocess.CalledProcessError(process.returncode, command)
    return video


def voices(scene: Scene) -> Samples:
    """Return the sound of everybody who speaks, mono; voices off screen are the third person's."""
    sound = np.zeros(scene.span.duration_ms * RATE // 1000, np.int32)
    times = np.arange(len(sound))
    for speech in scene.speeches:
        voice = cast()[min(speech.person, 2)].voice
        part = slice(speech.span.start_ms * RATE // 1000, speech.span.end_ms * RATE // 1000)
        sound[part] += voice[times[part] % len(voice)]
    return np.clip(sound, -32_768, 32_767).astype(np.int16)


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scene")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--broadcast", action="store_true", help="6 Mbit/s")
    chosen = parser.parse_args()
    make_film(by_name(chosen.scene), chosen.folder, BROADCAST if chosen.broadcast else QUICK)


if __name__ == "__main__":
    main()
