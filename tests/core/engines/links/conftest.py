"""A small site on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware


@dataclass
class Site:
    """A site; `asked` are the paths it was asked for, `on_asked` is called before it answers."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    on_asked: dict[str, Callable[[], None]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds as an MP4, and the same as HLS beside it."""
    folder = tmp_path_factory.mktemp("site")
    asyncio.run(_make(folder))
    return folder


@pytest.fixture
async def site(film: Path) -> AsyncIterator[Site]:
    made = Site()
    app = web.Application(middlewares=[_noting(made)])
    app.router.add_get("/page", _page('<video src="/film/film.mp4"></video>'))
    app.router.add_get("/nothing", _page("<p>Здесь только слова</p>"))
    app.router.add_get("/login", _status(401))
    app.router.add_get("/broken", _status(500))
    app.router.add_get("/inside", _redirect("http://127.0.0.2:1/secret"))
    app.router.add_get("/feed", _feed)
    app.router.add_get("/marathon", _marathon)
    app.router.add_get("/endless.mp4", _endless)
    app.router.add_static("/film", film)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    host, port = runner.addresses[0][:2]
    made.url = f"http://{host}:{port}"
    yield made
    await runner.cleanup()


def _noting(site: Site) -> Middleware:
    @web.middleware
    async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
        site.asked.append(request.path)
        site.on_asked.get(request.path, lambda: None)()
        return await handler(request)

    return note


def _page(body: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        html = f"<html><head><title>Разговор</title></head><body>{body}</body></html>"
        return web.Response(text=html, content_type="text/html")

    return answer


def _status(status: int) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text="no")

    return answer


def _redirect(to: str) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        raise web.HTTPFound(to)

    return answer


async def _marathon(request: web.Request) -> web.Response:
    """A page that tells how long its video is: ten hours."""
    video = {
        "@context": "https://schema.org", "@type": "VideoObject", "name": "Марафон",
        "duration": "PT10H", "contentUrl": f"http://{request.host}/film/film.mp4",
    }  # fmt: skip
    html = f'<script type="application/ld+json">{json.dumps(video)}</script>'
    return web.Response(text=html, content_type="text/html")


async def _feed(request: web.Request) -> web.Response:
    items = "".join(
        f"<item><title>{n}</title><link>http://{request.host}/film/film.mp4?{n}</link></item>"
        for n in range(500)
    )
    rss = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    )
    return web.Response(text=rss, content_type="application/rss+xml")


async def _endless(request: web.Request) -> web.StreamResponse:
    """No length is told, and it never ends by itself."""
    answer = web.StreamResponse(headers={"Content-Type": "video/mp4"})
    await answer.prepare(request)
    try:
        while True:
            await answer.write(b"\0" * 65_536)
    except ConnectionResetError:
        return answer


async def _make(folder: Path) -> None:
    await _ffmpeg(
        *("-f", "lavfi", "-i", "testsrc=s=320x180:d=3:r=25", "-f", "lavfi", "-i", "sine=d=3"),
        *("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", str(folder / "film.mp4")),
    )
    playlist = str(folder / "film.m3u8")
    await _ffmpeg("-i", str(folder / "film.mp4"), "-c", "copy", "-hls_time", "1", playlist)


async def _ffmpeg(*arguments: str) -> None:
    process = await asyncio.create_subprocess_exec("ffmpeg", "-v", "error", *arguments)
    assert await process.wait() == 0
