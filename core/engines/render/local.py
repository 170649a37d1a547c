"""A render service of our own, started for as long as it is needed."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import structlog

from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

SERVICE_DIR = Path(__file__).resolve().parents[3] / "remotion_service"
ENTRY = ("node", "--import", "tsx", "server/main.ts")
START_TIMEOUT_S = 180.0
"""The first start builds the bundle; later ones take about two seconds."""
STOP_TIMEOUT_S = 10.0


@asynccontextmanager
async def local_render_service(storage_url: str, scratch: Path) -> AsyncIterator[str]:
    """Start the service on a free loopback port, wait until it is ready, yield its address.

    `storage_url` is where it reads sources and writes shorts. Raises EngineMissingError when Node
    or the packages are not installed, EngineUnavailableError when it does not come up.
    """
    if not (SERVICE_DIR / "node_modules").is_dir():
        raise EngineMissingError("remotion_service is not installed", name="remotion_service")
    environment = {
        **_inherited(os.environ),
        "PORT": "0",
        "HOST": "127.0.0.1",
        "STORAGE_URL": storage_url,
        "SCRATCH_DIR": str(scratch),
    }
    try:
        process = await asyncio.create_subprocess_exec(
            *ENTRY,
            cwd=SERVICE_DIR,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise EngineMissingError("node is not installed", name="node") from error
    try:
        async with TaskNursery() as nursery:
            async with asyncio.timeout(START_TIMEOUT_S):
                url = f"http://127.0.0.1:{await _port(process)}"
                nursery.start(_drain(process), name="render-service-log")
                await _until_healthy(url, process)
            yield url
    except TimeoutError as error:
        raise EngineUnavailableError("the render service did not start in time") from error
    finally:
        await _stop(process)


def _inherited(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what would point a private service at somebody else's storage or secret."""
    private = ("REMOTION_SERVICE_TOKEN", "STORAGE_URL", "AWS_ENDPOINT_URL")
    return {key: value for key, value in environment.items() if key not in private}


async def _port(process: asyncio.subprocess.Process) -> int:
    assert process.stdout is not None
    while line := await process.stdout.readline():
        with suppress(ValueError):
            event = json.loads(line)
            if isinstance(event, dict) and event.get("event") == "listening":
                return int(event["port"])
    raise EngineUnavailableError(f"the render service ended with {await process.wait()}")


async def _drain(process: asyncio.subprocess.Process) -> None:
    assert process.stdout is not None
    while line := await process.stdout.readline():
        log.debug("render_service", line=line.decode(errors="replace").rstrip())


async def _until_healthy(url: str, process: asyncio.subprocess.Process) -> None:
    async with httpx.AsyncClient(base_url=url) as http:
        while process.returncode is None:
            with suppress(httpx.HTTPError):
                if (await http.get("/health")).is_success:
                    return
            await asyncio.sleep(0.1)
    raise EngineUnavailableError(f"the render service ended with {process.returncode}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_TIMEOUT_S):
                await process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
