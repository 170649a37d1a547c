"""What is taken for an active-speaker network, and what not."""

import sys
from pathlib import Path

import numpy as np
import pytest

from core.domain.errors import EngineMissingError, EngineUnusableError
from core.engines.faces.active_speaker.network import ActiveSpeakerNetwork
from tests.core.engines.faces.active_speaker.networks import lips_and_sound, sound_alone


def test_a_moving_mouth_while_it_is_loud_speaks(tmp_path: Path) -> None:
    network = ActiveSpeakerNetwork(lips_and_sound(tmp_path / "asd.onnx"))
    faces = np.zeros((20, 112, 112), np.uint8)
    faces[5:15:2] = 60
    cepstra = np.zeros((80, 13), np.float32)
    cepstra[4 * 3 : 4 * 9, 0] = 20
    logits = network.score(faces, cepstra)
    assert logits.shape == (20,)
    assert [int(i) for i in np.flatnonzero(logits > 0)] == [5, 6, 7, 8]


@pytest.mark.parametrize("frames", [1, 24, 133])
def test_any_length_will_do(frames: int, tmp_path: Path) -> None:
    network = ActiveSpeakerNetwork(sound_alone(tmp_path / "asd.onnx"))
    faces = np.zeros((frames, 112, 112), np.uint8)
    assert network.score(faces, np.zeros((4 * frames, 13), np.float32)).shape == (frames,)


def test_without_the_file_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError) as caught:
        ActiveSpeakerNetwork(tmp_path / "asd.onnx")
    assert caught.value.params["name"] == "asd.onnx"


def test_without_the_extra_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = sound_alone(tmp_path / "asd.onnx")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EngineMissingError, match="extra asd") as caught:
        ActiveSpeakerNetwork(model)
    assert caught.value.params["name"] == "onnxruntime"


def test_a_damaged_file_is_told_by_name(tmp_path: Path) -> None:
    whole = sound_alone(tmp_path / "asd.onnx").read_bytes()
    for damaged in (b"", b"<html>not found</html>", whole[: len(whole) // 2]):
        (tmp_path / "asd.onnx").write_bytes(damaged)
        with pytest.raises(EngineUnusableError, match=r"asd\.onnx") as caught:
            ActiveSpeakerNetwork(tmp_path / "asd.onnx")
        assert caught.value.params["name"] == "asd.onnx"


def test_a_network_for_one_length_only_is_refused(tmp_path: Path) -> None:
    model = lips_and_sound(tmp_path / "asd.onnx", frames=25, rows=100)
    with pytest.raises(EngineUnusableError, match="no active-speaker network"):
        ActiveSpeakerNetwork(model)


def test_another_kind_of_network_is_refused(tmp_path: Path) -> None:
    """The one beside speech recognition, for instance."""
    onnxruntime = pytest.importorskip("faster_whisper.vad")
    model = Path(onnxruntime.__file__).parent / "assets" / "silero_vad_v6.onnx"
    if not model.is_file():
        pytest.skip("this version of faster-whisper has another file")
    with pytest.raises(EngineUnusableError, match="no active-speaker network: takes"):
        ActiveSpeakerNetwork(model)
