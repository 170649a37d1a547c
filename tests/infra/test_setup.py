"""The scripts on machines that lack something. Programs of the machine are stood in for."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SYSTEM = ("bash", "cat", "dirname", "flock", "grep", "mktemp", "rm", "tail")
NOBODY = 65534


class Machine:
    """A checkout with the scripts only, and a PATH that holds only what was put there."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.checkout = folder / "checkout"
        self.programs = folder / "bin"
        self.programs.mkdir()
        shutil.copytree(root / ".ci", self.checkout / ".ci")
        for name in SYSTEM:
            found = shutil.which(name)
            assert found is not None
            (self.programs / name).symlink_to(found)
        self.has("python3", "exit 1")  # no library can be loaded
        self.has("node", "echo v20.1.0")
        self.has("npm")

    def has(self, name: str, body: str = "exit 0") -> None:
        """Put a program in place."""
        script = self.programs / name
        script.write_text(f"#!{shutil.which('bash')}\n{body}\n")
        script.chmod(0o755)

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts as somebody who is not root."""
        return subprocess.run(
            ["bash", f".ci/{script}", *arguments],
            cwd=self.checkout,
            env={"PATH": str(self.programs), "HOME": str(self.checkout), "CHROMIUM_PATH": "/none"},
            user=NOBODY if os.geteuid() == 0 else None,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(root: Path) -> Iterator[Machine]:
    # Not tmp_path: its parents are closed to other users.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Machine(Path(folder), root)


def test_without_root_it_prints_what_root_must_install(machine: Machine) -> None:
    machine.has("apt-get", "echo apt-get was started; exit 1")
    done = machine.run("setup")
    assert done.returncode == 1
    line = next(line for line in done.stderr.splitlines() if "apt-get install" in line)
    for package in ("ffmpeg", "chromium-headless-shell", "redis-server", "libegl1", "libgles2"):
        assert package in line.split()
    assert "apt-get was started" not in done.stdout + done.stderr


def test_what_is_there_is_not_asked_for(machine: Machine) -> None:
    machine.has("apt-get")
    for name in ("ffmpeg", "ffprobe", "redis-server", "initdb"):
        machine.has(name)
    line = machine.run("setup").stderr
    assert "chromium-headless-shell" in line
    for package in ("ffmpeg", "redis-server", "postgresql"):
        assert package not in line.split()


def test_a_system_without_apt_gets_the_names(machine: Machine) -> None:
    done = machine.run("setup")
    assert done.returncode == 1
    assert "missing on this system: ffmpeg" in done.stderr


def test_an_old_node_is_refused(machine: Machine) -> None:
    machine.has("node", "echo v18.19.0")
    done = machine.run("setup")
    assert done.returncode == 1
    assert "this is v18.19.0" in done.stderr


def test_uv_is_found_where_pip_put_it(machine: Machine) -> None:
    missing = machine.run("uv", "--version")
    assert missing.returncode == 127
    assert "make setup" in missing.stderr

    private = machine.checkout / ".uv" / "bin"
    private.mkdir(parents=True)
    (private / "uv").write_text(f'#!{shutil.which("bash")}\necho private "$@"\n')
    (private / "uv").chmod(0o755)
    assert machine.run("uv", "sync").stdout == "private sync\n"

    machine.has("uv", "exit 1")  # a shim without a uv behind it
    assert machine.run("uv", "sync").stdout == "private sync\n"

    machine.has("uv", 'echo on path "$@"')
    assert machine.run("uv", "sync").stdout == "on path sync\n"


def test_the_scripts_are_clean(root: Path, scripts: Path) -> None:
    paths = [root / ".ci" / name for name in ("run", "setup", "uv")]
    done = subprocess.run(
        [scripts / "shellcheck", *paths], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", ["run", "setup", "uv"])
def test_the_scripts_can_be_started(root: Path, name: str) -> None:
    assert os.access(root / ".ci" / name, os.X_OK)
