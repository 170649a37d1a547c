"""Drawing a sheet without holding anything up."""

import asyncio
from dataclasses import asdict
from pathlib import Path

from core.domain.camera_json import dump_trail
from core.domain.camera_trail import CameraTrail
from core.domain.errors import EngineUnavailableError
from core.domain.media import MediaFacts
from core.media.files import written_whole
from core.media.json_child import run_json_child
from core.ports.progress import ProgressSink, ignore_progress

_TIMEOUT_S = 120.0


async def camera_sheet(
    video: Path,
    facts: MediaFacts,
    trail: CameraTrail,
    out: Path,
    *,
    language: str,
    title: str = "",
    detailed: bool = False,
    progress: ProgressSink = ignore_progress,
) -> None:
    """Draw the decisions of `trail` over frames of `video`: a .jpg or .png, as `out` says.

    `detailed` is the large sheet with reasons, the window's path and the heading `title`; without
    it a small one for a chat, in seconds. Raises EngineUnavailableError.
    """
    with written_whole(out) as target:
        request = {
            "video": str(video),
            "facts": asdict(facts),
            "trail": dump_trail(trail),
            "out": str(target),
            "language": language,
            "title": title,
            "detailed": detailed,
        }
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                await run_json_child("core.media.contact_sheet.child", request, progress)
        except TimeoutError as error:
            raise EngineUnavailableError("drawing took too long") from error
