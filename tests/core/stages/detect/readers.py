"""A long talk, and a model that reads it."""

import re

from core.domain.document import Document
from core.domain.moments import DetectionResult
from core.ports.llm import LlmRequest
from core.stages.detect import Material, PromptTemplate, Tuning, detect
from tests.factories import duration_of

from .long_talks import long_talk
from .scripted import Answerer, ScriptedModel, clip, noticing, ordering, saying

LONG = long_talk(20)
"""With TUNING three windows of some 85 sentences; 7 clips at most out of 13 places."""
TUNING = Tuning(window_tokens=2_700)


async def find_moments(
    model: Answerer | ScriptedModel,
    prompt: PromptTemplate,
    document: Document = LONG,
    *,
    last_try: bool = False,
) -> DetectionResult:
    material = Material(document, (), duration_of(document))
    return await detect(
        material, model=model, prompt=prompt, session="v", tuning=TUNING, last_try=last_try
    )


def numbers_in(request: LlmRequest) -> list[int]:
    return [int(number) for number in re.findall(r"^\[(\d+)\]", request.user, re.MULTILINE)]


def places_in(request: LlmRequest) -> list[tuple[int, int]]:
    found = re.findall(r"^--- \[(\d+)\]–\[(\d+)\]", request.user, re.MULTILINE)
    return [(int(first), int(last)) for first, last in found]


def notice(request: LlmRequest) -> str:
    numbers = numbers_in(request)
    starts = [number for number in numbers[:-6] if number % 12 == 8]
    return noticing(*((first, first + 6, 9 - at % 5) for at, first in enumerate(starts)))


def work_out(request: LlmRequest) -> str:
    return saying(*(clip(a, b, title=f"Про [{a}]") for a, b in places_in(request)))


def as_shown(request: LlmRequest) -> str:
    return ordering(*re.findall(r"^(\d+)\. ", request.user, re.MULTILINE))


def a_model(**changed: object) -> Answerer:
    answers = {"survey": notice, "detail": work_out, "rank": as_shown, **changed}
    return Answerer(**answers)  # type: ignore[arg-type]
