"""Writing the render request of a clip."""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from pathlib import PurePosixPath

from core.domain.captions import Captions
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.media import MediaFacts
from core.domain.overlays import Overlays
from core.domain.render import (
    Composition,
    Frame,
    Quality,
    RenderOutput,
    RenderSource,
    RenderSpec,
)
from core.domain.timeline import Timeline
from core.stages.overlays import clear_of_faces

MAX_FPS = 60.0
FALLBACK_FPS = 30.0
SLOWEST_FPS = 10.0
DRAFT_FPS = 30.0
LONG_SIDE = {Quality.FINAL: 1920, Quality.DRAFT: 640}
_SHORT_TO_LONG = Fraction(9, 16)
_SMALLEST = 64
_REVISION_DIGITS = 8


@dataclass(frozen=True, slots=True)
class RenderKeys:
    """Storage keys of a render: what is read, what is written."""

    source: str
    video: str
    cover: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a short shows; times are the short's own. `layouts` do not matter in a native frame."""

    layouts: tuple[Layout, ...] = ()
    captions: Captions | None = None
    overlays: Overlays = field(default_factory=Overlays)
    frame: Frame = Frame.VERTICAL


def render_spec(
    name: str,
    keys: RenderKeys,
    facts: MediaFacts,
    timeline: Timeline,
    picture: Picture,
    max_bytes: int,
    quality: Quality = Quality.FINAL,
) -> RenderSpec:
    """Return the request for one short. `max_bytes` is what the chat lets us upload.

    Its id is `name` and a revision, which the written keys carry as well: the same picture is
    found again, another one of the same clip is a render of its own.
    """
    span = timeline.span
    width, height = output_size(facts, picture.frame, quality)
    fps = output_fps(facts)
    spec = RenderSpec(
        id=name,
        source=RenderSource(
            key=keys.source,
            width=facts.width,
            height=facts.height,
            fps=facts.fps,
            duration_ms=facts.duration_ms,
            has_audio=facts.has_audio,
            start_offset_ms=facts.start_offset_ms,
        ),
        from_ms=span.start_ms,
        to_ms=span.end_ms,
        layouts=_layouts(picture, timeline),
        captions=picture.captions,
        overlays=clear_of_faces(picture.overlays, picture.layouts),
        output=RenderOutput(
            key=keys.video,
            cover_key=keys.cover,
            fps=min(fps, DRAFT_FPS) if quality is Quality.DRAFT else fps,
            max_bytes=max_bytes,
            width=width,
            height=height,
        ),
        composition=_composition(picture),
        quality=quality,
        keep=timeline.kept if len(timeline.kept) > 1 else (),
    )
    return _revised(spec)


def output_fps(facts: MediaFacts) -> float:
    """Return the source's rate up to 60; 30 where it varies or makes no sense."""
    if facts.variable_fps or facts.fps < SLOWEST_FPS:
        return FALLBACK_FPS
    return min(facts.fps, MAX_FPS)


def output_size(
    facts: MediaFacts, frame: Frame, quality: Quality = Quality.FINAL
) -> tuple[int, int]:
    """Return width and height. A native picture keeps its shape and is never enlarged; its height
    is a multiple of 4, which two panels above each other need."""
    longest = LONG_SIDE[quality]
    if frame is Frame.VERTICAL:
        return int(longest * _SHORT_TO_LONG), longest
    scale = min(Fraction(1), Fraction(longest, max(facts.width, facts.height)))
    return _multiple(facts.width * scale, 2), _multiple(facts.height * scale, 4)


def whole_picture(length_ms: int) -> tuple[Layout, ...]:
    """Return the layout that shows everything of the source, all the time."""
    window = CropConfig(CropMode.STATIC, StaticCrop(0.5, 0.5))
    return (Layout(LayoutKind.SINGLE, 0, length_ms, (window,), "native"),)


def _layouts(picture: Picture, timeline: Timeline) -> tuple[Layout, ...]:
    native = picture.frame is Frame.NATIVE
    return whole_picture(timeline.duration_ms) if native else picture.layouts


def _composition(picture: Picture) -> Composition:
    if picture.frame is Frame.NATIVE:
        return Composition.CAPTIONED_VIDEO
    single = [layout.kind for layout in picture.layouts] == [LayoutKind.SINGLE]
    return Composition.SHORTS_VIDEO if single else Composition.AUTO_EDIT_VIDEO


def _multiple(size: Fraction, of: int) -> int:
    return max(_SMALLEST, round(size / of) * of)


def _revised(spec: RenderSpec) -> RenderSpec:
    plain = replace(spec, layouts=tuple(replace(layout, reason="") for layout in spec.layouts))
    document = json.dumps(asdict(plain), sort_keys=True).encode()
    revision = hashlib.sha256(document).hexdigest()[:_REVISION_DIGITS]
    output = replace(
        spec.output,
        key=_with(revision, spec.output.key),
        cover_key=_with(revision, spec.output.cover_key),
    )
    return replace(spec, id=f"{spec.id}:{revision}", output=output)


def _with(revision: str, key: str) -> str:
    path = PurePosixPath(key)
    return str(path.with_stem(f"{path.stem}-{revision}"))
