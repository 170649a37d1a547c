"""The control API of a fake that runs as a process of its own: acts, the journal, files."""

from __future__ import annotations

from aiohttp import web

from .backend import Backend
from .server import listen
from .stage import Stage
from .wire import ActError


class Control:
    """Serves on loopback, beside the Bot API."""

    def __init__(self, backend: Backend, api_url: str) -> None:
        self._backend = backend
        self._api_url = api_url
        self._stage = Stage(backend)
        app = web.Application(client_max_size=16 << 20)
        app.router.add_get("/about", self._about)
        app.router.add_post("/act/{name}", self._act)
        app.router.add_get("/journal", self._journal)
        app.router.add_get("/files/{file_id}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)

    async def start(self, port: int) -> str:
        return await listen(self._runner, port)

    async def close(self) -> None:
        await self._runner.cleanup()

    async def _about(self, request: web.Request) -> web.Response:
        about = {
            "url": self._api_url,
            "token": self._backend.options.token,
            "bot": self._backend.render_bot(),
        }
        return web.json_response(about)

    async def _act(self, request: web.Request) -> web.Response:
        try:
            result = await self._stage.act(request.match_info["name"], await request.json())
        except ActError as error:
            return web.json_response({"error": str(error)}, status=409)
        return web.json_response({"result": result})

    async def _journal(self, request: web.Request) -> web.Response:
        """Events after the first `from` ones; waits `timeout` seconds for one."""
        position, timeout_s = int(request.query["from"]), float(request.query["timeout"])
        return web.json_response(await self._backend.journal.beyond(position, timeout_s))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        stored = self._backend.files.find(request.match_info["file_id"])
        return web.FileResponse(stored.path) if stored else web.Response(status=404)
