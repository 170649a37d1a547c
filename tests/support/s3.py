"""A server that speaks S3, as a process of its own on a loopback port; it keeps everything in
memory."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO

import pytest

ACCESS_KEY_ID = "tests"
SECRET_ACCESS_KEY = "not-a-secret"
REGION = "us-east-1"
START_TIMEOUT_S = 30

_KEY = pytest.StashKey["S3Server"]()


@dataclass(frozen=True, slots=True)
class S3Server:
    """A running server. Any keys are taken."""

    endpoint: str

    def create_bucket(self, name: str) -> None:
        """Create a bucket."""
        request = urllib.request.Request(f"{self.endpoint}/{name}", method="PUT")
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 200


def s3_server(config: pytest.Config) -> S3Server:
    """Return the test session's one server, started at the first call."""
    server = config.stash.get(_KEY, None)
    if server is None:
        stack = ExitStack()
        server = config.stash[_KEY] = stack.enter_context(run_s3_server())
        config.add_cleanup(stack.close)
    return server


@contextmanager
def run_s3_server() -> Iterator[S3Server]:
    """Serve until the context ends."""
    # A file and not a pipe: it logs every request, and nobody reads on.
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield S3Server(_wait_for_address(process, log))
        finally:
            process.kill()
            process.wait()


def _wait_for_address(process: subprocess.Popen[bytes], log: IO[str]) -> str:
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        said = os.pread(log.fileno(), 10_000, 0).decode()
        if found := re.search(r"http://127\.0\.0\.1:\d+", said):
            return found[0]
        assert process.poll() is None, f"the S3 server ended at its start:\n{said}"
        assert time.monotonic() < deadline, f"the S3 server did not start:\n{said}"
        time.sleep(0.02)
