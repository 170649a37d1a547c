"""What a storage key may look like: the same on every store, and safe as a relative path."""

import re

# No segment starts with a dot: that leaves room for hidden names, and none for `..`.
_SEGMENT = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_KEY = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")


def checked_key(key: str) -> str:
    """Return the key. Raises ValueError when it is not one."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"not a storage key: {key!r}")
    return key


def checked_folder(prefix: str) -> str:
    """Return a folder of keys without its closing slash. Raises ValueError when it is none."""
    return checked_key(prefix.removesuffix("/"))
