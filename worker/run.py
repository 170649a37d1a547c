"""Running `shorts run`: which processes, with which addresses."""

import asyncio
import os
import secrets
import signal
import socket
import sys
from pathlib import Path

from core.domain.pipeline import Lane
from core.engines.render.local import ENTRY, SERVICE_DIR
from core.logs import configure_logging
from core.settings import ROOT, Settings
from core.storage.migrate import upgrade_to_head
from worker.commands.language import words
from worker.serve import NICENESS
from worker.supervise import MisconfiguredError, Program, supervise

DATA_DIR = ROOT / ".data"


def run_all() -> int:
    """Run until SIGINT or SIGTERM; return the exit code."""
    settings = Settings()
    configure_logging(settings.log)
    if settings.bot.bot_token is None:
        sys.stderr.write(words()("cli-run-no-token") + "\n")
        return 2
    try:
        asyncio.run(_run(settings))
    except MisconfiguredError:
        return 2
    return 0


async def _run(settings: Settings) -> None:
    DATA_DIR.mkdir(exist_ok=True)
    await upgrade_to_head(settings.database.url)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await supervise(programs(settings), stop)


def programs(settings: Settings) -> list[Program]:
    """Return what has to run. Addresses given by the environment are used, others are made."""
    shared: dict[str, str] = {}
    started: list[Program] = []
    if not os.environ.get("REDIS_URL"):
        port = free_port()
        shared["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
        started.append(_redis(port, DATA_DIR / "redis"))
    if not os.environ.get("REMOTION_SERVICE_URL"):
        port = free_port()
        shared["REMOTION_SERVICE_URL"] = f"http://127.0.0.1:{port}"
        shared["REMOTION_SERVICE_TOKEN"] = secrets.token_urlsafe(24)
        shared["STORAGE_URL"] = settings.storage.effective_storage_url
        command = ("nice", "-n", str(NICENESS), *ENTRY)
        environment = {**shared, "PORT": str(port)}
        started.append(Program("render", command, environment, folder=SERVICE_DIR))
    python = sys.executable
    started += [
        Program(f"worker-{lane}", (python, "-m", "worker", lane), shared, folder=ROOT)
        for lane in Lane
    ]
    started.append(Program("bot", (python, "-m", "bot"), shared, folder=ROOT))
    return started


def _redis(port: int, folder: Path) -> Program:
    folder.mkdir(parents=True, exist_ok=True)
    listen = ("--port", str(port), "--bind", "127.0.0.1")
    keep = ("--dir", str(folder), "--appendonly", "yes", "--save", "")
    return Program("redis", ("redis-server", *listen, *keep))


def free_port() -> int:
    """Return a loopback port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
