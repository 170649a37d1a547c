"""Serving a stand-in: in the test's process, or as a process of its own."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web

from .faults import CUT, Fault, Faults

Json = dict[str, Any]
_ROOT = Path(__file__).resolve().parents[3]
_MAX_BODY = 32 << 20


class FakeServer:
    """A loopback server that keeps what came in and can be told to fail."""

    def __init__(self, port: int = 0) -> None:
        self.origin = ""
        self.calls: list[Json] = []
        self.app = web.Application(client_max_size=_MAX_BODY)
        self.app.router.add_get("/_fake/calls", self._tell_calls)
        self.app.router.add_post("/_fake/faults", self._take_fault)
        self._faults = Faults()
        self._port = port
        self._closing = asyncio.Event()
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.origin = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._runner.cleanup()

    def fail(self, *faults: Fault) -> None:
        """Let the next calls meet these, in order."""
        self._faults.add(*faults)

    def calls_of(self, route: str) -> list[Json]:
        return [call for call in self.calls if call["route"] == route]

    async def meet(self, request: web.Request, route: str) -> tuple[Fault, web.Response | None]:
        """Note the call; return the fault it meets and its answer, None when it goes on."""
        body = await request.text()
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.calls.append({"route": route, "headers": headers, "body": body})
        fault = self._faults.take(route) or Fault()
        if fault.seconds:
            await self._pause(fault.seconds)
        if fault.status == CUT:
            if request.transport is not None:
                request.transport.abort()
            return fault, web.Response()
        if fault.status == web.HTTPOk.status_code and not fault.body:
            return fault, None
        headers = {"Retry-After": fault.retry_after} if fault.retry_after is not None else {}
        return fault, web.Response(
            status=fault.status, text=fault.body, content_type=fault.kind, headers=headers
        )

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return

    async def _tell_calls(self, _: web.Request) -> web.Response:
        return web.json_response(self.calls)

    async def _take_fault(self, request: web.Request) -> web.Response:
        self.fail(Fault(**await request.json()))
        return web.Response(status=204)


class RemoteFake:
    """A stand-in in a process of its own; `about` is what it printed at start."""

    def __init__(self, about: Json) -> None:
        self.about = about

    async def fail(self, *faults: Fault) -> None:
        async with aiohttp.ClientSession(raise_for_status=True) as session:
            for fault in faults:
                async with session.post(self._at("faults"), json=asdict(fault)):
                    pass

    async def calls(self) -> list[Json]:
        async with (
            aiohttp.ClientSession(raise_for_status=True) as session,
            session.get(self._at("calls")) as reply,
        ):
            calls: list[Json] = await reply.json()
            return calls

    def _at(self, page: str) -> str:
        return f"{self.about['origin']}/_fake/{page}"


@asynccontextmanager
async def fake_process(module: str, *arguments: str) -> AsyncIterator[RemoteFake]:
    """Start `python -m {module}`; it ends with the context, or with this process."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=_ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield RemoteFake(json.loads(await process.stdout.readline()))
    finally:
        process.stdin.close()
        await process.wait()


async def until_told(*, watch_input: bool) -> None:
    """Wait for SIGTERM, SIGINT, or the end of standard input."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    if watch_input:
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        ended = loop.create_task(reader.read())
        ended.add_done_callback(lambda _: told.set())
    await told.wait()
