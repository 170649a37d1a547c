"""The fake in the test's own process."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .backend import Backend, Options
from .flood import FloodLimits
from .server import BotApi
from .stage import Stage
from .telegram import Telegram
from .views import MessageView


class FakeTelegram(Telegram):
    """`async with FakeTelegram() as tg:`; violations are raised at the end of the block.

    `port` 0 means any free one; the other arguments are those of `Options`.
    """

    def __init__(
        self,
        *,
        token: str = Options.token,
        username: str = Options.username,
        local: bool = False,
        privacy: bool = True,
        flood: FloodLimits | None = None,
        port: int = 0,
    ) -> None:
        super().__init__()
        self._options = Options(token, username, local, privacy, flood)
        self._port = port
        self.token = token

    async def __aenter__(self) -> Self:
        self._root = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="fake-telegram-"))
        self.backend = Backend(self._options, self._root)
        self.transcript = self.backend.transcript
        self.bot = self.backend.render_bot()
        self._stage = Stage(self.backend)
        self._server = BotApi(self.backend)
        self.url = await self._server.start(self._port)
        self.backend.pump.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        await self.backend.close()
        await self._server.close()
        await asyncio.to_thread(shutil.rmtree, self._root)
        if kind is None:
            self.raise_violations()

    async def act(self, name: str, /, **arguments: object) -> Any:  # noqa: ANN401
        return await self._stage.act(name, arguments)

    async def more(self) -> None:
        await self.backend.journal.changed()

    async def download(self, file: str | MessageView, to: Path) -> Path:
        stored = self.backend.files.find(file if isinstance(file, str) else file.file_id)
        if stored is None:
            raise LookupError(f"there is no file {file}")
        await asyncio.to_thread(shutil.copyfile, stored.path, to)
        return to
