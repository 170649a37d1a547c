"""Engines of the worker tests: small, predictable, and counting what they were asked."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from core.domain.document import Document
from core.domain.document_json import document_from_json, document_to_json
from core.domain.errors import EngineError
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.records.project import SourceRef
from core.domain.render import RenderResult, RenderSpec
from core.domain.spans import Span
from core.ports.llm import CallSink, LlmAnswer, LlmCall, LlmRequest, LlmUsage, unheard
from core.ports.objects import ObjectStore
from core.ports.progress import ProgressSink
from core.ports.transcriber import HeardPart, RawTranscript, TranscribeRequest


@dataclass
class FileFetcher:
    """SourceFetcher that brings the same file every time."""

    file: Path
    fetched: int = 0
    title: str | None = None

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        self.fetched += 1
        await asyncio.to_thread(shutil.copyfile, self.file, to)
        progress(1.0)
        return self.title


@dataclass
class DictatedTranscriber:
    """Transcriber that hears one document; its raw answer is the document's own form."""

    document: Document
    price: Decimal = Decimal("0.02")
    unreadable: list[EngineError] = field(default_factory=list)
    requests: list[TranscribeRequest] = field(default_factory=list)
    name: str = "dictated"

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        self.requests.append(request)
        body, whole = document_to_json(self.document).encode(), Span(0, request.duration_ms)
        await request.heard(HeardPart("all", self.name, "", whole, self.price, 0.1, body))
        return RawTranscript(self.name, body)

    def parse(self, raw: RawTranscript) -> Document:
        if self.unreadable:
            raise self.unreadable.pop(0)
        return document_from_json(raw.body)


@dataclass
class PricedModel:
    """LanguageModel that gives its answers in turn, each for a price; the last one stays."""

    answers: list[str | EngineError]
    price: Decimal = Decimal("0.003")
    requests: list[LlmRequest] = field(default_factory=list)
    name: str = "priced"

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, EngineError):
            raise answer
        usage = LlmUsage(cost_usd=self.price)
        await heard(LlmCall(self.name, "model-1", request.purpose, "stop", usage, 0.1, answer))
        return LlmAnswer(self.name, "model-1", answer, usage)


@dataclass
class OneFace:
    """FaceAnalyzer that sees one face in the left third of every picture."""

    analysed: list[Span] = field(default_factory=list)

    async def analyse(
        self,
        video: Path,
        facts: MediaFacts,
        span: Span,
        progress: ProgressSink,
        turns_ms: Sequence[int] = (),
    ) -> FaceAnalysis:
        assert await asyncio.to_thread(video.is_file)
        self.analysed.append(span)
        progress(1.0)
        rect = Rect(0.2, 0.3, 0.1, 0.2)
        times = range(span.start_ms, span.end_ms, 333)
        track = FaceTrack(1, tuple(FaceSample(time, rect, 0.9) for time in times), person=0)
        return FaceAnalysis(span, facts.width, facts.height, 3.0, (Shot(span, (track,)),))


@dataclass
class FilmRenderer:
    """Renderer whose shorts are always the same film and cover."""

    objects: ObjectStore
    film: Path
    cover: Path
    specs: list[RenderSpec] = field(default_factory=list)
    prepared: list[RenderSpec] = field(default_factory=list)
    stills: list[tuple[RenderSpec, int]] = field(default_factory=list)

    async def render(self, spec: RenderSpec, progress: ProgressSink) -> RenderResult:
        self.specs.append(spec)
        await self.objects.put(spec.output.key, self.film)
        await self.objects.put(spec.output.cover_key, self.cover)
        progress(1.0)
        return RenderResult(
            key=spec.output.key,
            cover_key=spec.output.cover_key,
            width=spec.output.width,
            height=spec.output.height,
            duration_ms=spec.to_ms - spec.from_ms,
            fps=spec.output.fps,
            bytes=(await asyncio.to_thread(self.film.stat)).st_size,
            engine=spec.engine,
            seconds=0.1,
            encoder="libx264",
        )

    async def prepare(self, spec: RenderSpec) -> None:
        self.prepared.append(spec)

    async def still(self, spec: RenderSpec, at_ms: int, key: str) -> None:
        self.stills.append((spec, at_ms))
        await self.objects.put(key, self.cover)
