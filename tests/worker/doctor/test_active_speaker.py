"""What the doctor says of the active-speaker network."""

import sys
from pathlib import Path

import pytest

from tests.core.engines.faces.active_speaker.networks import sound_alone
from worker.doctor.findings import Level
from worker.doctor.parts import check_active_speaker


def test_nobody_needs_it() -> None:
    finding = check_active_speaker(None)
    assert (finding.level, finding.mend) == (Level.OPTIONAL, "doctor-mend-asd")


def test_all_is_well(tmp_path: Path) -> None:
    finding = check_active_speaker(sound_alone(tmp_path / "asd.onnx"))
    assert (finding.level, finding.mend) == (Level.OK, None)


def test_the_file_is_not_there_or_is_another(tmp_path: Path) -> None:
    model = tmp_path / "asd.onnx"
    for content in (None, b"<html>"):
        if content is not None:
            model.write_bytes(content)
        finding = check_active_speaker(model)
        assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-asd-file")
        assert "asd.onnx" in finding.detail


def test_the_optional_part_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = sound_alone(tmp_path / "asd.onnx")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    finding = check_active_speaker(model)
    assert (finding.level, finding.mend) == (Level.BROKEN, "doctor-mend-asd-extra")
