"""The HTTP face of the fake: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import itertools

from aiohttp import web

from .backend import Backend
from .faults import Fault
from .flood import COUNTED
from .methods import REGISTRY, Registered
from .request import ApiCall, read_call
from .wire import ApiError, bad_request

_FORM_LIMIT = 16 << 20
_DESCRIPTION = web.ResponseKey("description", str)
CONNECTION_CUT = 499


class BotApi:
    """Serves one bot; every request is logged, checked, and may meet an injected fault."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._numbers = itertools.count(1)
        self._runner: web.AppRunner | None = None

    def application(self) -> web.Application:
        app = web.Application(client_max_size=_FORM_LIMIT)
        app.router.add_route("*", r"/bot{token:[^/]*}/{method}", self._method)
        app.router.add_get(r"/file/bot{token:[^/]*}/{path:.+}", self._file)
        return app

    async def start(self, port: int) -> str:
        """Listen on loopback; returns the address without a path."""
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.5)
        return await listen(self._runner, port)

    async def close(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _method(self, request: web.Request) -> web.StreamResponse:
        known = REGISTRY.get(request.match_info["method"].lower())
        name = known.name if known else request.match_info["method"]
        backend = self._backend
        limit = backend.options.upload_limit
        try:
            call = await read_call(request, name, backend.files.root, limit)
        except ApiError as error:
            return _failure(error)
        except ConnectionError:
            backend.journal.wake()
            return _break(request)
        number = next(self._numbers)
        files = {upload.field: upload.summary() for upload in call.uploads.values()}
        backend.journal.add(
            "call", number=number, method=name, params=dict(call.params), files=files
        )
        try:
            response = await self._answer(request, call, known)
        except Exception as error:
            backend.violate(f"the fake itself failed in {name}: {error!r}")
            raise
        backend.files.discard_unused(call.uploads.values())
        description = response.get(_DESCRIPTION)
        backend.journal.add(
            "answer", number=number, status=response.status, description=description
        )
        return response

    async def _answer(
        self, request: web.Request, call: ApiCall, known: Registered | None
    ) -> web.Response:
        fault = self._backend.faults.take(call.method, call.params)
        if fault and fault.kind in {"hang", "drop", "html"}:
            return await self._spoil(request, fault)
        if fault and fault.kind == "slow":
            await self._pause(fault.seconds)
        try:
            if fault and fault.kind == "error":
                raise fault.error()
            self._check_door(request, call)
            result = await self._perform(call, known)
        except ApiError as error:
            return _failure(error)
        if fault and fault.kind == "lose_answer":
            return _break(request)
        return web.json_response({"ok": True, "result": result})

    def _check_door(self, request: web.Request, call: ApiCall) -> None:
        backend = self._backend
        if request.match_info["token"] != backend.options.token:
            raise ApiError(401, "Unauthorized")
        if backend.is_logged_out:
            raise ApiError(400, "Logged out")
        if call.too_large:
            raise ApiError(413, "Request Entity Too Large")
        self._check_flood(call)

    def _check_flood(self, call: ApiCall) -> None:
        chat = self._backend.state.find_chat(call.params.get("chat_id", ""))
        if self._backend.flood and chat and call.method in COUNTED:
            items = call.params.get("media")
            self._backend.flood.check(chat, len(items) if isinstance(items, list) else 1)

    async def _perform(self, call: ApiCall, known: Registered | None) -> object:
        backend = self._backend
        for problem in backend.spec.request_errors(call.method, call.params, call.uploads):
            backend.violate(f"request: {problem}")
        if known is None:
            if backend.spec.knows(call.method):
                backend.violate(f"{call.method} is a method of the API, but not of this fake")
            raise ApiError(404, "Not Found: method not found")
        try:
            result = await known.handler(backend, call)
        except NotImplementedError as error:
            backend.violate(f"{call.method}: {error}")
            raise bad_request(str(error)) from error
        if call.method != "getUpdates":
            for problem in backend.spec.result_errors(call.method, result):
                backend.violate(f"result: {problem}")
        return result

    async def _spoil(self, request: web.Request, fault: Fault) -> web.Response:
        if fault.kind == "html":
            return web.Response(status=fault.code, text=fault.body, content_type="text/html")
        if fault.kind == "hang":
            await self._pause(fault.seconds)
        return _break(request)

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        try:
            async with asyncio.timeout(seconds):
                await self._backend.closing.wait()
        except TimeoutError:
            return

    async def _file(self, request: web.Request) -> web.StreamResponse:
        is_ours = request.match_info["token"] == self._backend.options.token
        stored = self._backend.files.at(request.match_info["path"])
        if not is_ours or self._backend.options.local or stored is None:
            return _failure(ApiError(404, "Not Found"))
        return web.FileResponse(stored.path)


async def listen(runner: web.AppRunner, port: int) -> str:
    """Start on 127.0.0.1, port 0 meaning any; returns the address."""
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    host, number = runner.addresses[0][:2]
    return f"http://{host}:{number}"


def _failure(error: ApiError) -> web.Response:
    response = web.json_response(error.body(), status=error.code)
    response[_DESCRIPTION] = error.description
    return response


def _break(request: web.Request) -> web.Response:
    """Cut the connection; the response is for the log only."""
    if request.transport:
        request.transport.abort()
    response = web.Response(status=CONNECTION_CUT)
    response[_DESCRIPTION] = "connection cut on purpose"
    return response
