"""Facts a Telegram client reads from a file before it sends it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from .files import image_facts
from .wire import Json


async def probe_media(kind: str, path: Path) -> Json:
    """Width, height and duration (whole seconds) of a video; the size of a photo; else nothing."""
    if kind == "photo":
        return image_facts(path) or {"width": 1280, "height": 720}
    if kind != "video":
        return {}
    process = await asyncio.create_subprocess_exec(
        "ffprobe", "-v", "error", "-select_streams", "v:0",
        "-show_entries", "stream=width,height:format=duration", "-of", "json", str(path),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    output, _ = await process.communicate()
    found = json.loads(output or "{}")
    stream = (found.get("streams") or [{}])[0]
    duration = round(float(found.get("format", {}).get("duration", 0)))
    return {
        "width": stream.get("width", 0),
        "height": stream.get("height", 0),
        "duration": duration,
    }
