"""The render contract: the same samples hold here and in the render service."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.domain.brand import BrandKit
from core.domain.captions import (
    Box,
    Captions,
    CaptionStyle,
    CaptionWord,
    Shadow,
)
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.media import MediaFacts
from core.domain.overlays import Overlays
from core.domain.presets import SYSTEM_PRESETS
from core.domain.render import Frame
from core.domain.spans import Span
from core.domain.style_json import style_from
from core.domain.timeline import Timeline
from core.engines.render.caption_wire import StyleWire
from core.engines.render.contract import SpecWire, dump_spec
from core.engines.render.overlay_wire import OverlaysWire
from core.stages.overlays import overlays_for
from core.stages.render import Picture, RenderKeys, render_spec
from tests.conftest import ROOT

SAMPLES = ROOT / "tests" / "contract" / "render_spec"
DEFAULTS = ROOT / "tests" / "contract" / "render_defaults"


def samples(kind: str) -> list[Path]:
    return sorted((SAMPLES / kind).glob("*.json"))


@pytest.mark.parametrize("path", samples("valid"), ids=lambda p: p.stem)
def test_valid_samples_are_taken(path: Path) -> None:
    SpecWire.model_validate_json(path.read_text())


@pytest.mark.parametrize("path", samples("invalid"), ids=lambda p: p.stem)
def test_invalid_samples_are_refused(path: Path) -> None:
    with pytest.raises(ValidationError):
        SpecWire.model_validate_json(path.read_text())


FACTS = MediaFacts(1920, 1080, 25.0, False, 60_000, 40, 90, "h264", "aac", 1)
KEYS = RenderKeys("a.mp4", "b.mp4", "c.jpg")


@pytest.mark.parametrize("frame", Frame)
@pytest.mark.parametrize("preset", SYSTEM_PRESETS)
def test_what_the_stages_write_is_what_the_service_reads(preset: str, frame: Frame) -> None:
    """The document has exactly the shape of the samples: same fields, same spelling."""
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
    style = SYSTEM_PRESETS[preset]
    timeline = Timeline((Span(1_000, 6_000), Span(7_000, 12_000)))
    brand = BrandKit(logo_key="chats/1/logo.png", hook=True, progress_bar=True)
    picture = Picture(
        layouts,
        Captions(style, (CaptionWord("Привет!", 0, 400, 1),)),
        overlays_for(brand, "Как это было", style, 10_000),
        frame,
    )
    spec = render_spec("clip:1", KEYS, FACTS, timeline, picture, 48_000_000)
    document = dump_spec(spec)
    assert SpecWire.model_validate(document) == SpecWire.model_validate(spec)
    sample = json.loads((SAMPLES / "valid" / "overlays_all.json").read_text())
    assert shape(document) | {".captions.style.shadow.color"} >= shape(sample) - {".keep[]"}


def test_what_json_leaves_out_has_the_same_default_on_both_sides() -> None:
    """The service writes these documents from its own defaults."""
    overlays = json.loads((DEFAULTS / "overlays.json").read_text())
    least = {"hook": {"text": "Привет"}, "progress_bar": {}, "watermark": {"text": "@канал"}}
    assert OverlaysWire.model_validate(least).model_dump(mode="json") == overlays
    style = json.loads((DEFAULTS / "caption_style.json").read_text())
    dumped = StyleWire.model_validate({"shadow": {}, "box": {}}).model_dump(mode="json")
    assert dumped == style
    assert replace(CaptionStyle(), shadow=Shadow(), box=Box()) == style_from(style)
    assert OverlaysWire.model_validate(Overlays()) == OverlaysWire.model_validate({})


def shape(value: object, path: str = "") -> set[str]:
    """The names of all fields, with their places."""
    if isinstance(value, dict):
        return {path}.union(*(shape(v, f"{path}.{k}") for k, v in value.items()))
    if isinstance(value, list):
        return {path}.union(*(shape(v, f"{path}[]") for v in value))
    return {path}
