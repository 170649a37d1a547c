"""Making the finished short."""

from typing import Protocol

from core.domain.render import RenderResult, RenderSpec
from core.ports.progress import ProgressSink


class Renderer(Protocol):
    """Renders one short; source and output are keys of the object storage."""

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        """Render, or return the result of an identical earlier request.

        Raises RenderError, RenderRejectedError, InvalidImageError for a logo that cannot be drawn.
        Cancelling stops the render at once.
        """
        ...

    async def prepare(self, spec: RenderSpec) -> None:
        """Hand over what `render` will be asked for next, so that its captions are drawn while
        another short is encoded. Does nothing when there is no room for it.

        Raises as `render` does.
        """
        ...

    async def still(self, spec: RenderSpec, at_ms: int, key: str) -> None:
        """Store one JPEG of the short, as it will look at this moment of its own clock, in the
        size of the spec's output. Raises as `render` does.
        """
        ...
