"""The process that draws sheets: `python -m core.media.contact_sheet.child`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

from core.domain.camera_json import load_trail
from core.domain.errors import EngineUnavailableError
from core.domain.media import MediaFacts
from core.media.contact_sheet.canvas import Image
from core.media.contact_sheet.moments import moments_of
from core.media.contact_sheet.scene import Story
from core.media.contact_sheet.sheet import FULL, SMALL, Sheet
from core.media.contact_sheet.stills import stills
from core.media.json_child import serve
from core.texts import Texts

FRAME_SIDE = 1280
"""Frames are read so large: a window cut out of one is still sharp, px."""
_JPEG_QUALITY = 88


def work(request: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Draw one sheet as asked by `camera_sheet`."""
    story = Story(load_trail(request["trail"]))
    size = FULL if request["detailed"] else SMALL
    times = moments_of(story.trail, size.count)
    frames: list[tuple[int, Image]] = []
    facts = MediaFacts(**request["facts"])
    for still in stills(Path(request["video"]), facts, times, FRAME_SIDE):
        frames.append(still)
        progress(len(frames) / len(times))
    if not frames:
        raise EngineUnavailableError("no frame of this span can be decoded")
    words = Texts().translator(request["language"])
    picture = Sheet(story, size, request["title"], words).draw(frames)
    _write(picture, Path(request["out"]))
    return {"pictures": len(frames)}


def _write(picture: Image, out: Path) -> None:
    """Write a PNG or a JPEG, as the name says."""
    how = [] if out.suffix.lower() == ".png" else [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    whole, encoded = cv2.imencode(out.suffix, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), how)
    if not whole:
        raise EngineUnavailableError(f"cannot draw a {out.suffix}")
    out.write_bytes(encoded.tobytes())


if __name__ == "__main__":
    serve(work)
