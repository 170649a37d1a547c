"""The render contract: the same samples hold here and in the render service."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.domain.captions import SYSTEM_PRESETS, Captions, CaptionWord
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.engines.render.contract import SpecWire, dump_spec
from core.stages.render import RenderKeys, render_spec
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "contract" / "render_spec"


def samples(kind: str) -> list[Path]:
    return sorted((SAMPLES / kind).glob("*.json"))


@pytest.mark.parametrize("path", samples("valid"), ids=lambda p: p.stem)
def test_valid_samples_are_taken(path: Path) -> None:
    SpecWire.model_validate_json(path.read_text())


@pytest.mark.parametrize("path", samples("invalid"), ids=lambda p: p.stem)
def test_invalid_samples_are_refused(path: Path) -> None:
    with pytest.raises(ValidationError):
        SpecWire.model_validate_json(path.read_text())


@pytest.mark.parametrize("preset", SYSTEM_PRESETS)
def test_what_the_stages_write_is_what_the_service_reads(preset: str) -> None:
    """The document has exactly the shape of the samples: same fields, same spelling."""
    facts = MediaFacts(1920, 1080, 25.0, False, 60_000, 40, 90, "h264", "aac", 1)
    layouts = (
        Layout(
            LayoutKind.SINGLE,
            0,
            5_000,
            (CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5)),),
            "why",
        ),
        Layout(LayoutKind.FIT, 5_000, 10_000),
    )
    captions = Captions(SYSTEM_PRESETS[preset], (CaptionWord("Привет!", 0, 400, 1),))
    timeline = Timeline((Span(1_000, 6_000), Span(7_000, 12_000)))
    spec = render_spec(
        "clip:1", RenderKeys("a.mp4", "b.mp4", "c.jpg"), facts, timeline, layouts,
        captions, 48_000_000,
    )  # fmt: skip
    document = dump_spec(spec)
    assert SpecWire.model_validate(document) == SpecWire.model_validate(spec)
    sample = json.loads((SAMPLES / "valid" / "keep_pieces.json").read_text())
    assert shape(document) >= shape(sample)


def shape(value: object, path: str = "") -> set[str]:
    """The names of all fields, with their places."""
    if isinstance(value, dict):
        return {path}.union(*(shape(v, f"{path}.{k}") for k, v in value.items()))
    if isinstance(value, list):
        return {path}.union(*(shape(v, f"{path}[]") for v in value))
    return {path}
