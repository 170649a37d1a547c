"""The product's own finder, as the benchmarks use it."""

from functools import cache

from core.domain.errors import NoMomentsError
from core.domain.moments import Candidate, ClipWish
from core.ports.llm import LanguageModel
from core.settings import LlmSettings
from core.stages.detect import Material, PromptTemplate, detect, load_prompt
from tests.benchmarks.moments.recording import Recording


@cache
def prompt() -> PromptTemplate:
    """Return the prompt version in force."""
    return load_prompt(LlmSettings().viral_prompt_version)


async def candidates_of(
    recording: Recording, wish: ClipWish | None = None, model: LanguageModel | None = None
) -> tuple[Candidate, ...]:
    """Return what the product finds, best first; nothing in a talk that holds nothing.

    Without a model by local scoring.
    """
    material = Material(
        recording.document, recording.signals, recording.duration_ms, wish or ClipWish()
    )
    try:
        result = await detect(
            material, model=model, prompt=prompt(), session="bench", last_try=True
        )
    except NoMomentsError:
        return ()
    return result.candidates
