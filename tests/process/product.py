"""The whole product as processes: Redis, render service, bot and both workers."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.engines.render.local import ENTRY, SERVICE_DIR
from core.queueing.redis import health_key
from tests.fakes.deepgram import FakeDeepgram
from tests.fakes.gigachat import FakeGigaChat
from tests.fakes.telegram import FakeTelegram

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 120.0
STOP_TIMEOUT_S = 30.0


@dataclass
class Product:
    """Processes by name, each in a group of its own, with its output in `{folder}/{name}.log`."""

    folder: Path
    environment: dict[str, str]
    processes: dict[str, asyncio.subprocess.Process] = field(default_factory=dict)

    async def start(self, name: str, *command: str, cwd: Path = ROOT) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = await asyncio.create_subprocess_exec(
                *command,
                cwd=cwd,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def start_worker(self, lane: str) -> None:
        await self.start(f"worker-{lane}", sys.executable, "-m", "worker", lane)

    async def kill(self, name: str) -> None:
        """SIGKILL, as the machine's memory killer would."""
        process = self.processes.pop(name)
        process.kill()
        await process.wait()

    async def stop(self) -> None:
        for process in self.processes.values():
            with suppress(ProcessLookupError):
                process.terminate()
        for process in self.processes.values():
            with suppress(TimeoutError):
                async with asyncio.timeout(STOP_TIMEOUT_S):
                    await process.wait()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def logs(self) -> str:
        """The end of every process's output, for a failed test's report."""
        return "\n\n".join(
            f"--- {path.stem}\n{path.read_text(errors='replace')[-4000:]}"
            for path in sorted(self.folder.glob("*.log"))
        )


@asynccontextmanager
async def running_product(
    folder: Path, telegram: FakeTelegram, deepgram: FakeDeepgram, gigachat: FakeGigaChat
) -> AsyncIterator[Product]:
    """Start everything on free loopback ports with its state under `folder`."""
    redis_port, render_port = free_port(), free_port()
    environment = {
        **os.environ,
        "BOT_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.url,
        "TELEGRAM_POLLING_TIMEOUT_S": "5",
        "DEEPGRAM_API_KEY": deepgram.api_key,
        "DEEPGRAM_BASE_URL": deepgram.url,
        "GIGACHAT_CLIENT_ID": gigachat.client_id,
        "GIGACHAT_CLIENT_SECRET": gigachat.client_secret,
        "GIGACHAT_BASE_URL": gigachat.base_url,
        "GIGACHAT_AUTH_URL": gigachat.auth_url,
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/shorts.db",
        "STORAGE_URL": (folder / "objects").as_uri(),
        "SCRATCH_DIR": str(folder / "scratch"),
        "REMOTION_SERVICE_URL": f"http://127.0.0.1:{render_port}",
        "REMOTION_SERVICE_TOKEN": "secret-of-the-test",
        "PORT": str(render_port),
        "LOST_AFTER_S": "4",
        "REAP_EVERY_S": "1",
        "HEARTBEAT_S": "0.5",
        "LOG_LEVEL": "info",
        "LOG_FORMAT": "json",
    }
    product = Product(folder, environment)
    try:
        listen = ("--port", str(redis_port), "--bind", "127.0.0.1")
        await product.start(
            "redis", "redis-server", *listen, "--dir", str(folder), "--save", "", cwd=folder
        )
        await product.start("render", *ENTRY, cwd=SERVICE_DIR)
        async with asyncio.timeout(START_TIMEOUT_S):
            await _until_redis(environment["REDIS_URL"])
            await product.start("bot", sys.executable, "-m", "bot")
            await product.start_worker("light")
            await product.start_worker("heavy")
            await _until_alive(environment["REDIS_URL"], ("bot", "light", "heavy"))
            await _until_healthy(environment["REMOTION_SERVICE_URL"])
        yield product
    except BaseException as error:
        error.add_note(product.logs())
        raise
    finally:
        await product.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _until_redis(url: str) -> None:
    async with Redis.from_url(url) as redis:
        while True:
            with suppress(RedisError, OSError):
                await redis.ping()
                return
            await asyncio.sleep(0.05)


async def _until_alive(url: str, parts: tuple[str, ...]) -> None:
    async with Redis.from_url(url) as redis:
        keys = [health_key("shorts", part) for part in parts]
        while True:
            if await redis.exists(*keys) == len(keys):
                return
            await asyncio.sleep(0.1)


async def _until_healthy(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as http:
        while True:
            with suppress(httpx.HTTPError):
                if (await http.get("/health")).is_success:
                    return
            await asyncio.sleep(0.1)
