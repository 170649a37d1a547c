"""`python -m tests.fakes.deepinfra`: prints its settings as one JSON line and serves.

It ends when its standard input is closed (not with `--detached`) or by SIGTERM or SIGINT.
"""

import argparse
import asyncio
import json

from tests.fakes.llm.serving import until_told

from .server import FakeDeepInfra


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.deepinfra", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    parser.add_argument("--detached", action="store_true", help="do not watch standard input")
    return parser.parse_args()


async def _serve(options: argparse.Namespace) -> None:
    async with FakeDeepInfra(port=options.port) as fake:
        print(json.dumps(fake.about), flush=True)
        await until_told(watch_input=not options.detached)


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
