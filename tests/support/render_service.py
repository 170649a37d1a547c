"""A render service that draws stills at once: it keeps what it was asked for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from core.engines.render.contract import SpecWire


@dataclass
class StillService:
    """Answers `POST /stills` with `picture`; `orders` are the specs. `broken_logo`: the picture
    that cannot be drawn.  `open`: clear it to have answers wait."""

    storage: Path
    picture: bytes
    url: str = ""
    orders: list[SpecWire] = field(default_factory=list)
    broken_logo: bytes | None = None
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def draw(self, request: web.Request) -> web.Response:
        body: dict[str, Any] = await request.json()
        spec = SpecWire.model_validate(body["spec"])
        assert (self.storage / spec.source.key).is_file(), "the source is stored"
        mark = spec.overlays.watermark
        if mark is not None and mark.image_key is not None:
            logo = (self.storage / mark.image_key).read_bytes()
            if logo == self.broken_logo:
                error = {"code": "invalid_image", "message": "broken", "retryable": False}
                return web.json_response({"error": error}, status=422)
        self.orders.append(spec)
        await self.open.wait()
        path = self.storage / body["key"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.picture)
        return web.json_response({"key": body["key"]})


@asynccontextmanager
async def still_service(storage: Path, picture: bytes) -> AsyncIterator[StillService]:
    """Serve on a free port of this machine; `storage` is the folder of the objects."""
    service = StillService(storage, picture)
    app = web.Application()
    app.router.add_post("/stills", service.draw)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    service.url = f"http://127.0.0.1:{port}"
    try:
        yield service
    finally:
        await runner.cleanup()
