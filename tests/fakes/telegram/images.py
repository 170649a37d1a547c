"""Width and height of a JPEG or PNG, read from its header."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO, NamedTuple

_PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers; C4, C8 and CC in that range are tables, not frames.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class ImageFacts(NamedTuple):
    """`kind` is `jpeg` or `png`; sizes are pixels."""

    kind: str
    width: int
    height: int


def read_image(path: Path) -> ImageFacts | None:
    """The facts of the picture, None when it is neither JPEG nor PNG."""
    with path.open("rb") as file:
        head = file.read(24)
        if head.startswith(_PNG) and len(head) == 24:
            width, height = struct.unpack(">II", head[16:24])
            return ImageFacts("png", width, height)
        if head.startswith(b"\xff\xd8"):
            file.seek(2)
            return _read_jpeg(file)
    return None


def _read_jpeg(file: BinaryIO) -> ImageFacts | None:
    while len(marker := file.read(4)) == 4 and marker[0] == 0xFF:
        length = struct.unpack(">H", marker[2:])[0]
        if marker[1] in _FRAMES:
            body = file.read(5)
            if len(body) < 5:
                return None
            height, width = struct.unpack(">HH", body[1:])
            return ImageFacts("jpeg", width, height)
        file.seek(length - 2, 1)
    return None
