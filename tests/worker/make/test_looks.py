"""How the shorts of `shorts make` look, as it is asked of the renderer."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.brand import BrandKit
from core.domain.errors import InvalidImageError
from core.domain.render import (
    Composition,
    Frame,
    Quality,
    RenderEngine,
    RenderResult,
    RenderSpec,
)
from core.domain.spans import Span
from core.ports.progress import ProgressSink
from core.texts import LANGUAGES, Texts
from tests.support.engines import FilmRenderer
from tests.worker.make.talk import OPTIONS, Listener, engines_of
from worker.make.options import MakeOptions
from worker.make.parts import MadeShort
from worker.make.pipeline import ENGINE_REASONS, ShortMaker

RANGE = replace(OPTIONS, span=Span(3_000, 9_000), captions=True)


async def made(
    film: Path, folder: Path, options: MakeOptions
) -> tuple[list[MadeShort], FilmRenderer]:
    engines = engines_of(film, folder)
    assert isinstance(engines.renderer, FilmRenderer)
    maker = ShortMaker(engines, replace(options, out=folder / "out"), Listener())
    return [short async for short in maker.make(film)], engines.renderer


async def asked(film: Path, folder: Path, options: MakeOptions) -> RenderSpec:
    _, renderer = await made(film, folder, options)
    (spec,) = renderer.specs
    return spec


async def test_the_source_keeps_its_shape_where_that_is_wanted(film: Path, tmp_path: Path) -> None:
    (short,), renderer = await made(film, tmp_path, replace(RANGE, frame=Frame.NATIVE))
    (spec,) = renderer.specs
    assert spec.composition is Composition.CAPTIONED_VIDEO
    assert (spec.output.width, spec.output.height) == (320, 180)
    assert (short.layout, short.engine) == ("single", "composited")
    assert spec.captions is not None


async def test_a_draft_is_a_small_one(film: Path, tmp_path: Path) -> None:
    spec = await asked(film, tmp_path, replace(RANGE, quality=Quality.DRAFT))
    assert (spec.quality, spec.output.width) == (Quality.DRAFT, 360)


async def test_a_brand_lies_over_the_picture(film: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n")
    brand = BrandKit(hook=True, progress_bar=True)
    spec = await asked(film, tmp_path, replace(RANGE, brand=brand, logo=logo))
    assert spec.overlays.watermark is not None
    assert spec.overlays.watermark.image_key is not None
    assert (tmp_path / "objects" / spec.overlays.watermark.image_key).is_file()
    assert spec.overlays.progress_bar is not None
    assert spec.overlays.hook is not None
    assert "результата" in spec.overlays.hook.text, "of a range, what is said in it"


async def test_a_logo_that_was_exchanged_meanwhile_is_told(film: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"no picture")
    with pytest.raises(InvalidImageError):
        await made(film, tmp_path, replace(RANGE, logo=logo))


async def test_every_short_is_made_once_and_its_follower_handed_over(
    film: Path, tmp_path: Path
) -> None:
    wish = replace(OPTIONS.wish, count=2)
    shorts, renderer = await made(film, tmp_path, replace(OPTIONS, wish=wish))
    assert len(shorts) == len(renderer.specs) == 2
    assert [spec.id for spec in renderer.prepared] == [renderer.specs[1].id]
    assert len({short.path for short in shorts}) == 2


class SlowRenderer(FilmRenderer):
    """What the quick engine cannot draw is drawn by the other one."""

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        result = await super().render(spec, progress)
        return replace(result, engine=RenderEngine.REMOTION, engine_reason="no_decoder")


async def test_who_waits_longer_is_told_why(film: Path, tmp_path: Path) -> None:
    engines = engines_of(film, tmp_path)
    slow = replace(engines, renderer=SlowRenderer(engines.objects, film, film))
    listener = Listener()
    options = replace(RANGE, out=tmp_path / "out")
    (short,) = [short async for short in ShortMaker(slow, options, listener).make(film)]
    assert (short.engine, short.engine_reason) == ("remotion", "no_decoder")
    assert "note-engine-no-decoder" in listener.notes
    for language in LANGUAGES:
        t = Texts(strict=True).translator(language)
        assert all(t(f"note-engine-{reason.replace('_', '-')}") for reason in ENGINE_REASONS)
