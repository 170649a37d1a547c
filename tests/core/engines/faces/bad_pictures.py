"""Short films of what people send instead of a well lit talk, made by ffmpeg when asked for."""

import subprocess
from pathlib import Path

import cv2
import numpy as np

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "podcast.mp4"
_TALK = ("-ss", "1", "-t", "2", "-i", str(SAMPLE))
"""Two people at a table; the left one speaks, with the face's centre at 571, 457 of 1920x1080."""
_FACE = "crop=480:480:331:217"
_STILL = "loop=50:1,setpts=N/25/TB,trim=end_frame=50"


def make(name: str, folder: Path) -> Path:
    """Make one of the films. Raises CalledProcessError."""
    out = folder / f"{name}.mp4"
    command = ["ffmpeg", "-v", "error", "-y", *_source(name, folder), *_filters(name)]
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-an")
    subprocess.run([*command, *codec, str(out)], check=True)
    return out


def _source(name: str, folder: Path) -> tuple[str, ...]:
    if name == "no_face":
        return ("-f", "lavfi", "-t", "2", "-i", "testsrc2=s=640x360:r=25")
    if name == "black":
        return ("-f", "lavfi", "-t", "2", "-i", "color=black:s=640x360:r=25")
    if name == "cartoon":
        picture = folder / "cartoon.png"
        cv2.imwrite(str(picture), _cartoon())
        return ("-loop", "1", "-framerate", "25", "-t", "2", "-i", str(picture))
    return _TALK


def _filters(name: str) -> tuple[str, ...]:
    chains = {
        "twenty_faces": f"crop=480:360:331:277,scale=256:192,tile=5x4,{_STILL}",
        "mirror": f"{_FACE},split[a][b];[b]hflip[c];[a][c]hstack,scale=640:320",
        "fps_5": "fps=5,scale=640:360",
        "fps_120": "fps=120,scale=640:360",
        "8k": "fps=2,trim=end_frame=2,scale=7680:4320",
        "portrait": "crop=608:1080:267:0,scale=360:640",
        "square": "crop=1080:1080:31:0,scale=480:480",
        "two_seconds": "scale=640:360",
    }
    chain = chains.get(name)
    return () if chain is None else ("-filter_complex", chain)


def _cartoon() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A drawn face on a coloured ground, (720, 1280, 3) BGR."""
    page = np.full((720, 1280, 3), (210, 190, 120), np.uint8)
    cv2.circle(page, (420, 330), 170, (120, 200, 255), -1)
    for x in (360, 480):
        cv2.ellipse(page, (x, 290), (30, 44), 0, 0, 360, (255, 255, 255), -1)
        cv2.circle(page, (x + 6, 298), 14, (20, 20, 20), -1)
    cv2.ellipse(page, (420, 390), (80, 50), 0, 0, 180, (40, 40, 160), -1)
    return page
