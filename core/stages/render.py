"""Writing the render request of a clip."""

from dataclasses import dataclass

from core.domain.captions import Captions
from core.domain.crop import Layout
from core.domain.media import MediaFacts
from core.domain.render import RenderOutput, RenderSource, RenderSpec
from core.domain.timeline import Timeline

MAX_FPS = 60.0
FALLBACK_FPS = 30.0
SLOWEST_FPS = 10.0


@dataclass(frozen=True, slots=True)
class RenderKeys:
    """Storage keys of a render: what is read, what is written."""

    source: str
    video: str
    cover: str


def render_spec(
    render_id: str,
    keys: RenderKeys,
    facts: MediaFacts,
    timeline: Timeline,
    layouts: tuple[Layout, ...],
    captions: Captions | None,
    max_bytes: int,
) -> RenderSpec:
    """Return the request for one short. `max_bytes` is what the chat lets us upload.

    `layouts` and `captions` have the times of the short.
    """
    span = timeline.span
    fps = output_fps(facts)
    return RenderSpec(
        id=render_id,
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
        layouts=layouts,
        captions=captions,
        output=RenderOutput(keys.video, keys.cover, fps, max_bytes),
        keep=timeline.kept if len(timeline.kept) > 1 else (),
    )


def output_fps(facts: MediaFacts) -> float:
    """Return the source's rate up to 60; 30 where it varies or makes no sense."""
    if facts.variable_fps or facts.fps < SLOWEST_FPS:
        return FALLBACK_FPS
    return min(facts.fps, MAX_FPS)
