"""Programs that must be installed."""

import asyncio
import os
import re
import shutil
from pathlib import Path

from core.engines.render.local import SERVICE_DIR
from worker.doctor.findings import Finding, Level

CHROMIUM = "/usr/lib/chromium/chromium-headless-shell"
MIN_NODE = 20
TIMEOUT_S = 20.0


async def check_programs() -> list[Finding]:
    """Look at ffmpeg, ffprobe, Node, the render service's packages, the browser and Redis."""
    return [
        await _ffmpeg(),
        await _found("ffprobe", os.environ.get("FFPROBE_PATH", "ffprobe")),
        await _node(),
        _folder("remotion_service", SERVICE_DIR / "node_modules"),
        _browser(),
        _redis_server(),
    ]


async def _ffmpeg() -> Finding:
    finding = await _found("ffmpeg", os.environ.get("FFMPEG_PATH", "ffmpeg"))
    if finding.level is Level.OK:
        encoders = await _output("ffmpeg", "-hide_banner", "-encoders")
        if "libx264" not in encoders or "libopus" not in encoders:
            return Finding("ffmpeg", Level.BROKEN, "no libx264 or libopus", "doctor-mend-setup")
    return finding


async def _found(name: str, program: str) -> Finding:
    path = shutil.which(program)
    if path is None:
        return Finding(name, Level.BROKEN, "", "doctor-mend-setup")
    version = re.search(r"version (\S+)", await _output(path, "-version"))
    return Finding(name, Level.OK, version.group(1) if version else path)


async def _node() -> Finding:
    path = shutil.which("node")
    version = await _output(path, "--version") if path else ""
    number = re.match(r"v(\d+)", version)
    if number is None or int(number.group(1)) < MIN_NODE:
        return Finding("node", Level.BROKEN, version.strip(), "doctor-mend-node")
    return Finding("node", Level.OK, version.strip())


def _folder(name: str, path: Path) -> Finding:
    if path.is_dir():
        return Finding(name, Level.OK, "")
    return Finding(name, Level.BROKEN, "", "doctor-mend-setup")


def _browser() -> Finding:
    path = os.environ.get("CHROMIUM_PATH") or CHROMIUM
    if os.access(path, os.X_OK):
        return Finding("chromium", Level.OK, path)
    return Finding("chromium", Level.BROKEN, path, "doctor-mend-setup")


def _redis_server() -> Finding:
    path = shutil.which("redis-server")
    if path or os.environ.get("REDIS_URL"):
        return Finding("redis-server", Level.OK, path or "")
    return Finding("redis-server", Level.OPTIONAL, "", "doctor-mend-redis-server")


async def _output(*command: str) -> str:
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        async with asyncio.timeout(TIMEOUT_S):
            text, _ = await process.communicate()
    except (OSError, TimeoutError):
        return ""
    return text.decode(errors="replace")
