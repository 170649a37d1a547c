"""What `shorts make` was asked for."""

from dataclasses import dataclass, field
from pathlib import Path

from core.domain.brand import BrandKit
from core.domain.camera import LayoutChoice
from core.domain.captions import CaptionStyle
from core.domain.crop import CropConfig
from core.domain.errors import BadRangeError, RangeTooLongError
from core.domain.moments import ClipWish
from core.domain.render import MAX_CLIP_MS, MIN_CLIP_MS, Frame, Quality
from core.domain.spans import Span
from core.texts.times import parse_time_ms


@dataclass(frozen=True, slots=True)
class MakeOptions:
    """`style` of the captions, and of what goes with them where there are none; `span` set = one
    short of exactly that stretch, no detection; `query` set = the shorts are of what it asks for;
    `language` of the speech, None = found out; `engine` of transcription to ask first, None = as
    configured; `tighten` = without fillers and long pauses; `brand` without a logo, which `logo`
    is, a file; `manual` set = a window of one's own, whatever `layout` says."""

    out: Path
    wish: ClipWish
    style: CaptionStyle
    layout: LayoutChoice
    transcript: Path | None
    span: Span | None
    language: str | None
    tighten: bool = False
    query: str | None = None
    engine: str | None = None
    captions: bool = True
    mask_profanity: bool = False
    frame: Frame = Frame.VERTICAL
    quality: Quality = Quality.FINAL
    brand: BrandKit = field(default_factory=BrandKit)
    logo: Path | None = None
    manual: CropConfig | None = None

    @property
    def needs_words(self) -> bool:
        """Whether it matters what is said: for choosing moments, for captions, for a title, or
        for fillers."""
        return self.span is None or self.captions or self.tighten or self.brand.hook

    @property
    def needs_sound(self) -> bool:
        """Whether the video must be listened to. A given transcript is enough for captions."""
        return self.span is None or (self.needs_words and self.transcript is None)


def parse_span(start: str, end: str) -> Span:
    """Read the two ends of `--range`. Raises ValueError."""
    start_ms, end_ms = parse_time_ms(start), parse_time_ms(end)
    if end_ms - start_ms < MIN_CLIP_MS:
        raise ValueError(f"{start}..{end}")
    return Span(start_ms, end_ms)


def check_span(span: Span, duration_ms: int) -> None:
    """Raise BadRangeError outside of the video, RangeTooLongError over what a short may last."""
    if span.duration_ms > MAX_CLIP_MS:
        raise RangeTooLongError(limit_min=MAX_CLIP_MS // 60_000)
    if span.end_ms > duration_ms:
        raise BadRangeError.in_video(duration_ms)
