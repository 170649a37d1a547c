"""`--crop` and `--keyframes`, as a person types them."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from core.domain.crop import CropConfig, CropMode, StaticCrop
from worker.cli import app
from worker.commands.crops import manual_of
from worker.commands.language import words


@pytest.fixture(autouse=True)
def russian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    words.cache_clear()


def complaint(crop: str | None, keyframes: Path | None = None) -> str:
    with pytest.raises(typer.BadParameter) as caught:
        manual_of(crop, keyframes)
    return caught.value.message


def test_a_point_is_a_window_at_rest() -> None:
    assert manual_of(None, None) is None
    assert manual_of("0.3,0.5", None) == CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5, 1.0))
    assert manual_of(" 0.3, 1 ,1.4", None) == CropConfig(CropMode.STATIC, StaticCrop(0.3, 1, 1.4))


@pytest.mark.parametrize(
    "text", ["", "0.3", "0.3;0.5", "0.3,0.5,2,1", "1.2,0.5", "0.3,-1", "0.3,0.5,0.9", "nan,0.5"]
)
def test_a_point_that_is_none_is_explained(text: str) -> None:
    assert "доли от 0 до 1" in complaint(text)


def test_a_path_is_read_and_its_mistakes_are_found(tmp_path: Path) -> None:
    file = tmp_path / "путь.json"
    file.write_text('[{"time": 0, "x": 0.3, "y": 0.5}, {"time": 2, "x": 0.7, "y": 0.5}]')
    path = manual_of(None, file)
    assert path is not None
    assert [key.x for key in path.keyframes] == [0.3, 0.7]
    file.write_text('[{"time": 0, "x": 30, "y": 0.5}]')
    assert complaint(None, file) == "путь.json, keyframes[0].x: нужна доля от 0 до 1"
    file.write_text("7")
    assert complaint(None, file).startswith("путь.json, весь файл: нужен объект")
    file.write_text("{")
    assert "JSON" in complaint(None, file)
    assert "что-то одно" in complaint("0.5,0.5", file)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--crop", "0.3,0.5", "--layout", "split"), "без --layout"),
        (("--crop", "0.3,0.5", "--frame", "native"), "без --layout"),
        (("--keyframes", "{path}"), "--range START END"),
        (("--crop", "3,5"), "доли от 0 до 1"),
    ],
)
def test_what_does_not_go_together_is_refused_at_once(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    video, path = tmp_path / "talk.mp4", tmp_path / "path.json"
    video.write_bytes(b"")
    path.write_text('[{"time": 0, "x": 0.3, "y": 0.5}]')
    asked = [argument.format(path=path) for argument in arguments]
    done = CliRunner().invoke(app, ["make", str(video), "--out", str(tmp_path), *asked])
    assert done.exit_code == 2
    # The frame around an error breaks its lines.
    assert said in " ".join(done.output.replace("│", " ").split())
