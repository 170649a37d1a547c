"""The HTTP client of Google's speech API."""

import httpx

from core.settings import GoogleSettings


def google_http(settings: GoogleSettings) -> httpx.AsyncClient:
    """Return the client; the caller closes it."""
    return httpx.AsyncClient(timeout=httpx.Timeout(settings.timeout_s, connect=30.0))
