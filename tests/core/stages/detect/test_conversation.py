"""One question, one correction."""

import pytest

from core.domain.document import Document
from core.domain.errors import EngineBadAnswerError
from core.domain.moments import ClipWish, DetectionResult
from core.stages.detect import Material, PromptTemplate, detect
from tests.factories import duration_of

from .scripted import ScriptedModel, clip, saying

GOOD = saying(clip(0, 4), clip(5, 10, title="Сериал"))
FOREIGN = saying(
    clip(0, 4, title="Why people quit", reason="It hooks"), clip(5, 10, title="Сериал")
)


async def _find(
    document: Document, model: ScriptedModel, prompt: PromptTemplate
) -> DetectionResult:
    material = Material(document, (), duration_of(document), ClipWish(min_ms=5_000))
    return await detect(material, model=model, prompt=prompt, session="s")


async def test_texts_in_another_language_are_worded_by_us(
    interview: Document, prompt: PromptTemplate
) -> None:
    """They are no reason to send and pay the transcript again."""
    model = ScriptedModel(FOREIGN)
    result = await _find(interview, model, prompt)
    assert len(model.requests) == 1
    titles = {c.title for c in result.candidates}
    assert titles == {"Почему люди бросают учёбу уже на второй неделе?", "Сериал"}
    by_title = {c.title: c for c in result.candidates}
    assert by_title["Почему люди бросают учёбу уже на второй неделе?"].reason == ""
    assert result.notes == ()


async def test_an_english_talk_may_have_english_titles(
    english: Document, prompt: PromptTemplate
) -> None:
    model = ScriptedModel(saying(clip(0, 4, title="Why", reason="It hooks", payoff="So it goes")))
    await _find(english, model, prompt)
    assert len(model.requests) == 1


async def test_a_name_may_be_the_title(interview: Document, prompt: PromptTemplate) -> None:
    model = ScriptedModel(saying(clip(0, 4, title="Steve Jobs"), clip(5, 10, title="Netflix")))
    result = await _find(interview, model, prompt)
    assert {c.title for c in result.candidates} == {"Steve Jobs", "Netflix"}
    assert len(model.requests) == 1


async def test_the_corrected_answer_counts(interview: Document, prompt: PromptTemplate) -> None:
    model = ScriptedModel(saying(clip(90, 95)), GOOD)
    result = await _find(interview, model, prompt)
    ((_, complaint),) = model.requests[1].history
    assert "90..95 do not exist" in complaint
    assert {c.title for c in result.candidates} == {"Заголовок", "Сериал"}


async def test_what_cannot_be_mended_is_an_error(
    interview: Document, prompt: PromptTemplate
) -> None:
    model = ScriptedModel(saying(clip(90, 95)), saying(clip(90, 95)))
    with pytest.raises(EngineBadAnswerError, match=r"90\.\.95 do not exist, only 0\.\.10"):
        await _find(interview, model, prompt)
    assert len(model.requests) == 2
