"""The whole way from a video to shorts in one process: the stages, called in order."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.camera_trail import voices_of
from core.domain.document import Document, Word
from core.domain.errors import FolderError, NoAudioError, NoMomentsError
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.media import MediaFacts
from core.domain.moments import DetectionResult
from core.domain.pipeline import Stage
from core.domain.plans import PlanLimits
from core.domain.records.artifact import ArtifactType
from core.domain.render import MIN_CLIP_MS, RenderResult
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.ports.faces import FaceAnalyzer
from core.ports.llm import LanguageModel
from core.ports.media import MediaTools
from core.ports.objects import ObjectStore
from core.ports.renderer import Renderer
from core.ports.transcriber import RawTranscript, Transcriber, TranscribeRequest
from core.stages.camera.plan import plan_camera
from core.stages.camera.retime import retime
from core.stages.caption import captions_for
from core.stages.detect import NOTE_LOCAL, Material, PromptTemplate, Tuning, detect
from core.stages.detect.query import find_moments
from core.stages.ingest import ingest
from core.stages.render import RenderKeys, output_fps, render_spec
from core.stages.tighten import tighten
from core.stages.transcribe import transcribe
from worker.make.naming import Names, file_stem, range_stem
from worker.make.options import MakeOptions, check_span
from worker.make.report import Reporter

MAX_BYTES = 2_000 * 1024 * 1024
"""Nothing uploads these files, so only good sense limits them."""


@dataclass(frozen=True, slots=True)
class MakeEngines:
    """The embedded defaults, or services where keys are set."""

    tools: MediaTools
    transcriber: Transcriber
    model: LanguageModel | None
    prompt: PromptTemplate
    tuning: Tuning
    faces: FaceAnalyzer
    renderer: Renderer
    objects: ObjectStore
    limits: PlanLimits
    scratch: Path


@dataclass(frozen=True, slots=True)
class MadeShort:
    """A finished short. `score` is None where nobody judged; `seconds` is how long it took."""

    path: Path
    title: str
    span: Span
    score: int | None
    layout: str
    width: int
    height: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Source:
    """A video that was understood. `audio` is there where it was listened to."""

    project_id: UUID
    key: str
    path: Path
    audio: Path
    facts: MediaFacts
    document: Document | None


@dataclass(frozen=True, slots=True)
class _Pick:
    """One stretch to cut."""

    position: int
    span: Span
    title: str
    score: int | None


@dataclass(frozen=True, slots=True)
class ShortMaker:
    """Makes the shorts of one video after the other."""

    engines: MakeEngines
    options: MakeOptions
    report: Reporter
    names: Names = field(default_factory=Names)

    async def make(self, video: Path) -> AsyncIterator[MadeShort]:
        """Yield each short as soon as its file is in the output folder.

        Raises ShortsError: InputErrors for what was given, EngineErrors, RenderError.
        """
        audio = self.engines.scratch / f"{new_id()}.ogg"
        source = await self._understand(video, audio)
        picks = await self._pick(source, audio)
        for pick in picks:
            yield await self._produce(source, pick, len(picks))

    async def _understand(self, video: Path, audio: Path) -> _Source:
        self.report.stage(Stage.INGEST)
        facts = await self._take_in(video, audio)
        document = await self._transcribe(audio, facts) if self.options.needs_words else None
        project_id = new_id()
        key = artifact_key(project_id, ArtifactType.SOURCE_VIDEO)
        await self.engines.objects.put(key, video)
        return _Source(project_id, key, video, audio, facts, document)

    async def _take_in(self, video: Path, audio: Path) -> MediaFacts:
        """Return the facts; what is taken in is limited only where moments must be found."""
        span, tools, progress = self.options.span, self.engines.tools, self.report.progress
        if span is None:
            return await ingest(tools, video, self.engines.limits, audio, progress)
        facts = await tools.probe(video)
        check_span(span, facts.duration_ms)
        if self.options.needs_sound and not facts.has_audio:
            raise NoAudioError("no sound stream")
        if self.options.needs_sound or (self.options.tighten and facts.has_audio):
            await tools.extract_audio(video, facts, audio, progress)
        return facts

    async def _transcribe(self, audio: Path, facts: MediaFacts) -> Document:
        self.report.stage(Stage.TRANSCRIBE)

        async def keep(_: RawTranscript) -> None:
            self.report.progress(1.0)

        request = TranscribeRequest(
            audio,
            facts.duration_ms,
            self.options.language,
            start_offset_ms=facts.start_offset_ms,
            progress=self.report.progress,
        )
        return await transcribe(self.engines.transcriber, request, stored=None, keep=keep)

    async def _pick(self, source: _Source, audio: Path) -> list[_Pick]:
        if self.options.span is not None:
            return [_Pick(1, self.options.span, source.path.stem, None)]
        found = await self._search(source, audio)
        for note in found.notes:
            self.report.note(note)
        if not found.candidates:
            raise NoMomentsError
        return [
            _Pick(position, c.span, c.title, c.score)
            for position, c in enumerate(found.candidates, start=1)
        ]

    async def _search(self, source: _Source, audio: Path) -> DetectionResult:
        assert source.document is not None
        query, model = self.options.query, self.engines.model
        self.report.stage(Stage.VIRAL_DETECT if query is None else Stage.FIND_MOMENTS)
        signals = await self.engines.tools.speech_signals(audio, source.document)
        search: Callable[..., Awaitable[DetectionResult]] = detect
        if query is not None:
            search = partial(find_moments, query=query)
        elif model is None:
            self.report.note(NOTE_LOCAL)
        return await search(
            Material(source.document, signals, source.facts.duration_ms, self.options.wish),
            model=model,
            prompt=self.engines.prompt,
            session=str(source.project_id),
            tuning=self.engines.tuning,
            last_try=True,
            progress=self.report.progress,
        )

    async def _produce(self, source: _Source, pick: _Pick, of: int) -> MadeShort:
        started = time.monotonic()
        self.report.stage(Stage.FACE_DETECT, pick.position, of)
        words = source.document.words_within(pick.span) if source.document else ()
        turns_ms = [voice.span.start_ms for voice in voices_of(words)]
        analysis = await self.engines.faces.analyse(
            source.path, source.facts, pick.span, self.report.progress, turns_ms
        )
        timeline = await self._timeline(source, pick.span, words)
        plan = plan_camera(analysis, source.facts, words, CameraWish(self.options.layout))
        layouts = retime(plan.layouts, pick.span.start_ms, timeline)
        style = self.options.style
        captions = captions_for(words, timeline, style) if style else None
        if style and captions is None:
            self.report.note("note-no-words")
        self.report.stage(Stage.ASPECT_CONVERT, pick.position, of)
        clip_id = new_id()
        keys = RenderKeys(
            source.key,
            artifact_key(source.project_id, ArtifactType.VERTICAL_VIDEO, clip_id),
            artifact_key(source.project_id, ArtifactType.COVER, clip_id),
        )
        spec = render_spec(
            f"clip:{clip_id}", keys, source.facts, timeline, layouts, captions, MAX_BYTES
        )
        result = await self.engines.renderer.render(spec, self.report.progress)
        path = await self._export(result, source, pick)
        kinds = dict.fromkeys(str(layout.kind) for layout in layouts)
        return MadeShort(
            path=path,
            title=pick.title,
            span=pick.span,
            score=pick.score,
            layout="+".join(kinds),
            width=result.width,
            height=result.height,
            seconds=round(time.monotonic() - started, 1),
        )

    async def _timeline(self, source: _Source, span: Span, words: Sequence[Word]) -> Timeline:
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

    async def _export(self, result: RenderResult, source: _Source, pick: _Pick) -> Path:
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


def _copy(made: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(made, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
