"""Client of the render service (`remotion_service`)."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
from pydantic import ValidationError

from core.domain.errors import RenderError, RenderRejectedError, ShortsError
from core.domain.render import RenderResult, RenderSpec
from core.engines.render.calls import body_of, call, check, failure, is_busy, retry_after_s
from core.engines.render.contract import ResultWire, dump_spec
from core.ports.progress import ProgressSink

POLL_S = 0.3
CALL_TIMEOUT_S = 15.0
STILL_TIMEOUT_S = 60.0
"""A still takes less than a second, but for the first one of a long source far away."""
LOST_AFTER = 20
"""Polls in a row without an answer after which the service counts as gone (about 6 s when it
refuses connections; a restart loses its jobs anyway)."""


class RemotionRenderer:
    """Implements `core.ports.renderer.Renderer` over HTTP."""

    def __init__(self, url: str, token: str | None = None) -> None:
        """`url` is host and port of the service, `token` its shared secret."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.AsyncClient(base_url=url, headers=headers, timeout=CALL_TIMEOUT_S)

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        """See the port. A queue that is full is waited for."""
        try:
            await self._post("/renders", _document(spec), CALL_TIMEOUT_S)
            return await self._follow(spec.id, progress)
        except asyncio.CancelledError:
            await self._cancel(spec.id)
            raise

    async def prepare(self, spec: RenderSpec) -> None:
        """See the port. The service takes an equal request under the same id as one."""
        answer = await call(self._http, "POST", "/renders", json=_document(spec))
        if not is_busy(answer):
            check(answer)

    async def still(self, spec: RenderSpec, at_ms: int, key: str) -> None:
        """See the port."""
        request = {"spec": _document(spec), "at_ms": at_ms, "key": key}
        await self._post("/stills", request, STILL_TIMEOUT_S)

    async def _post(self, path: str, body: dict[str, object], timeout_s: float) -> None:
        while True:
            answer = await call(self._http, "POST", path, json=body, timeout=timeout_s)
            if not is_busy(answer):
                check(answer)
                return
            await asyncio.sleep(retry_after_s(answer))

    async def _follow(self, render_id: str, progress: ProgressSink) -> RenderResult:
        silent = 0
        while True:
            try:
                state = await self._state(render_id)
                silent = 0
            except RenderError:
                silent += 1
                if silent >= LOST_AFTER:
                    raise
                state = {}
            match state.get("state"):
                case "done":
                    return _result(state)
                case "failed" | "cancelled":
                    raise _failure(state)
                case "running":
                    progress(float(state.get("progress") or 0.0))
            await asyncio.sleep(POLL_S)

    async def _state(self, render_id: str) -> dict[str, Any]:
        answer = await call(self._http, "GET", f"/renders/{quote(render_id, safe='')}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            return {"state": "failed", "error": {"message": "the service lost the render"}}
        check(answer)
        return body_of(answer)

    async def _cancel(self, render_id: str) -> None:
        with suppress(RenderError):
            await call(self._http, "DELETE", f"/renders/{quote(render_id, safe='')}")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()


def _document(spec: RenderSpec) -> dict[str, object]:
    try:
        return dump_spec(spec)
    except ValidationError as error:
        raise RenderRejectedError(f"the request breaks the contract: {error}") from error


def _result(state: dict[str, Any]) -> RenderResult:
    try:
        return ResultWire.model_validate(state.get("result")).to_domain()
    except ValidationError as error:
        raise RenderError(f"unreadable result: {error}") from error


def _failure(state: dict[str, Any]) -> ShortsError:
    error = state.get("error") or {}
    return failure(error, f"{error.get('code', state['state'])}: {error.get('message', '')}")
