"""The whole way from a video to shorts in one process: the stages, called in order."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

import structlog

from core.domain.document import Document
from core.domain.errors import NoAudioError, NoMomentsError, ShortsError
from core.domain.excerpts import said_within
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.media import MediaFacts
from core.domain.moments import DetectionResult
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.render import Frame, RenderResult
from core.ports.progress import ignore_progress
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.stages.detect import NOTE_LOCAL, Material, detect, headline
from core.stages.detect.query import find_moments
from core.stages.ingest import ingest
from core.stages.transcribe import transcribe
from core.tasks import TaskNursery
from worker.make.options import MakeOptions, check_span
from worker.make.parts import MadeShort, MakeEngines, Pick, Source
from worker.make.producing import PlannedShort, Producer
from worker.make.report import Reporter

log = structlog.get_logger(__name__)

ENGINE_REASONS = ("no_decoder", "too_many_scenes", "compositing_failed")
"""Why a short was drawn by the slow engine; people wonder why it took so long."""


class ShortMaker:
    """Makes the shorts of one video after the other."""

    def __init__(self, engines: MakeEngines, options: MakeOptions, report: Reporter) -> None:
        self._engines = engines
        self._options = options
        self._report = report
        self._producer = Producer(engines, options)

    async def make(self, video: Path) -> AsyncIterator[MadeShort]:
        """Yield each short as soon as its file is in the output folder.

        While one is rendered, the next is planned and handed over. Raises ShortsError:
        InputErrors for what was given, EngineErrors, RenderError.
        """
        source = await self._understand(video)
        picks = await self._pick(source)
        ahead: PlannedShort | None = None
        for pick, following in zip(picks, [*picks[1:], None], strict=True):
            started = time.monotonic()
            short = ahead or await self._plan(source, pick, len(picks))
            if self._options.captions and short.spec.captions is None:
                self._report.note("note-no-words")
            self._report.stage(Stage.ASPECT_CONVERT, pick.position, len(picks))
            result, ahead = await self._render(source, short, following)
            if result.engine_reason in ENGINE_REASONS:
                self._report.note(f"note-engine-{result.engine_reason.replace('_', '-')}")
            yield MadeShort(
                path=await self._producer.export(result, source, pick),
                title=pick.title,
                span=pick.span,
                score=pick.score,
                layout=short.kinds,
                width=result.width,
                height=result.height,
                seconds=round(time.monotonic() - started, 1),
                engine=result.engine,
                engine_reason=result.engine_reason,
            )

    async def _understand(self, video: Path) -> Source:
        self._report.stage(Stage.INGEST)
        audio = self._engines.scratch / f"{new_id()}.ogg"
        facts = await self._take_in(video, audio)
        document = await self._transcribe(audio, facts) if self._options.needs_words else None
        project_id = new_id()
        key = artifact_key(project_id, ArtifactType.SOURCE_VIDEO)
        await self._engines.objects.put(key, video)
        return Source(project_id, key, video, audio, facts, document)

    async def _take_in(self, video: Path, audio: Path) -> MediaFacts:
        """Return the facts; what is taken in is limited only where moments must be found."""
        options, tools, progress = self._options, self._engines.tools, self._report.progress
        if options.span is None:
            return await ingest(tools, video, self._engines.limits, audio, progress)
        facts = await tools.probe(video)
        check_span(options.span, facts.duration_ms)
        if options.needs_sound and not facts.has_audio:
            raise NoAudioError("no sound stream")
        if options.needs_sound or (options.tighten and facts.has_audio):
            await tools.extract_audio(video, facts, audio, progress)
        return facts

    async def _transcribe(self, audio: Path, facts: MediaFacts) -> Document:
        self._report.stage(Stage.TRANSCRIBE)

        async def keep(_: RawTranscript) -> None:
            self._report.progress(1.0)

        request = TranscribeRequest(
            audio,
            facts.duration_ms,
            self._options.language,
            start_offset_ms=facts.start_offset_ms,
            progress=self._report.progress,
        )
        return await transcribe(self._engines.transcriber, request, stored=None, keep=keep)

    async def _pick(self, source: Source) -> list[Pick]:
        span = self._options.span
        if span is not None:
            said = said_within(source.document, span) if source.document else ""
            language = source.document.language if source.document else ""
            return [Pick(1, span, source.path.stem, headline(said, language), None)]
        found = await self._search(source)
        for note in found.notes:
            self._report.note(note)
        if not found.candidates:
            raise NoMomentsError
        return list(_picks(found))

    async def _search(self, source: Source) -> DetectionResult:
        assert source.document is not None
        query, model = self._options.query, self._engines.model
        self._report.stage(Stage.VIRAL_DETECT if query is None else Stage.FIND_MOMENTS)
        signals = await self._engines.tools.speech_signals(source.audio, source.document)
        search: Callable[..., Awaitable[DetectionResult]] = detect
        if query is not None:
            search = partial(find_moments, query=query)
        elif model is None:
            self._report.note(NOTE_LOCAL)
        return await search(
            Material(source.document, signals, source.facts.duration_ms, self._options.wish),
            model=model,
            prompt=self._engines.prompt,
            session=str(source.project_id),
            tuning=self._engines.tuning,
            last_try=True,
            progress=self._report.progress,
        )

    async def _plan(self, source: Source, pick: Pick, of: int) -> PlannedShort:
        if self._options.frame is not Frame.NATIVE:
            self._report.stage(Stage.FACE_DETECT, pick.position, of)
        return await self._producer.plan(source, pick, self._report.progress)

    async def _render(
        self, source: Source, short: PlannedShort, following: Pick | None
    ) -> tuple[RenderResult, PlannedShort | None]:
        """Return the short, and the following one as far as it is."""
        async with TaskNursery() as nursery:
            ahead = nursery.start(self._plan_ahead(source, following), name="plan-ahead")
            result = await self._engines.renderer.render(short.spec, self._report.progress)
            await asyncio.wait({ahead})
            return result, None if ahead.exception() else ahead.result()

    async def _plan_ahead(self, source: Source, pick: Pick | None) -> PlannedShort | None:
        """Return None also for what cannot be planned: its own turn will tell why."""
        if pick is None:
            return None
        try:
            short = await self._producer.plan(source, pick, ignore_progress)
            await self._engines.renderer.prepare(short.spec)
        except ShortsError as error:
            log.debug("not_planned_ahead", reason=repr(error))
            return None
        return short


def _picks(found: DetectionResult) -> Iterator[Pick]:
    for position, candidate in enumerate(found.candidates, start=1):
        title = candidate.title
        yield Pick(position, candidate.span, title, title, candidate.score)
