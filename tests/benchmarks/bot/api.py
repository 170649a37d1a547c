"""A Bot API that costs next to nothing, and the people who press buttons on it.

`python -m tests.benchmarks.bot.api PRESSES` prints its port and serves until its input is closed.
Both bots of the benchmark talk to the same one, each under its own token; `POST /load` makes people
press, waits for the answers and says how long each took. PRESSES is written by `world.py`.
"""

import asyncio
import json
import random
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

BARE_TOKEN, OUR_TOKEN = "1001:bare", "1002:ours"
GIVEN_UP_AFTER_S = 30.0
EARLIER = int(time.time()) - 3_600

Json = dict[str, Any]


@dataclass(slots=True)
class Load:
    """People who press for `seconds`: `rate` times a second as it comes (Poisson), or, without a
    rate, each of `people` again as soon as the press before was answered."""

    seconds: float
    rate: float | None = None
    people: int = 32


@dataclass(slots=True)
class Line:
    """One bot: its updates, and when which press was due."""

    presses: deque[Json]
    pending: list[Json] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    due: dict[str, float] = field(default_factory=dict)
    took_s: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    calls: int = 0
    on_answer: Callable[[], None] | None = None
    number: int = 0

    def press(self, due: float) -> None:
        self.number += 1
        query = f"{self.number}"
        press = self.presses.popleft()
        self.due[query] = due
        self.pending.append(_update(self.number, query, press))
        self.arrived.set()

    def answered(self, query: str, text: str, *, alert: bool) -> None:
        due = self.due.pop(query, None)
        if due is None:
            return
        self.took_s.append(time.monotonic() - due)
        if alert:
            self.refused.append(text)
        if self.on_answer is not None:
            self.on_answer()

    async def poll(self, offset: int, timeout_s: float) -> list[Json]:
        self.polled.set()
        self.pending = [update for update in self.pending if update["update_id"] >= offset]
        if not self.pending and timeout_s > 0:
            self.arrived.clear()
            try:
                await asyncio.wait_for(self.arrived.wait(), timeout_s)
            except TimeoutError:
                return []
        return self.pending[:100]

    async def carry(self, load: Load) -> Json:
        """Let people press; return how long the answers took."""
        self.took_s, self.refused, self.calls = [], [], 0
        started = time.monotonic()
        within = (self._as_it_comes if load.rate else self._again_and_again)(load)
        in_time = await within
        took = time.monotonic() - started
        await self._all_answered()
        return {
            "took_ms": [round(each * 1_000, 2) for each in sorted(self.took_s)],
            "per_second": in_time / took,
            "unanswered": len(self.due),
            "refused": self.refused[:5],
            "calls": self.calls,
            "pressed": self.number,
        }

    async def _as_it_comes(self, load: Load) -> int:
        assert load.rate is not None
        chance = random.Random(1)
        due, end = time.monotonic(), time.monotonic() + load.seconds
        while (due := due + chance.expovariate(load.rate)) < end:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            self.press(due)
        return len(self.took_s)

    async def _again_and_again(self, load: Load) -> int:
        end = time.monotonic() + load.seconds
        self.on_answer = lambda: self.press(time.monotonic())
        for _ in range(load.people):
            self.press(time.monotonic())
        await asyncio.sleep(end - time.monotonic())
        self.on_answer = None
        return len(self.took_s)

    async def _all_answered(self) -> None:
        until = time.monotonic() + GIVEN_UP_AFTER_S
        while self.due and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


class Api:
    """The server."""

    def __init__(self, presses: list[Json]) -> None:
        self._lines = {token: Line(deque(presses)) for token in (BARE_TOKEN, OUR_TOKEN)}

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        head, _, name = request.path[1:].partition("/")
        if head == "load":
            return await self._load(await request.json())
        if head == "ready":
            await self._lines[request.query["token"]].polled.wait()
            return web.Response()
        line = self._lines[head.removeprefix("bot")]
        asked = await _asked(request)
        line.calls += 1
        return web.json_response({"ok": True, "result": await _result(line, name, asked)})

    async def _load(self, asked: Json) -> web.Response:
        line = self._lines[asked.pop("token")]
        return web.json_response(await line.carry(Load(**asked)))


async def _asked(request: web.BaseRequest) -> Mapping[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return await request.post()


async def _result(line: Line, name: str, asked: Mapping[str, Any]) -> object:
    if name == "getUpdates":
        return await line.poll(int(asked.get("offset") or 0), float(asked.get("timeout") or 0))
    if name == "answerCallbackQuery":
        alert = str(asked.get("show_alert")).lower() == "true"
        line.answered(str(asked["callback_query_id"]), str(asked.get("text")), alert=alert)
        return True
    if name == "getMe":
        return {"id": 1_002, "is_bot": True, "first_name": "Shorts", "username": "bench_bot"}
    if name.startswith(("edit", "send")) and "chat_id" in asked:
        number = int(asked.get("message_id") or time.monotonic_ns() % 2**40)
        return _message(int(asked["chat_id"]), number)
    return True


def _update(number: int, query: str, press: Json) -> Json:
    person = press["chat"]
    callback = {
        "id": query,
        "from": {"id": person, "is_bot": False, "first_name": "Мария", "language_code": "ru"},
        "message": _message(person, press["message"]),
        "chat_instance": f"{person}",
        "data": press["data"],
    }
    return {"update_id": number, "callback_query": callback}


def _message(chat: int, number: int) -> Json:
    where = {"id": chat, "type": "private", "first_name": "Мария"}
    return {"message_id": number, "date": EARLIER, "chat": where, "text": "…"}


async def _main(presses: Path) -> None:
    api = Api(json.loads(presses.read_text()))
    runner = web.ServerRunner(web.Server(api.serve, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
