"""Making one short of a stretch that was picked."""

import asyncio
import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.domain.camera import CameraWish
from core.domain.camera_trail import voices_of
from core.domain.crop import Layout
from core.domain.document import Word
from core.domain.errors import FolderError
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.logos import logo_suffix
from core.domain.records.artifact import ArtifactType
from core.domain.render import MIN_CLIP_MS, Frame, RenderResult, RenderSpec
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.ports.progress import ProgressSink
from core.stages.camera.plan import plan_camera
from core.stages.camera.retime import retime
from core.stages.caption import captions_for
from core.stages.overlays import overlays_for
from core.stages.render import Picture, RenderKeys, output_fps, render_spec, whole_picture
from core.stages.tighten import tighten
from worker.make.naming import Names, file_stem, range_stem
from worker.make.options import MakeOptions
from worker.make.parts import MakeEngines, Pick, Source

MAX_BYTES = 2_000 * 1024 * 1024
"""Nothing uploads these files, so only good sense limits them."""


@dataclass(frozen=True, slots=True)
class PlannedShort:
    """The request for a short, and what it shows."""

    spec: RenderSpec
    layouts: tuple[Layout, ...]

    @property
    def kinds(self) -> str:
        """What the layouts are, each named once."""
        return "+".join(dict.fromkeys(str(layout.kind) for layout in self.layouts))


@dataclass(frozen=True, slots=True)
class Producer:
    """Plans shorts, and puts finished ones into the output folder."""

    engines: MakeEngines
    options: MakeOptions
    names: Names = field(default_factory=Names)

    async def plan(self, source: Source, pick: Pick, progress: ProgressSink) -> PlannedShort:
        """Look who is to be seen, plan the camera, set the captions. Raises ShortsError."""
        words = source.document.words_within(pick.span) if source.document else ()
        timeline = await self._timeline(source, pick.span, words)
        options = self.options
        if options.frame is Frame.NATIVE:
            layouts = whole_picture(timeline.duration_ms)
        else:
            layouts = await self._camera(source, pick.span, words, timeline, progress)
        masks = options.mask_profanity
        brand = replace(options.brand, logo_key=await self._logo())
        said = words if options.captions else ()
        picture = Picture(
            layouts=layouts,
            captions=captions_for(said, timeline, options.style, mask_profanity=masks),
            overlays=overlays_for(brand, pick.hook, options.style, timeline.duration_ms, masks),
            frame=options.frame,
        )
        clip_id = new_id()
        keys = RenderKeys(
            source.key,
            artifact_key(source.project_id, ArtifactType.VERTICAL_VIDEO, clip_id),
            artifact_key(source.project_id, ArtifactType.COVER, clip_id),
        )
        spec = render_spec(
            f"clip:{clip_id}", keys, source.facts, timeline, picture, MAX_BYTES, options.quality
        )
        return PlannedShort(spec, layouts)

    async def export(self, result: RenderResult, source: Source, pick: Pick) -> Path:
        """Copy the short and its cover into the output folder, each whole or not at all.

        Raises FolderError.
        """
        video = source.path.stem
        if self.options.span is None:
            stem = file_stem(video, pick.position, pick.title)
        else:
            stem = range_stem(video, self.options.span)
        path = self.options.out / f"{self.names.give(stem)}.mp4"
        for key, target in ((result.key, path), (result.cover_key, path.with_suffix(".jpg"))):
            async with self.engines.objects.local(key) as made:
                try:
                    await asyncio.to_thread(_copy, made, target)
                except OSError as error:
                    raise FolderError(str(error), path=str(self.options.out)) from error
        return path

    async def _camera(
        self,
        source: Source,
        span: Span,
        words: Sequence[Word],
        timeline: Timeline,
        progress: ProgressSink,
    ) -> tuple[Layout, ...]:
        turns_ms = [voice.span.start_ms for voice in voices_of(words)]
        analysis = await self.engines.faces.analyse(
            source.path, source.facts, span, progress, turns_ms
        )
        wish = CameraWish(self.options.layout, manual=self.options.manual)
        plan = plan_camera(analysis, source.facts, words, wish)
        return retime(plan.layouts, span.start_ms, timeline)

    async def _timeline(self, source: Source, span: Span, words: Sequence[Word]) -> Timeline:
        """Return what is kept of a pick: everything, unless shorts are to be tightened."""
        if not (self.options.tighten and source.document and source.facts.has_audio):
            return Timeline.whole(span)
        return tighten(
            words,
            span,
            source.document.language,
            quiet=await self.engines.tools.quiet_spans(source.audio, span, words),
            fps=output_fps(source.facts),
            shortest_ms=self.options.wish.min_ms if self.options.span is None else MIN_CLIP_MS,
        )

    async def _logo(self) -> str | None:
        """Store the logo, if there is one, and return its key. Raises InvalidImageError."""
        if self.options.logo is None:
            return None
        body = await asyncio.to_thread(self.options.logo.read_bytes)
        digest = hashlib.sha256(body).hexdigest()[:8]
        key = f"brand/logo-{digest}{logo_suffix(body)}"
        if not await self.engines.objects.exists(key):
            await self.engines.objects.write(key, body)
        return key


def _copy(made: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(made, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
