"""`python -m tests.fakes.deepgram`: prints its address as one JSON line and serves.

It ends when its standard input is closed (not with `--detached`) or by SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from .server import DEFAULT_KEY, PODCAST, FakeDeepgram


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.deepgram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--api-key", default=DEFAULT_KEY)
    parser.add_argument("--answer", type=Path, default=PODCAST, help="a full answer, JSON")
    parser.add_argument("--spoken", default="ru", help="language of the answer")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--detached", action="store_true", help="do not watch standard input")
    return parser.parse_args()


async def _until_told(*, watch_input: bool) -> None:
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    if watch_input:
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        ended = loop.create_task(reader.read())
        ended.add_done_callback(lambda _: told.set())
    await told.wait()


async def _serve(options: argparse.Namespace) -> None:
    fake = FakeDeepgram(
        json.loads(options.answer.read_text(encoding="utf-8")),
        spoken=options.spoken,
        api_key=options.api_key,
        port=options.port,
        delay_s=options.delay,
    )
    async with fake:
        print(json.dumps({"url": fake.url, "api_key": fake.api_key}), flush=True)
        await _until_told(watch_input=not options.detached)
        fake.violations.clear()  # whoever drives the fake has asked for them


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
