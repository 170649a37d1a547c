"""Our engine, connected to a fake."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.deepgram.http import deepgram_http
from core.settings import DeepgramSettings
from tests.fakes.deepgram.server import DEFAULT_KEY


@asynccontextmanager
async def connected(
    url: str,
    *,
    api_key: str | None = DEFAULT_KEY,
    scratch: Path | None = None,
    read_timeout_s: float = 5,
    mip_opt_out: bool = False,
) -> AsyncIterator[DeepgramTranscriber]:
    """Give an engine that talks to `url`."""
    settings = DeepgramSettings(
        _env_file=None,
        base_url=url,
        api_key=SecretStr(api_key) if api_key else None,
        read_timeout_s=read_timeout_s,
        mip_opt_out=mip_opt_out,
    )
    async with deepgram_http(settings) as http:
        yield DeepgramTranscriber(settings, http, scratch)
