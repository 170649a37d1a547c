"""`python -m tests.fakes.gigachat`: prints its settings as one JSON line and serves.

It ends when its standard input is closed (not with `--detached`) or by SIGTERM or SIGINT.
"""

import argparse
import asyncio
import json

from tests.fakes.llm.serving import until_told

from .server import FakeGigaChat


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.gigachat", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--streams", type=int, default=1, help="calls of chat at once")
    parser.add_argument("--token-life", type=float, default=1800.0, help="seconds")
    parser.add_argument("--detached", action="store_true", help="do not watch standard input")
    return parser.parse_args()


async def _serve(options: argparse.Namespace) -> None:
    fake = FakeGigaChat(port=options.port, streams=options.streams, token_life_s=options.token_life)
    async with fake:
        print(json.dumps(fake.about), flush=True)
        await until_told(watch_input=not options.detached)


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
