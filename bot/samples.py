"""Sample pictures: how captions of a style, and what a brand adds, look in a short."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import structlog

from core.domain.brand import BrandKit
from core.domain.captions import Captions, CaptionStyle, CaptionWord
from core.domain.clock import utc_now
from core.domain.errors import InvalidImageError, ShortsError, StorageError
from core.domain.ids import new_id
from core.domain.media import MediaFacts
from core.domain.presets import DEFAULT_PRESET, SYSTEM_PRESETS
from core.domain.render import Frame, RenderSpec
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWorkFactory
from core.stages.overlays import overlays_for
from core.stages.render import Picture, RenderKeys, render_spec
from core.texts import Translator

log = structlog.get_logger(__name__)

DrawStill = Callable[[RenderSpec, int, str], Awaitable[None]]
"""See `core.ports.renderer.Renderer.still`."""

FILM = Path(__file__).parent / "assets" / "style-sample.mp4"
"""A close shot, standing still, in the shape that chats show widest with buttons below."""
_FACTS = MediaFacts(864, 1080, 10.0, False, 4_000, 0, 0, "h264", None, 0)
_WORD_MS = 400
_AT_MS = 720
"""Late in the second word: pages and words have come in, and the word is lit."""
_MAX_BYTES = 10_000_000
_CHECK_S = 20.0
_FOLDER = "samples"
_STAYS = timedelta(hours=1)
_EDITION = 1
"""To be raised when the same style comes to look different: pictures of before are then not shown
any more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is to be seen: captions of a style and, maybe, what a brand adds to them."""

    style: CaptionStyle
    brand: BrandKit = field(default_factory=BrandKit)

    @property
    def is_common(self) -> bool:
        """True when it shows nothing that belongs to somebody."""
        return self.brand.logo_key is None and self.brand.watermark_text is None


class SamplePictures:
    """Draws samples, and remembers those that were sent: a second view costs nothing."""

    def __init__(self, uow: UnitOfWorkFactory, objects: ObjectStore, draw: DrawStill) -> None:
        self._uow = uow
        self._objects = objects
        self._draw = draw

    async def known(self, sample: Sample, t: Translator) -> str | None:
        """Return the file id of a picture that was sent before."""
        if not sample.is_common:
            return None
        async with self._uow() as uow:
            return await uow.uploads.get(sample_key(sample, t))

    async def remember(self, sample: Sample, t: Translator, file_id: str) -> None:
        """Note where a picture is to be had; one that carries somebody's mark is not kept."""
        if not sample.is_common:
            return
        async with self._uow() as uow:
            await uow.uploads.put(sample_key(sample, t), file_id)
            await uow.commit()

    async def draw(self, sample: Sample, t: Translator) -> bytes:
        """Return a JPEG. Raises what `Renderer.still` raises, StorageError."""
        key = f"{_FOLDER}/{new_id().hex}.jpg"
        if not sample.is_common:
            # Whatever breaks: a picture with somebody's mark does not stay.
            async with self._uow() as uow:
                await uow.discards.add(utc_now() + _STAYS, key)
                await uow.commit()
        try:
            await self._draw(await self._spec(sample, t), _AT_MS, key)
            return await self._objects.read(key)
        finally:
            with suppress(StorageError):
                await self._objects.delete(key)

    async def check_logo(self, key: str, t: Translator) -> None:
        """Raises InvalidImageError for a logo that cannot be drawn. Where nothing can be drawn at
        all, nothing is known of it."""
        sample = Sample(SYSTEM_PRESETS[DEFAULT_PRESET], BrandKit(logo_key=key))
        try:
            async with asyncio.timeout(_CHECK_S):
                await self.draw(sample, t)
        except InvalidImageError:
            raise
        except (ShortsError, TimeoutError) as error:
            log.warning("logo_not_checked", error=repr(error))

    async def _spec(self, sample: Sample, t: Translator) -> RenderSpec:
        words = tuple(
            CaptionWord(word, place * _WORD_MS, (place + 1) * _WORD_MS, 0)
            for place, word in enumerate(t.plain("sample-text").split())
        )
        length_ms = len(words) * _WORD_MS
        overlays = overlays_for(sample.brand, t.plain("sample-title"), sample.style, length_ms)
        keys = RenderKeys(await self._film(), f"{_FOLDER}/short.mp4", f"{_FOLDER}/cover.jpg")
        picture = Picture(
            captions=Captions(sample.style, words), overlays=overlays, frame=Frame.NATIVE
        )
        timeline = Timeline.whole(Span(0, length_ms))
        return render_spec("sample", keys, _FACTS, timeline, picture, _MAX_BYTES)

    async def _film(self) -> str:
        """Return the storage key of the film behind the captions, stored when it is first used."""
        body = await asyncio.to_thread(FILM.read_bytes)
        key = f"{_FOLDER}/film-{hashlib.sha256(body).hexdigest()[:8]}.mp4"
        if not await self._objects.exists(key):
            await self._objects.write(key, body)
        return key


def sample_key(sample: Sample, t: Translator) -> str:
    """Return what differs when the picture would."""
    shown = repr((_EDITION, sample, t.language, t.plain("sample-text"), t.plain("sample-title")))
    return f"sample:{hashlib.sha256(shown.encode()).hexdigest()[:32]}"
