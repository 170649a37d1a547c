"""The render service, warm, over HTTP: what the product does."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from core.engines.render.local import local_render_service
from tests.benchmarks.render.task import (
    COLOR,
    FONT_FAMILY,
    FONT_SIZE_PX,
    FONT_WEIGHT,
    HEIGHT,
    HIGHLIGHT_COLOR,
    KEYS_S,
    KEYS_X,
    POSITION_Y,
    SECONDS,
    STROKE_PX,
    WIDTH,
    WORDS_PER_PAGE,
    Video,
    words,
)

POLL_S = 0.3
"""As the product asks."""
MAX_BYTES = 50_000_000
STYLE = {
    "font_family": FONT_FAMILY,
    "font_weight": FONT_WEIGHT,
    "font_size_px": FONT_SIZE_PX,
    "color": COLOR,
    "highlight_color": HIGHLIGHT_COLOR,
    "stroke_px": STROKE_PX,
    "position_y": POSITION_Y,
    "words_per_page": WORDS_PER_PAGE,
    "max_lines": 2,
    "highlight_style": "pop_in",
}


@dataclass(frozen=True, slots=True)
class Service:
    """A running service; `pid` is the root of its process tree."""

    url: str
    pid: int
    objects: Path

    def store(self, video: Path) -> None:
        """Put a source where the service finds it."""
        (self.objects / "in").mkdir(exist_ok=True)
        shutil.copy(video, self.objects / "in" / video.name)

    async def render(self, spec: dict[str, Any]) -> Path:
        """Render and return the film. Raises RuntimeError with the service's own words."""
        async with httpx.AsyncClient(base_url=self.url, timeout=30) as http:
            answer = await http.post("/renders", json=spec)
            if answer.is_error:
                raise RuntimeError(answer.text)
            while True:
                view = (await http.get(f"/renders/{spec['id']}")).json()
                if view["state"] == "done":
                    return self.objects / str(spec["output"]["key"])
                if view["state"] not in ("queued", "running"):
                    raise RuntimeError(str(view))
                await asyncio.sleep(POLL_S)


@asynccontextmanager
async def service(folder: Path) -> AsyncIterator[Service]:
    """Start a service that stores in `folder`; its preset and quality are the defaults."""
    objects = folder / "objects"
    objects.mkdir(parents=True, exist_ok=True)
    async with local_render_service(objects.as_uri(), folder / "scratch") as url:
        (pid,) = [child.pid for child in psutil.Process(os.getpid()).children()]
        yield Service(url, pid, objects)


def request(
    video: Video, name: str, seconds: int = SECONDS, engine: str = "composited"
) -> dict[str, Any]:
    """A request of the first `seconds`; every `name` is a file of its own, drawn anew."""
    length_ms = seconds * 1000
    keyframes = [
        {"time": time, "x": x, "y": 0.5, "zoom": 1} for time, x in zip(KEYS_S, KEYS_X, strict=True)
    ]
    panel = {"mode": "keyframe", "keyframes": keyframes, "interpolation": "linear"}
    spoken: list[dict[str, Any]] = [
        {"text": word.text, "start_ms": word.start_ms, "end_ms": word.end_ms}
        for word in words()
        if word.end_ms <= length_ms
    ]
    spoken[-1]["text"] += f" {name}"
    return {
        "version": 1,
        "id": name,
        "composition": "ShortsVideo",
        "engine": engine,
        "source": {
            "key": f"in/{video.path.name}",
            "width": video.width,
            "height": video.height,
            "fps": video.fps,
            "duration_ms": SECONDS * 1000,
            "has_audio": True,
            "start_offset_ms": 0,
        },
        "from_ms": 0,
        "to_ms": length_ms,
        "layouts": [{"kind": "single", "from_ms": 0, "to_ms": length_ms, "panels": [panel]}],
        "captions": {"style": STYLE, "words": spoken},
        "output": {
            "key": f"out/{name}.mp4",
            "cover_key": f"out/{name}.jpg",
            "width": WIDTH,
            "height": HEIGHT,
            "fps": video.fps,
            "max_bytes": MAX_BYTES,
        },
        "audio": {"loudness_lufs": -14, "true_peak_dbtp": -1},
    }  # fmt: skip
