"""Looks at links and fetches their videos."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.domain.errors import (
    EngineUnavailableError,
    LinkForbiddenError,
    LiveStreamError,
    NoVideoAtLinkError,
    PlaylistError,
    PrivateAddressError,
    ShortsError,
    TooLargeError,
    TooLongError,
)
from core.domain.links import checked_url
from core.domain.plans import PlanLimits
from core.domain.records.project import SourceRef
from core.media.json_child import run_json_child
from core.ports.progress import ProgressSink, ignore_progress

MODULE = "core.engines.links.child"
LOOK_TIMEOUT_S = 60.0

_TROUBLES: dict[str, type[ShortsError]] = {
    "private": PrivateAddressError,
    "live": LiveStreamError,
    "no_video": NoVideoAtLinkError,
    "forbidden": LinkForbiddenError,
}


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What a site says of its video; None where it does not say."""

    title: str
    duration_ms: int | None
    bytes: int | None


@dataclass(frozen=True, slots=True)
class LinkSource:
    """Implements `core.ports.source.SourceFetcher` for links.

    Every look and every download is a process of its own that can reach nothing but the public
    internet and `networks` (CIDR); pictures are at most `max_height` pixels high.
    """

    limits: PlanLimits
    max_height: int = 1080
    networks: Sequence[str] = ()
    proxy: str | None = None

    async def look(self, url: str) -> LinkFacts:
        """Return what the site says of the video, without fetching it.

        Raises LinkError (which one says why), TooLongError, EngineUnavailableError.
        """
        try:
            async with asyncio.timeout(LOOK_TIMEOUT_S):
                answer = await self._ask(url, {}, ignore_progress)
        except TimeoutError:
            raise EngineUnavailableError("the site does not answer") from None
        return LinkFacts(answer["title"], answer["duration_ms"], answer["bytes"])

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        """Write the video to `to`, whole or not at all; return its title. Raises as `look`."""
        folder = to.with_name(f"{to.name}.link")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            answer = await self._ask(source.ref, {"folder": str(folder)}, progress)
            if answer.get("path") is None:
                raise NoVideoAtLinkError("the download left no file")
            await asyncio.to_thread(Path(answer["path"]).replace, to)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        progress(1.0)
        return answer["title"] or None

    async def _ask(self, url: str, more: dict[str, Any], progress: ProgressSink) -> dict[str, Any]:
        request = {
            "url": checked_url(url),
            "max_height": self.max_height,
            "networks": list(self.networks),
            "proxy": self.proxy,
            "max_bytes": self.limits.max_bytes,
            "max_ms": self.limits.max_ms,
            **more,
        }
        answer: dict[str, Any] = await run_json_child(MODULE, request, progress)
        self._refuse(answer)
        return answer

    def _refuse(self, answer: dict[str, Any]) -> None:
        trouble, detail = answer.get("trouble"), str(answer.get("detail", ""))
        length, size = answer.get("duration_ms"), answer.get("bytes")
        most, largest = self.limits.max_ms, self.limits.max_bytes
        if trouble == "playlist":
            raise PlaylistError(detail, count=int(answer["count"]))
        if trouble == "too_large" or (size is not None and size > largest):
            actual = max(size or 0, largest)
            raise TooLargeError(limit_mb=largest / 2**20, actual_mb=actual / 2**20)
        if trouble is not None:
            raise _TROUBLES.get(trouble, EngineUnavailableError)(detail)
        if length is not None and most is not None and length > most:
            raise TooLongError(limit_min=most // 60_000, actual_min=-(-length // 60_000))
