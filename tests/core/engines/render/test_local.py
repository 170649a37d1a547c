"""A render service of our own: it says why it cannot work, and never outlives us."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.engines.render import local
from tests.conftest import ROOT

OWNER = """
import asyncio, sys
from pathlib import Path
from core.engines.render.local import local_render_service

async def main():
    folder = Path(sys.argv[1])
    async with local_render_service(folder.as_uri(), folder):
        print("ready", flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


async def _start(folder: Path) -> None:
    async with local.local_render_service(folder.as_uri(), folder / "scratch"):
        raise AssertionError("it started")


async def test_a_service_that_falls_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fall = "console.error('note: x\\nError: Cannot find module\\nNode'); process.exit(3)"
    monkeypatch.setattr(local, "ENTRY", ("node", "-e", fall))
    with pytest.raises(EngineUnavailableError, match="ended: 3: Error: Cannot find module"):
        await _start(tmp_path)


async def test_without_node_nothing_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineMissingError) as caught:
        await _start(tmp_path)
    assert caught.value.params["name"] == "node"


@pytest.mark.browser
async def test_a_missing_browser_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "BROKEN_FOR_S", 0.5)
    monkeypatch.setenv("CHROMIUM_PATH", "/nowhere/chromium")
    with pytest.raises(EngineUnavailableError, match="the browser does not start"):
        await _start(tmp_path)


@pytest.mark.browser
def test_it_ends_with_an_owner_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as owner:
        assert owner.stdout is not None
        assert any(line.strip() == "ready" for line in owner.stdout)
        services = _children(owner.pid)
        assert services
        owner.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 15
    while (alive := [pid for pid in services if _is_alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive == []


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            pid = int(stat.parent.name)
            found += [pid, *_children(pid)]
    return found


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
