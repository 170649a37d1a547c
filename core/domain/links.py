"""Addresses people send."""

from urllib.parse import urlsplit

from core.domain.errors import BadLinkError

LONGEST_URL = 2_048


def checked_url(url: str) -> str:
    """Return an address that may be asked for. Raises BadLinkError."""
    if len(url) > LONGEST_URL or any(letter.isspace() for letter in url):
        raise BadLinkError("too long, or with spaces")
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        named = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError as error:
        raise BadLinkError(str(error)) from error
    if not named or parts.username is not None:
        raise BadLinkError(f"scheme {parts.scheme}")
    return parts.geturl()
