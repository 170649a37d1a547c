"""The fake itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web

from core.tasks import TaskNursery

from .answers import shaped
from .asked import Asked
from .faults import Fault, bad_key, corrupt, modern
from .oracle import Oracle

Json = dict[str, Any]
DEFAULT_KEY = "fake-deepgram-key"
PODCAST = Path(__file__).resolve().parents[2] / "samples" / "podcast.deepgram.json"
_MAX_BODY = 2 << 30
_SOUND_MARKS = (b"OggS", b"RIFF", b"fLaC", b"ID3", b"\xff\xfb", b"\x1a\x45\xdf\xa3")
_CUT = 0


class SpecificationError(AssertionError):
    """A request or an answer broke Deepgram's specification."""


@dataclass(frozen=True)
class ListenCall:
    """One request that came in, and the status it got (0: the connection was cut)."""

    asked: Asked
    content_type: str
    body: bytes
    status: int

    def summary(self) -> Json:
        size = len(self.body)
        pairs = [list(pair) for pair in self.asked.pairs]
        return {"query": pairs, "type": self.content_type, "size": size, "status": self.status}


class FakeDeepgram:
    """Serves /v1/listen. Leaving the context fails when the specification was broken.

    `answer` is a full answer in the language `spoken` (or gives one for a call's body); what a
    query does not ask for is taken out of it.
    """

    def __init__(
        self,
        answer: Json | Callable[[bytes], Json] | None = None,
        *,
        spoken: str = "ru",
        api_key: str = DEFAULT_KEY,
        port: int = 0,
        delay_s: float = 0.0,
    ) -> None:
        self.api_key = api_key
        self.url = ""
        self.calls: list[ListenCall] = []
        self.callbacks_failed: list[str] = []
        self.violations: list[str] = []
        self._answer = answer or json.loads(PODCAST.read_text(encoding="utf-8"))
        self._spoken = spoken
        self._port = port
        self._delay_s = delay_s
        self._faults: list[Fault] = []
        self._oracle = Oracle.find()
        self._closing = asyncio.Event()
        self._nursery = TaskNursery()
        app = web.Application(client_max_size=_MAX_BODY)
        app.router.add_post("/v1/listen", self._listen)
        app.router.add_get("/_fake/calls", self._tell_calls)
        app.router.add_post("/_fake/faults", self._take_fault)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._closing.set()
        await self._nursery.aclose()
        await self._runner.cleanup()
        if self.violations and kind is None:
            raise SpecificationError("\n".join(self.violations))

    def fail(self, *faults: Fault) -> None:
        """Let the next calls meet these, in order; a fault for another body type waits."""
        for fault in faults:
            self._faults += [replace(fault, times=1)] * fault.times

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        asked = Asked.of(request.query.items())
        content_type = request.headers.get("Content-Type", "")
        if self._oracle is not None:
            self.violations += self._oracle.request_problems(asked.pairs, content_type)
        fault = self._take(content_type)
        await self._pause(self._delay_s + (fault.seconds if fault else 0))
        refusal = self._refusal(request, asked, content_type, body)
        if refusal is None and fault is not None and fault.is_answer:
            refusal = fault
        status = refusal.status if refusal else web.HTTPOk.status_code
        self.calls.append(ListenCall(asked, content_type, body, status))
        if refusal is not None:
            return _refuse(request, refusal)
        full = self._answer(body) if callable(self._answer) else self._answer
        answer = shaped(full, asked, self._spoken, body, empty=bool(fault and fault.empty))
        if self._oracle is not None:
            self.violations += self._oracle.answer_problems(answer)
        if callback := asked.first("callback"):
            method = asked.first("callback_method", "POST")
            self._nursery.start(self._call_back(method, callback, answer), name="callback")
            return web.json_response({"request_id": answer["metadata"]["request_id"]})
        return web.json_response(answer)

    def _refusal(
        self, request: web.Request, asked: Asked, content_type: str, body: bytes
    ) -> Fault | None:
        if request.headers.get("Authorization") != f"Token {self.api_key}":
            return bad_key()
        if (problem := asked.problem()) is not None:
            return problem
        if content_type == "application/json":
            return _url_problem(body)
        return None if body.startswith(_SOUND_MARKS) or body[4:8] == b"ftyp" else corrupt()

    def _take(self, content_type: str) -> Fault | None:
        for index, fault in enumerate(self._faults):
            if fault.content_type in {None, content_type}:
                return self._faults.pop(index)
        return None

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return

    async def _call_back(self, method: str, url: str, answer: Json) -> None:
        async with aiohttp.ClientSession() as session:
            headers = {"dg-token": "fake-key-id"}
            async with session.request(method, url, json=answer, headers=headers) as reply:
                if not reply.ok:
                    self.callbacks_failed.append(url)

    async def _tell_calls(self, _: web.Request) -> web.Response:
        calls = [call.summary() for call in self.calls]
        return web.json_response({"calls": calls, "violations": self.violations})

    async def _take_fault(self, request: web.Request) -> web.Response:
        self.fail(Fault(**await request.json()))
        return web.Response(status=204)


def _url_problem(body: bytes) -> Fault | None:
    try:
        content = json.loads(body)
    except ValueError:
        return modern(400, "INVALID_JSON", "Invalid JSON submitted.", "not JSON")
    address = content.get("url") if isinstance(content, dict) else None
    if not isinstance(address, str):
        return modern(400, "INVALID_JSON", "Invalid JSON submitted.", "missing field `url`")
    if not address.startswith(("http://", "https://")):
        return modern(400, "REMOTE_CONTENT_ERROR", "The remote server hosting the media failed.")
    return None


def _refuse(request: web.Request, fault: Fault) -> web.Response:
    if fault.status == _CUT:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
    return web.Response(
        status=fault.status, text=fault.body, content_type=fault.kind, headers=headers
    )
