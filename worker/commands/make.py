"""`shorts make`: the main job on the command line, without Redis, Telegram or keys."""

from pathlib import Path

import typer

from core.domain.brand import BrandKit
from core.domain.camera import LayoutChoice
from core.domain.errors import InvalidImageError, WatermarkTextError
from core.domain.logos import logo_suffix
from core.domain.moments import ClipWish
from core.domain.presets import DEFAULT_PRESET
from core.domain.render import Frame, Quality
from core.services.change_brand import watermark_text
from worker.commands import make_options as asked
from worker.commands.crops import Crop, KeyframesFile, manual_of
from worker.commands.language import words
from worker.commands.ranges import span_of
from worker.commands.style_names import style_called
from worker.make.options import MakeOptions


def make(
    videos: asked.Videos,
    out: asked.Out,
    as_json: asked.AsJson = False,
    count: asked.Count = None,
    length: asked.Length = None,
    style: asked.Style = DEFAULT_PRESET,
    layout: asked.Layout = LayoutChoice.AUTO,
    transcript: asked.TranscriptFile = None,
    span: asked.Range = None,
    query: asked.Query = None,
    engine: asked.Engine = None,
    language: asked.Language = None,
    tighten: asked.Tighten = False,
    captions: asked.Captions = True,
    mask_profanity: asked.MaskProfanity = False,
    frame: asked.Shape = Frame.VERTICAL,
    draft: asked.Draft = False,
    hook: asked.Hook = False,
    progress_bar: asked.Bar = False,
    logo: asked.Logo = None,
    watermark: asked.Mark = None,
    crop: Crop = None,
    keyframes: KeyframesFile = None,
) -> None:
    """Turn long videos into finished 9:16 shorts."""
    if transcript is not None and len(videos) > 1:
        raise typer.BadParameter(words()("cli-one-transcript"), param_hint="--transcript")
    if query is not None and span is not None:
        raise typer.BadParameter(words()("cli-find-or-range"), param_hint="--find")
    if (crop or keyframes) and (layout is not LayoutChoice.AUTO or frame is Frame.NATIVE):
        raise typer.BadParameter(words()("cli-crop-alone"), param_hint="--crop")
    if keyframes is not None and (span is None or len(videos) > 1):
        raise typer.BadParameter(words()("cli-keyframes-of-range"), param_hint="--keyframes")
    options = MakeOptions(
        out=out,
        wish=ClipWish.of(count, length),
        style=style_called(style),
        layout=layout,
        transcript=transcript,
        span=span_of(span),
        language=language,
        tighten=tighten,
        query=_query(query),
        engine=engine,
        captions=captions,
        mask_profanity=mask_profanity,
        frame=frame,
        quality=Quality.DRAFT if draft else Quality.FINAL,
        brand=BrandKit(watermark_text=_mark(watermark), hook=hook, progress_bar=progress_bar),
        logo=_logo(logo),
        manual=manual_of(crop, keyframes),
    )
    from worker.make.main import make_shorts  # noqa: PLC0415  (seconds of imports)

    raise typer.Exit(make_shorts(videos, options, as_json=as_json))


def _query(text: str | None) -> str | None:
    if text is not None and not any(letter.isalnum() for letter in text):
        raise typer.BadParameter(words()("cli-bad-query", query=text), param_hint="--find")
    return text


def _mark(text: str | None) -> str | None:
    try:
        return watermark_text(text or "") or None
    except WatermarkTextError as error:
        raise typer.BadParameter(words().error(error), param_hint="--watermark") from error


def _logo(file: Path | None) -> Path | None:
    try:
        if file is not None:
            logo_suffix(file.read_bytes())
    except InvalidImageError as error:
        raise typer.BadParameter(words().error(error), param_hint="--logo") from error
    return file
