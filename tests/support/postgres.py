"""A PostgreSQL server of the tests' own, on a loopback port, thrown away afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from tests.support.ports import free_port

USER = "bot"
START_TIMEOUT_S = 20
# Nothing here survives a crash, and nothing needs to.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB")

_KEY = pytest.StashKey["PostgresCluster"]()


@dataclass(frozen=True, slots=True)
class PostgresCluster:
    """A running server with a superuser that needs no password."""

    port: int

    def url(self, database: str) -> str:
        """Return the DATABASE_URL of a database."""
        return f"postgresql+asyncpg://{USER}@127.0.0.1:{self.port}/{database}"

    async def create_database(self, name: str) -> None:
        """Create an empty database."""
        await self.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')

    async def drop_database(self, name: str) -> None:
        """Drop a database with whoever is still connected to it."""
        await self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def execute(self, statements: str, database: str = "postgres") -> None:
        """Run SQL as the superuser."""
        connection = await asyncpg.connect(
            host="127.0.0.1", port=self.port, user=USER, database=database
        )
        try:
            await connection.execute(statements)
        finally:
            await connection.close()


def postgres_cluster(config: pytest.Config) -> PostgresCluster:
    """Return the test session's one server, started at the first call.

    Skips the test when no server is installed.
    """
    cluster = config.stash.get(_KEY, None)
    if cluster is None:
        binaries = find_binaries()
        if binaries is None:
            pytest.skip("no PostgreSQL server is installed (Debian: apt install postgresql)")
        stack = ExitStack()
        cluster = config.stash[_KEY] = stack.enter_context(run_cluster(binaries))
        config.add_cleanup(stack.close)
    return cluster


def find_binaries() -> Path | None:
    """Return the folder with initdb and postgres: on PATH, else Debian's newest."""
    if (on_path := shutil.which("initdb")) is not None:
        return Path(on_path).resolve().parent
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])
    )
    return installed[-1].parent if installed else None


@contextmanager
def run_cluster(binaries: Path) -> Iterator[PostgresCluster]:
    """Make a cluster and serve it until the context ends."""
    owner = _unprivileged()
    # Not below pytest's folder: another user may have to get there, by a short socket path.
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    if owner is not None:
        shutil.chown(home, owner)
    try:
        _initdb(binaries, home, owner)
        port = free_port()
        with _server(binaries, home, port, owner):
            yield PostgresCluster(port)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root: return whom to become, None when we are not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _initdb(binaries: Path, home: Path, owner: str | None) -> None:
    made = subprocess.run(
        [
            binaries / "initdb",
            *("-D", home / "data", "-U", USER, "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        user=owner,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


@contextmanager
def _server(binaries: Path, home: Path, port: int, owner: str | None) -> Iterator[None]:
    command: list[str | Path] = [
        binaries / "postgres",
        "-D",
        home / "data",
        "-k",
        home,
        "-h",
        "127.0.0.1",
    ]
    command += ["-p", str(port), *(part for setting in FAST for part in ("-c", setting))]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            command, user=owner, cwd=home, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait_until_ready(binaries, home, port, server)
        yield
    finally:
        # Fast shutdown: clients are disconnected.
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(
    binaries: Path, home: Path, port: int, server: subprocess.Popen[bytes]
) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    probe: list[str | Path] = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(probe, check=False).returncode != 0:
        log = (home / "log").read_text(errors="replace")
        assert server.poll() is None, f"PostgreSQL ended at its start:\n{log}"
        assert time.monotonic() < deadline, f"PostgreSQL did not start:\n{log}"
        time.sleep(0.02)
