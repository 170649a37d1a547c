"""The fake as a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp

from .faults import Fault
from .server import SpecificationError

_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class RemoteDeepgram:
    """Where the fake listens, and what it takes as a key."""

    url: str
    api_key: str

    async def calls(self) -> list[dict[str, Any]]:
        """What came in: query pairs, body type and size, status."""
        return list((await self._state())["calls"])

    async def violations(self) -> list[str]:
        return list((await self._state())["violations"])

    async def fail(self, *faults: Fault) -> None:
        """Let the next calls meet these."""
        async with aiohttp.ClientSession(raise_for_status=True) as session:
            for fault in faults:
                async with session.post(f"{self.url}/_fake/faults", json=asdict(fault)):
                    pass

    async def _state(self) -> dict[str, Any]:
        async with (
            aiohttp.ClientSession(raise_for_status=True) as session,
            session.get(f"{self.url}/_fake/calls") as reply,
        ):
            state: dict[str, Any] = await reply.json()
            return state


@asynccontextmanager
async def deepgram_process(*arguments: str) -> AsyncIterator[RemoteDeepgram]:
    """Start `python -m tests.fakes.deepgram`; it ends with the context, or with this process."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.fakes.deepgram", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=_ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        about = json.loads(await process.stdout.readline())
        remote = RemoteDeepgram(about["url"], about["api_key"])
        yield remote
        if broken := await remote.violations():
            raise SpecificationError("\n".join(broken))
    finally:
        process.stdin.close()
        await process.wait()
