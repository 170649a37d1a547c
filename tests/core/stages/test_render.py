"""The request for a short: its shape, its composition, and when two are the same."""

from dataclasses import replace

import pytest

from core.domain.captions import Captions, CaptionStyle, CaptionWord
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.media import MediaFacts
from core.domain.overlays import Overlays, ProgressBar
from core.domain.render import Composition, Frame, Quality, RenderSpec
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.render import Picture, RenderKeys, output_size, render_spec

FACTS = MediaFacts(1920, 1080, 50.0, False, 60_000, 0, 0, "h264", "aac", 1)
KEYS = RenderKeys("p/source.mp4", "p/clips/1/short.mp4", "p/clips/1/cover.jpg")
WINDOW = CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5))
ONE = (Layout(LayoutKind.SINGLE, 0, 10_000, (WINDOW,), "only face"),)
PICTURE = Picture(ONE, Captions(CaptionStyle(), (CaptionWord("да", 0, 500),)))


def spec(picture: Picture = PICTURE, quality: Quality = Quality.FINAL) -> RenderSpec:
    whole = Timeline.whole(Span(5_000, 15_000))
    return render_spec("clip:1", KEYS, FACTS, whole, picture, 48_000_000, quality)


def test_an_equal_short_is_the_same_request_and_any_other_one_is_not() -> None:
    again = replace(PICTURE, layouts=(replace(ONE[0], reason="chosen"),))
    assert spec(again).id == spec().id, "why a layout was chosen does not show"
    others = [
        replace(PICTURE, captions=Captions(CaptionStyle(font_size_px=50), PICTURE.captions.words)),  # type: ignore[union-attr]
        replace(PICTURE, captions=None),
        replace(PICTURE, overlays=Overlays(progress_bar=ProgressBar())),
        replace(PICTURE, layouts=(replace(ONE[0], kind=LayoutKind.FIT, panels=()),)),
        replace(PICTURE, frame=Frame.NATIVE),
    ]
    ids = [spec().id, spec(quality=Quality.DRAFT).id, *(spec(other).id for other in others)]
    assert len(set(ids)) == len(ids)
    assert all(len(one.removeprefix("clip:1:")) == 8 for one in ids)


def test_what_is_written_carries_the_revision() -> None:
    made = spec()
    revision = made.id.rsplit(":", 1)[1]
    assert made.output.key == f"p/clips/1/short-{revision}.mp4"
    assert made.output.cover_key == f"p/clips/1/cover-{revision}.jpg"
    assert made.source.key == KEYS.source


@pytest.mark.parametrize(
    ("layouts", "composition"),
    [
        (ONE, Composition.SHORTS_VIDEO),
        ((Layout(LayoutKind.FIT, 0, 10_000),), Composition.AUTO_EDIT_VIDEO),
        (
            (replace(ONE[0], to_ms=5_000), replace(ONE[0], from_ms=5_000)),
            Composition.AUTO_EDIT_VIDEO,
        ),
    ],
)
def test_the_layouts_decide_on_the_composition(
    layouts: tuple[Layout, ...], composition: Composition
) -> None:
    assert spec(Picture(layouts)).composition is composition


def test_a_native_picture_shows_all_of_the_source() -> None:
    native = spec(Picture(frame=Frame.NATIVE))
    assert native.composition is Composition.CAPTIONED_VIDEO
    (layout,) = native.layouts
    assert (layout.kind, layout.to_ms) == (LayoutKind.SINGLE, 10_000)
    assert layout.panels[0].static_crop == StaticCrop(0.5, 0.5)
    assert (native.output.width, native.output.height) == (1920, 1080)


@pytest.mark.parametrize(
    ("source", "size"),
    [
        ((3840, 2160), (1920, 1080)),
        ((1280, 720), (1280, 720)),
        ((720, 1280), (720, 1280)),
        ((1080, 1920), (1080, 1920)),
        ((1440, 1440), (1440, 1440)),
        ((854, 480), (854, 480)),
        ((853, 479), (852, 480)),
        ((3840, 1600), (1920, 800)),
        ((40, 30), (64, 64)),
    ],
)
def test_a_native_size_is_even_and_never_enlarged(
    source: tuple[int, int], size: tuple[int, int]
) -> None:
    facts = replace(FACTS, width=source[0], height=source[1])
    assert output_size(facts, Frame.NATIVE) == size
    assert output_size(facts, Frame.VERTICAL) == (1080, 1920)


def test_a_draft_is_small_and_no_faster_than_it_must() -> None:
    draft = spec(quality=Quality.DRAFT)
    assert (draft.output.width, draft.output.height, draft.output.fps) == (360, 640, 30)
    assert draft.quality is Quality.DRAFT
    assert spec().output.fps == 50
    assert output_size(FACTS, Frame.NATIVE, Quality.DRAFT) == (640, 360)
