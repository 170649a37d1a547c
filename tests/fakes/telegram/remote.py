"""The fake in a process of its own, and the client that drives it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout

from .telegram import Telegram
from .views import MessageView
from .wire import ActError

_REPOSITORY = Path(__file__).parents[3]
_POLL_S = 5
_CHUNK = 1 << 20


class RemoteTelegram(Telegram):
    """The same interface as `FakeTelegram`, over the control address of another process.

    Views are as of the last await on this object: `act`, `wait_for` and `sync` bring them up
    to date.
    """

    def __init__(self, control_url: str) -> None:
        super().__init__()
        self._control_url = control_url
        self._position = 0

    async def __aenter__(self) -> Self:
        self._session = ClientSession(self._control_url, timeout=ClientTimeout(total=60))
        async with self._session.get("/about") as answer:
            about = await answer.json()
        self.url, self.token, self.bot = about["url"], about["token"], about["bot"]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                await self.sync()
                self.raise_violations()
        finally:
            await self._session.close()

    async def act(self, name: str, /, **arguments: object) -> Any:  # noqa: ANN401
        async with self._session.post(f"/act/{name}", json=arguments) as answer:
            body = await answer.json()
        if "error" in body:
            raise ActError(body["error"])
        await self.sync()
        return body["result"]

    async def sync(self) -> None:
        """Take in everything that has happened so far."""
        await self._read(0)

    async def more(self) -> None:
        await self._read(_POLL_S)

    async def _read(self, timeout_s: float) -> None:
        query = {"from": str(self._position), "timeout": str(timeout_s)}
        async with self._session.get("/journal", params=query) as answer:
            events = await answer.json()
        # Two waits may read the same events side by side: only the first takes them in.
        position = int(query["from"])
        fresh = events[self._position - position :]
        self._position += len(fresh)
        for event in fresh:
            self.transcript.apply(event)

    async def download(self, file: str | MessageView, to: Path) -> Path:
        file_id = file if isinstance(file, str) else file.file_id
        async with self._session.get(f"/files/{file_id}") as answer:
            if not answer.ok:
                raise LookupError(f"there is no file {file_id}")
            with to.open("wb") as out:
                async for chunk in answer.content.iter_chunked(_CHUNK):
                    out.write(chunk)
        return to


@asynccontextmanager
async def telegram_process(*arguments: str) -> AsyncIterator[RemoteTelegram]:
    """Run `python -m tests.fakes.telegram` with these arguments and connect to it.

    The process ends with the block, or with this process: it watches its standard input.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.telegram", *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=_REPOSITORY,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    try:
        line = await process.stdout.readline()
        if not line:
            raise RuntimeError(f"the fake did not start: exit code {await process.wait()}")
        async with RemoteTelegram(json.loads(line)["control"]) as telegram:
            yield telegram
    finally:
        process.stdin.close()
        await process.wait()
