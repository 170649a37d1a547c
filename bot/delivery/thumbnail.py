"""The tiny picture Telegram shows before a video is loaded."""

import asyncio
from pathlib import Path

from core.domain.errors import MediaToolError

_SIDE_PX = 320
_LIMIT_BYTES = 200_000
_QUALITIES = (85, 60, 30)


async def make_thumbnail(cover: Path) -> bytes:
    """Return a JPEG of at most 320 px and 200 kB. Raises MediaToolError when it is no picture."""
    return await asyncio.to_thread(_shrink, cover)


def _shrink(cover: Path) -> bytes:
    import cv2  # noqa: PLC0415  (slow to load, and only the worker that delivers needs it)

    picture = cv2.imread(str(cover))
    if picture is None:
        raise MediaToolError(f"{cover.name} is not a picture")
    height, width = picture.shape[:2]
    scale = min(1.0, _SIDE_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    for quality in _QUALITIES:
        _, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if len(encoded) < _LIMIT_BYTES:
            break
    return bytes(encoded)
