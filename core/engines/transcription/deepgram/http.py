"""The HTTP client of Deepgram."""

import httpx

from core.settings import DeepgramSettings


def deepgram_http(settings: DeepgramSettings) -> httpx.AsyncClient:
    """Return the client; the caller closes it. Uploads may take as long as they need."""
    timeout = httpx.Timeout(settings.read_timeout_s, connect=30.0, write=None)
    return httpx.AsyncClient(timeout=timeout)
