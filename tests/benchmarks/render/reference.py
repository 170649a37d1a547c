"""What the film should show without captions, drawn exactly and kept without loss."""

import subprocess
from pathlib import Path

import cv2
import numpy as np

from tests.benchmarks.render.task import SECONDS, WIDTH, Video, starts, window_width

ROWS = 1200
"""Only so much of the picture, from the top, is compared: captions are below."""


def make_reference(video: Video, path: Path) -> None:
    """Write the brightness of the top ROWS rows: every frame's window, to a fraction of a pixel,
    enlarged bicubically."""
    scale = window_width(video) / WIDTH
    size = f"{WIDTH}x{ROWS}"
    frames = SECONDS * video.fps
    read = [
        "ffmpeg", "-v", "error", "-nostdin", "-i", str(video.path), "-frames:v", str(frames),
        "-vf", "extractplanes=y", "-f", "rawvideo", "pipe:1",
    ]  # fmt: skip
    write = [
        "ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-video_size", size,
        "-framerate", str(video.fps), "-i", "pipe:0", "-c:v", "ffv1", str(path),
    ]  # fmt: skip
    with (
        subprocess.Popen(read, stdout=subprocess.PIPE) as source,
        subprocess.Popen(write, stdin=subprocess.PIPE) as film,
    ):
        assert source.stdout is not None
        assert film.stdin is not None
        for start in starts(video):
            raw = source.stdout.read(video.width * video.height)
            picture = np.frombuffer(raw, np.uint8).reshape(video.height, video.width)
            film.stdin.write(_window(picture, float(start), scale).tobytes())
    if source.returncode or film.returncode:
        raise RuntimeError("ffmpeg failed")


def _window(picture: cv2.typing.MatLike, start: float, scale: float) -> cv2.typing.MatLike:
    """Pixels are squares: the middle of the first one lies half a pixel from the edge."""
    half = scale / 2 - 0.5
    places = np.array([[scale, 0, start + half], [0, scale, half]])
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(
        picture, places, (WIDTH, ROWS), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
