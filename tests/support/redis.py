"""A redis-server of the tests' own, on a loopback port."""

import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.ports import free_port

START_TIMEOUT_S = 20.0

_KEY = pytest.StashKey["RedisServer"]()


class RedisServer:
    """A server that can be stopped and started again under the same address; what it holds
    survives that only if it is `durable`."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self._folder = folder
        self._port = free_port()
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Start, and return when it answers."""
        program = shutil.which("redis-server")
        if program is None:
            pytest.skip("no redis-server is installed (Debian: apt install redis-server)")
        listen = ("--port", str(self._port), "--bind", "127.0.0.1", "--dir", str(self._folder))
        keep = ("--appendonly", "yes" if self._durable else "no", "--save", "")
        with (self._folder / "redis.log").open("ab") as log:
            self._process = subprocess.Popen([program, *listen, *keep], stdout=log, stderr=log)
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._answers():
            assert time.monotonic() < deadline, "redis-server does not answer"
            time.sleep(0.01)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def redis_server(config: pytest.Config) -> RedisServer:
    """Return the test session's one server, started at the first call. Empty it before use."""
    server = config.stash.get(_KEY, None)
    if server is None:
        stack = ExitStack()
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tests-redis-"))
        server = config.stash[_KEY] = RedisServer(Path(folder))
        stack.callback(server.stop)
        config.add_cleanup(stack.close)
        server.start()
    return server
