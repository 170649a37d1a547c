"""Brings videos sent to the bot to this machine."""

import asyncio
import os
import shutil
from pathlib import Path

from aiogram import Bot
from aiogram.client.telegram import SimpleFilesPathWrapper
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import File
from aiohttp import ClientError, ClientTimeout

from bot.session import ShortsSession
from core.domain.errors import (
    EngineAuthError,
    EngineUnavailableError,
    EngineUnusableError,
    InputError,
    TooLargeError,
)
from core.domain.records.project import SourceKind, SourceRef
from core.ports.progress import ProgressSink
from core.texts.units import megabytes

_GET_FILE_TIMEOUT_S = 3_600
"""A local server answers only after it has fetched the whole file."""

_CHUNK_BYTES = 1024 * 1024
_STALLED_AFTER_S = 60
_CONNECT_S = 30


class TelegramSource:
    """Implements `core.ports.source.SourceFetcher` for what was sent in a chat.

    With a local Bot API server the file is linked (or copied by the kernel) from its disk,
    otherwise downloaded in chunks; it never lies in memory as a whole.
    """

    def __init__(self, bot: Bot, max_download_bytes: int) -> None:
        self._bot = bot
        self._max_bytes = max_download_bytes

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        """Write the source to `to`, whole or not at all; nothing in Telegram has a title.

        Raises TooLargeError, EngineUnavailableError, EngineAuthError, EngineUnusableError;
        InputError for a source that is not of Telegram.
        """
        if source.kind is not SourceKind.TELEGRAM:
            raise InputError(f"not a source of Telegram: {source.kind}")
        file = await self._get_file(source)
        if file.file_path is None:
            raise EngineUnavailableError("getFile gave no path")
        part = to.with_name(f"{to.name}.part")
        try:
            if self._bot.session.api.is_local:
                await asyncio.to_thread(_link_or_copy, self._local_path(file.file_path), part)
            else:
                await self._download(file.file_path, file.file_size, part, progress)
            await asyncio.to_thread(part.replace, to)
        finally:
            await asyncio.to_thread(part.unlink, missing_ok=True)
        progress(1.0)
        return None

    async def _get_file(self, source: SourceRef) -> File:
        try:
            return await self._bot.get_file(source.ref, request_timeout=_GET_FILE_TIMEOUT_S)
        except TelegramBadRequest as error:
            if "too big" in error.message:
                raise TooLargeError(
                    limit_mb=megabytes(self._max_bytes), actual_mb=megabytes(source.bytes or 0)
                ) from error
            raise EngineUnavailableError(error.message) from error
        except TelegramUnauthorizedError as error:
            raise EngineAuthError("the bot token is not accepted") from error
        except TelegramRetryAfter as error:
            raise EngineUnavailableError("getFile is flooded") from error
        except TelegramAPIError as error:
            raise EngineUnavailableError(type(error).__name__) from error

    def _local_path(self, server_path: str) -> Path:
        """Raises EngineUnusableError for a path outside of the folder that both share."""
        wrapper = self._bot.session.api.wrap_local_file
        assert isinstance(wrapper, SimpleFilesPathWrapper)
        try:
            path = Path(wrapper.to_local(server_path)).resolve()
        except ValueError:
            path = None
        if path is None or not path.is_relative_to(wrapper.local_path.resolve()):
            # The path holds the token, so it is not told.
            raise EngineUnusableError("a file outside of its folder", name="Bot API server")
        return path

    async def _download(
        self, file_path: str, size: int | None, to: Path, progress: ProgressSink
    ) -> None:
        session = self._bot.session
        assert isinstance(session, ShortsSession)
        url = session.api.file_url(self._bot.token, file_path)
        timeout = ClientTimeout(total=None, connect=_CONNECT_S, sock_read=_STALLED_AFTER_S)
        got = 0
        with await asyncio.to_thread(to.open, "wb") as out:
            try:
                async with (await session.create_session()).get(url, timeout=timeout) as answer:
                    # The address holds the token, so nothing of the error but its status is kept.
                    if not answer.ok:
                        raise EngineUnavailableError(f"file server answered {answer.status}")
                    async for chunk in answer.content.iter_chunked(_CHUNK_BYTES):
                        await asyncio.to_thread(out.write, chunk)
                        got += len(chunk)
                        if size:
                            progress(min(1.0, got / size))
            except (ClientError, TimeoutError) as error:
                raise EngineUnavailableError(f"download broke: {type(error).__name__}") from None
        if size and got < size:
            raise EngineUnavailableError(f"download ended at {got} of {size} bytes")


def _link_or_copy(path: Path, to: Path) -> None:
    try:
        os.link(path, to)
    except OSError:
        try:
            shutil.copyfile(path, to)
        except OSError as error:
            raise EngineUnavailableError("the Bot API server's file cannot be read") from error
