"""Pictures that may be a logo."""

from core.domain.errors import InvalidImageError

MAX_MB = 5
_MIB = 1024 * 1024
_RIFF, _WEBP = b"RIFF", b"WEBP"
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


def logo_suffix(body: bytes) -> str:
    """Return the ending of a file of this content.

    Raises InvalidImageError for anything but a PNG, JPEG or WebP of up to MAX_MB.
    """
    if len(body) > MAX_MB * _MIB:
        raise InvalidImageError(f"{len(body)} bytes", limit_mb=MAX_MB)
    for beginning, suffix in _BEGINNINGS.items():
        if body.startswith(beginning):
            return suffix
    if body.startswith(_RIFF) and body[8:12] == _WEBP:
        return ".webp"
    raise InvalidImageError(f"begins with {body[:8]!r}", limit_mb=MAX_MB)
