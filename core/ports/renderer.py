"""Making the finished short."""

from typing import Protocol

from core.domain.render import RenderResult, RenderSpec
from core.ports.progress import ProgressSink


class Renderer(Protocol):
    """Renders one short; source and output are keys of the object storage."""

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        """Render, or return the result of an identical earlier request.

        Raises RenderError, RenderRejectedError. Cancelling stops the render at once.
        """
        ...
