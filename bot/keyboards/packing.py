"""Ids made short: callback data holds 64 bytes, and two ids take more in hexadecimal digits."""

import base64
import binascii
from uuid import UUID

from core.domain.errors import OutdatedError


def packed(id_: UUID) -> str:
    """Return an id in 22 letters."""
    return base64.urlsafe_b64encode(id_.bytes).decode().rstrip("=")


def unpacked(text: str) -> UUID:
    """Return the id. Raises OutdatedError for what is none."""
    try:
        return UUID(bytes=base64.urlsafe_b64decode(f"{text}=="))
    except (binascii.Error, ValueError) as error:
        raise OutdatedError(f"{text!r} is no id") from error
