"""A render service of our own, started for as long as it is needed."""

import asyncio
import os
import shutil
import signal
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx

from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.engines.render.local_log import LINE_LIMIT_BYTES, ServiceLog
from core.tasks import TaskNursery

SERVICE_DIR = Path(__file__).resolve().parents[3] / "remotion_service"
ENTRY = ("node", "--max-semi-space-size=2", "--import", "tsx", "server/main.ts")
LEASH = ("setpriv", "--pdeathsig", "TERM")
"""Has the kernel end the service when we die without having stopped it."""
START_TIMEOUT_S = 180.0
"""The first start builds the bundle; later ones take about two seconds."""
BROKEN_FOR_S = 25.0
"""The service tries again when the browser did not start; a missing one will not appear."""
POLL_S = 0.1
STOP_TIMEOUT_S = 10.0


@asynccontextmanager
async def local_render_service(storage_url: str, scratch: Path) -> AsyncIterator[str]:
    """Start the service on a free loopback port, wait until it is ready, yield its address.

    `storage_url` is where it reads sources and writes shorts. Raises EngineMissingError when Node
    or the packages are not installed, EngineUnavailableError when it does not come up.
    """
    if shutil.which(ENTRY[0]) is None:
        raise EngineMissingError("node is not installed", name="node")
    if not (SERVICE_DIR / "node_modules").is_dir():
        raise EngineMissingError("remotion_service is not installed", name="remotion_service")
    process = await asyncio.create_subprocess_exec(
        *(*await _leash(), *ENTRY),
        cwd=SERVICE_DIR,
        env={
            **_inherited(os.environ),
            "PORT": "0",
            "HOST": "127.0.0.1",
            "STORAGE_URL": storage_url,
            "SCRATCH_DIR": str(scratch),
        },
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=LINE_LIMIT_BYTES,
        start_new_session=True,
    )
    said = ServiceLog()
    try:
        async with TaskNursery() as nursery:
            reading = nursery.start(said.follow(process), name="render-service-log")
            try:
                async with asyncio.timeout(START_TIMEOUT_S):
                    url = await _ready(process, said)
                    if url is None:
                        await asyncio.wait((reading,), timeout=1)
                        raise EngineUnavailableError(said.failure(f"ended: {process.returncode}"))
            except TimeoutError as error:
                raise EngineUnavailableError(said.failure("did not start in time")) from error
            yield url
    finally:
        await _stop(process)


def _inherited(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what would point a private service at somebody else's storage or secret."""
    private = ("REMOTION_SERVICE_TOKEN", "STORAGE_URL", "AWS_ENDPOINT_URL")
    return {key: value for key, value in environment.items() if key not in private}


async def _leash() -> tuple[str, ...]:
    """Return LEASH where it works: not every system's `setpriv` knows this option."""
    quiet = asyncio.subprocess.DEVNULL
    try:
        trial = await asyncio.create_subprocess_exec(*LEASH, "true", stdout=quiet, stderr=quiet)
    except FileNotFoundError:
        return ()
    return LEASH if await trial.wait() == 0 else ()


async def _ready(process: asyncio.subprocess.Process, said: ServiceLog) -> str | None:
    """Return the address once the service is ready, None when it ended instead.

    Raises EngineUnavailableError when it says that it cannot work.
    """
    well_until = time.monotonic() + BROKEN_FOR_S
    async with httpx.AsyncClient() as http:
        while process.returncode is None:
            state = await _state(http, said.url) if said.url else "starting"
            if state == "ok":
                return said.url
            if state != "broken":
                well_until = time.monotonic() + BROKEN_FOR_S
            elif time.monotonic() > well_until:
                raise EngineUnavailableError(said.failure("cannot work"))
            await asyncio.sleep(POLL_S)
    return None


async def _state(http: httpx.AsyncClient, url: str) -> str:
    try:
        return str((await http.get(f"{url}/health")).json()["status"])
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return "silent"


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
