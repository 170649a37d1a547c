"""The client of the render service, against a service that plays each part it may."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.errors import InvalidImageError, RenderError, RenderRejectedError
from core.domain.media import MediaFacts
from core.domain.render import RenderSpec
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.engines.render.remotion import RemotionRenderer
from core.ports.progress import ignore_progress
from core.stages.render import Picture, RenderKeys, render_spec

RESULT = {
    "key": "b.mp4", "cover_key": "c.jpg", "width": 1080, "height": 1920, "duration_ms": 10_000,
    "fps": 25, "bytes": 123, "engine": "composited", "seconds": 4.2,
}  # fmt: skip


@dataclass
class PlayedService:
    """Answers POST with `submits` and GET with `states`, in order; the last one stays."""

    submits: list[tuple[int, dict[str, Any]]] = field(default_factory=lambda: [(202, {})])
    states: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    seen: list[tuple[str, str | None]] = field(default_factory=list)
    cancelled: asyncio.Event = field(default_factory=asyncio.Event)
    asked: dict[str, Any] = field(default_factory=dict)

    async def post(self, request: web.Request) -> web.Response:
        self.seen.append(("POST", request.headers.get("Authorization")))
        status, body = self.submits.pop(0) if len(self.submits) > 1 else self.submits[0]
        return web.json_response(body, status=status, headers={"Retry-After": "0.5"})

    async def still(self, request: web.Request) -> web.Response:
        self.asked = await request.json()
        return await self.post(request)

    async def get(self, request: web.Request) -> web.Response:
        self.seen.append(("GET", request.match_info["id"]))
        status, body = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return web.json_response(body, status=status)

    async def delete(self, request: web.Request) -> web.Response:
        self.cancelled.set()
        return web.json_response({})


@asynccontextmanager
async def serving(service: PlayedService) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/renders", service.post)
    app.router.add_post("/stills", service.still)
    app.router.add_get("/renders/{id}", service.get)
    app.router.add_delete("/renders/{id}", service.delete)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def spec() -> RenderSpec:
    facts = MediaFacts(1920, 1080, 25.0, False, 60_000, 0, 0, "h264", "aac", 1)
    crop = CropConfig(CropMode.STATIC, StaticCrop(0.5, 0.5))
    layouts = (Layout(LayoutKind.SINGLE, 0, 10_000, (crop,)),)
    keys = RenderKeys("a.mp4", "b.mp4", "c.jpg")
    timeline = Timeline.whole(Span(0, 10_000))
    return render_spec("clip:1", keys, facts, timeline, Picture(layouts), 48_000_000)


def running(progress: float) -> tuple[int, dict[str, Any]]:
    return 200, {"state": "running", "progress": progress}


async def test_a_render_is_followed_to_its_result() -> None:
    service = PlayedService(
        states=[running(0.2), running(0.7), (200, {"state": "done", "result": RESULT})]
    )
    told: list[float] = []
    async with serving(service) as url, RemotionRenderer(url, "s3cret") as renderer:
        result = await renderer.render(spec(), told.append)
    assert (result.key, result.seconds) == ("b.mp4", 4.2)
    assert told == [0.2, 0.7]
    assert service.seen[0] == ("POST", "Bearer s3cret")


async def test_a_full_queue_is_waited_for() -> None:
    service = PlayedService(
        submits=[(503, {"error": "full"}), (202, {})],
        states=[(200, {"state": "done", "result": RESULT})],
    )
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        await renderer.render(spec(), ignore_progress)
    assert [kind for kind, _ in service.seen] == ["POST", "POST", "GET"]


@pytest.mark.parametrize(
    ("submit", "state", "error", "retryable"),
    [
        ((400, {"error": {"message": "no"}}), running(0), RenderRejectedError, False),
        ((401, {"error": {"message": "no"}}), running(0), RenderError, True),
        ((202, {}), (404, {}), RenderError, True),
        ((202, {}), (200, {"state": "failed", "error": {"retryable": True}}), RenderError, True),
        (
            (202, {}),
            (200, {"state": "failed", "error": {"retryable": False}}),
            RenderRejectedError,
            False,
        ),
        ((202, {}), (200, {"state": "done", "result": {"key": 1}}), RenderError, True),
    ],
)
async def test_failures_say_whether_another_try_helps(
    submit: tuple[int, dict[str, Any]],
    state: tuple[int, dict[str, Any]],
    error: type[RenderError],
    retryable: bool,
) -> None:
    service = PlayedService(submits=[submit], states=[state])
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        with pytest.raises(error) as caught:
            await renderer.render(spec(), ignore_progress)
    assert caught.value.retryable is retryable


async def test_the_result_says_who_drew_it_and_why() -> None:
    drawn = {**RESULT, "engine": "remotion", "engine_reason": "overlay", "encoder": "libx264"}
    service = PlayedService(states=[(200, {"state": "done", "result": drawn})])
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        result = await renderer.render(spec(), ignore_progress)
    assert (result.engine, result.engine_reason, result.encoder) == (
        "remotion",
        "overlay",
        "libx264",
    )
    assert result.made_by == "remotion/libx264"


async def test_a_logo_that_is_none_is_the_person_s_to_mend() -> None:
    error = {"code": "invalid_image", "message": "no picture", "retryable": False}
    service = PlayedService(states=[(200, {"state": "failed", "error": error})])
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        with pytest.raises(InvalidImageError):
            await renderer.render(spec(), ignore_progress)
        service.submits = [(422, {"error": error})]
        with pytest.raises(InvalidImageError):
            await renderer.still(spec(), 0, "still.jpg")


async def test_a_still_is_asked_for_with_its_moment_and_its_place() -> None:
    service = PlayedService(submits=[(503, {"error": {}}), (200, {"key": "still.jpg"})])
    asked = spec()
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        await renderer.still(asked, 1_500, "still.jpg")
    assert (service.asked["at_ms"], service.asked["key"]) == (1_500, "still.jpg")
    assert service.asked["spec"]["id"] == asked.id


@pytest.mark.parametrize(
    ("status", "error", "retryable"),
    [
        (400, {}, False),
        (422, {"code": "source_missing", "retryable": False}, False),
        (500, {}, True),
        (503, {"code": "browser_failed", "retryable": True}, True),
    ],
)
async def test_a_still_that_fails_says_whether_another_try_helps(
    status: int, error: dict[str, Any], retryable: bool
) -> None:
    service = PlayedService(submits=[(status, {"error": error})])
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        with pytest.raises(RenderError) as caught:
            await renderer.still(spec(), 0, "still.jpg")
    assert caught.value.retryable is retryable


async def test_the_next_short_is_handed_over_unless_there_is_no_room() -> None:
    service = PlayedService(submits=[(202, {}), (503, {}), (400, {})])
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        await renderer.prepare(spec())
        await renderer.prepare(spec())
        with pytest.raises(RenderRejectedError):
            await renderer.prepare(spec())
    assert [kind for kind, _ in service.seen] == ["POST"] * 3


async def test_nobody_at_the_address_is_an_error_worth_a_retry() -> None:
    async with RemotionRenderer("http://127.0.0.1:9") as renderer:
        with pytest.raises(RenderError):
            await renderer.render(spec(), ignore_progress)


async def test_cancelling_stops_the_render_at_the_service() -> None:
    service = PlayedService(states=[running(0.1)])
    begun = asyncio.Event()
    async with serving(service) as url, RemotionRenderer(url) as renderer:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(renderer.render(spec(), lambda _: begun.set()))
            await begun.wait()
            task.cancel()
        assert service.cancelled.is_set()
