"""Client of the render service (`remotion_service`)."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
import structlog
from pydantic import ValidationError

from core.domain.errors import RenderError, RenderRejectedError
from core.domain.render import RenderResult, RenderSpec
from core.engines.render.contract import ResultWire, dump_spec
from core.ports.progress import ProgressSink

log = structlog.get_logger(__name__)

POLL_S = 0.3
CALL_TIMEOUT_S = 15.0
LOST_AFTER = 20
"""Polls in a row without an answer after which the service counts as gone (about 6 s when it
refuses connections; a restart loses its jobs anyway)."""
BUSY_WAIT_S = 2.0


class RemotionRenderer:
    """Implements `core.ports.renderer.Renderer` over HTTP."""

    def __init__(self, url: str, token: str | None = None) -> None:
        """`url` is host and port of the service, `token` its shared secret."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.AsyncClient(base_url=url, headers=headers, timeout=CALL_TIMEOUT_S)

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        """See the port. A queue that is full is waited for."""
        try:
            await self._submit(spec)
            return await self._follow(spec.id, progress)
        except asyncio.CancelledError:
            await self._cancel(spec.id)
            raise

    async def _submit(self, spec: RenderSpec) -> None:
        try:
            body = dump_spec(spec)
        except ValidationError as error:
            raise RenderRejectedError(f"the request breaks the contract: {error}") from error
        while True:
            answer = await self._call("POST", "/renders", json=body)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            await asyncio.sleep(_retry_after(answer))
        if answer.status_code in (httpx.codes.BAD_REQUEST, httpx.codes.CONFLICT):
            raise RenderRejectedError(_message(answer))
        if answer.is_error:
            raise RenderError(f"{answer.status_code}: {_message(answer)}")

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
        answer = await self._call("GET", f"/renders/{quote(render_id, safe='')}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            return {"state": "failed", "error": {"message": "the service lost the render"}}
        if answer.is_error:
            raise RenderError(f"{answer.status_code}: {_message(answer)}")
        return _object(answer)

    async def _cancel(self, render_id: str) -> None:
        with suppress(RenderError):
            await self._call("DELETE", f"/renders/{quote(render_id, safe='')}")

    async def _call(self, method: str, path: str, **arguments: Any) -> httpx.Response:  # noqa: ANN401
        try:
            return await self._http.request(method, path, **arguments)
        except httpx.HTTPError as error:
            raise RenderError(f"render service: {type(error).__name__}: {error}") from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()


def _result(state: dict[str, Any]) -> RenderResult:
    try:
        return ResultWire.model_validate(state.get("result")).to_domain()
    except ValidationError as error:
        raise RenderError(f"unreadable result: {error}") from error


def _failure(state: dict[str, Any]) -> RenderError:
    error = state.get("error") or {}
    detail = f"{error.get('code', state['state'])}: {error.get('message', '')}"
    log.warning("render_failed", detail=detail)
    return RenderError(detail) if error.get("retryable", True) else RenderRejectedError(detail)


def _object(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError as error:
        raise RenderError(f"render service answered no JSON ({answer.status_code})") from error
    if not isinstance(body, dict):
        raise RenderError("render service answered no object")
    return body


def _message(answer: httpx.Response) -> str:
    try:
        body = answer.json()
    except ValueError:
        return answer.text[:500]
    error = body.get("error", body) if isinstance(body, dict) else body
    return str(error)[:2_000]


def _retry_after(answer: httpx.Response) -> float:
    try:
        return min(60.0, max(0.5, float(answer.headers.get("Retry-After", BUSY_WAIT_S))))
    except ValueError:
        return BUSY_WAIT_S
