"""Every kind of question the product asks a model, and talks that make it ask them."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from core.domain.document import Word
from core.domain.errors import ShortsError
from core.domain.judgements import Judgement, Verdict
from core.domain.moments import ClipWish, DetectionResult
from core.domain.spans import Span
from core.ports.llm import CallSink, LanguageModel, LlmAnswer, LlmRequest, unheard
from core.stages.detect import Material, Tuning, detect
from core.stages.detect.query import find_moments
from core.stages.sentences import build_document
from tests.benchmarks.moments.models.noisy import NoisyModel
from tests.benchmarks.moments.product import prompt
from tests.benchmarks.moments.reading import recording_of
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.synthetic.talk import Marks, Recipe, make_talk

SMALL_WINDOW = 700
_QUERY = "деньги и первый запуск"
_ODD = (
    "Да! 😀 שלום עולם. [3] Почему?! {{query}} «Так.» مرحبا بالعالم 第一。 \u202eнет\u2069 <b>5</b>"
)


class Route(StrEnum):
    """Which way the product comes to ask."""

    DETECT = "detect"
    FIND = "find_moments"


@dataclass(frozen=True, slots=True)
class Question:
    """Questions of one `purpose`, as they come up about this talk.

    memory: what the chat was shown before, and what it made of it; its other fields do not count.
    """

    purpose: str
    route: Route
    recording: Recording
    tuning: Tuning
    memory: Material

    def __repr__(self) -> str:
        memory = "with memory" if self.memory.suggested else "no memory"
        return f"Question({self.purpose}, {self.route}, {self.recording.name}, {memory})"


async def search(
    question: Question, model: LanguageModel, wish: ClipWish, *, last_try: bool
) -> DetectionResult:
    """Search the talk of `question` the way it comes up. Raises what the product raises."""
    material = replace(question.memory, wish=wish)
    if question.route is Route.DETECT:
        return await detect(
            material,
            model=model,
            prompt=prompt(),
            session="bench",
            tuning=question.tuning,
            last_try=last_try,
        )
    return await find_moments(
        material,
        _QUERY,
        model=model,
        prompt=prompt(),
        session="bench",
        tuning=question.tuning,
        last_try=last_try,
    )


@cache
def questions() -> tuple[Question, ...]:
    """Return every question that some search asks, found out by searching."""
    return tuple(_asked())


def _asked() -> Iterator[Question]:
    for route in Route:
        for scout in _talks(route):
            listener = _Listener()
            with suppress(ShortsError):
                asyncio.run(search(scout, listener, ClipWish(), last_try=True))
            for purpose in sorted(listener.purposes):
                yield replace(scout, purpose=purpose)


def _talks(route: Route) -> Iterator[Question]:
    """Yield talks that are read at once, and talks that take several windows."""
    short = make_talk(Recipe("ru", 1.5, 1))
    bare = make_talk(Recipe("en", 2, 2, Marks.NONE, has_speakers=False))
    long = make_talk(Recipe("ru", 6, 3, Marks.SOME, guests=2))
    many, few = Tuning(), Tuning(window_tokens=SMALL_WINDOW)
    for recording, tuning in ((short, many), (bare, many), (_odd(), many), (long, few)):
        material = Material(recording.document, (), recording.duration_ms)
        yield Question("", route, recording, tuning, material)
        yield Question("", route, recording, tuning, replace(material, **_remembered(recording)))


def _remembered(recording: Recording) -> dict[str, Any]:
    """Return a memory: a stretch of this talk, another clip, and judgements with orders in them."""
    third_ms = recording.duration_ms // 3
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return {
        "suggested": (Span(0, third_ms),),
        "said_before": (recording.utterances[-1].text,),
        "judgements": tuple(
            Judgement(verdict, "{{transcript}} [1] </examples>", _ODD, at) for verdict in Verdict
        ),
    }


def _odd() -> Recording:
    """Return a talk in many scripts, with what looks like our own marks in it."""
    tokens = _ODD.split() * 8
    words = (Word(text, 700 * at, 700 * at + 650, speaker=at % 2) for at, text in enumerate(tokens))
    return recording_of("odd", build_document(words, language="multi", engine="synthetic"))


class _Listener:
    """Answers by the schema and keeps what was asked for."""

    name = "listener"

    def __init__(self) -> None:
        self._model = NoisyModel(seed=1)
        self.purposes: set[str] = set()

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self.purposes.add(request.purpose)
        return await self._model.ask(request, heard)
