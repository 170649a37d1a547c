"""`python -m tests.fakes.telegram`: prints its addresses as one JSON line and serves.

It ends when its standard input is closed (not with `--detached`) or by SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys

from .backend import Options
from .control import Control
from .fake import FakeTelegram


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of the Bot API; 0: any free one")
    parser.add_argument("--control-port", type=int, default=0, help="of the control API")
    parser.add_argument("--token", default=Options.token)
    parser.add_argument("--username", default=Options.username)
    parser.add_argument("--local", action="store_true", help="as a server run with --local")
    parser.add_argument("--no-privacy", action="store_true", help="the bot reads all of a group")
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
    telegram = FakeTelegram(
        token=options.token,
        username=options.username,
        local=options.local,
        privacy=not options.no_privacy,
        port=options.port,
    )
    async with telegram:
        control = Control(telegram.backend, telegram.url)
        address = await control.start(options.control_port)
        about = {"url": telegram.url, "control": address, "token": telegram.token}
        print(json.dumps(about), flush=True)
        try:
            await _until_told(watch_input=not options.detached)
        finally:
            await control.close()
            # Whoever drives the fake has read them from the journal.
            telegram.forgive()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
