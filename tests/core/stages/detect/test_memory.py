"""What was offered before."""

import pytest

from core.domain.document import Document
from core.domain.errors import AllSuggestedError, NoMomentsError
from core.domain.moments import ClipWish
from core.domain.spans import Span
from core.ports.llm import LanguageModel
from core.stages.detect import Material, PromptTemplate, detect
from core.stages.detect.memory import Memory, is_same_moment, memory_of
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow

from .long_talks import long_talk
from .scripted import ScriptedModel, clip, saying

WISH = ClipWish(min_ms=5_000, max_ms=60_000)
STORY = "Через год я переводил его маме с листа. Это был лучший учитель в моей жизни!"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Span(0, 10_000), Span(0, 10_000), True),
        (Span(0, 60_000), Span(50_000, 59_000), True),
        (Span(0, 10_000), Span(4_000, 40_000), True),
        (Span(0, 10_000), Span(5_000, 15_000), False),
        (Span(0, 10_000), Span(10_000, 20_000), False),
    ],
)
def test_more_than_half_of_the_shorter_is_the_same(one: Span, other: Span, same: bool) -> None:
    assert is_same_moment(one, other) is same
    assert is_same_moment(other, one) is same
    assert Memory([other]).knows(one) is same


def test_words_said_before_are_found_where_they_are_said_again(talk: Talk) -> None:
    (stretch,) = memory_of(talk, (), [STORY]).stretches
    assert stretch == talk.span(9, 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Он шёл",
        "Совсем другие слова о совсем других людях и делах.",
        STORY + "".join(f" И ещё {number} иных слов." for number in range(20)),
    ],
)
def test_other_words_are_not_remembered(talk: Talk, text: str) -> None:
    assert not memory_of(talk, (), [text])


def test_a_few_misheard_words_do_not_hide_it(talk: Talk) -> None:
    heard = (
        "Я каждый день смотрел один и тот же сериал. Сперва не понимал вообще ничего. "
        "Он шёл без субтитров. Через год я переводил его маме с листа."
    )
    assert memory_of(talk, (), [heard]).knows(talk.span(6, 9))


def test_a_stretch_behind_the_end_is_of_no_use(talk: Talk) -> None:
    assert not memory_of(talk, [Span(10**7, 10**7 + 9_000)], ())


async def _find(
    document: Document,
    model: LanguageModel | None,
    prompt: PromptTemplate,
    *,
    suggested: tuple[Span, ...] = (),
    said_before: tuple[str, ...] = (),
) -> list[Span]:
    material = Material(
        document, (), duration_of(document), WISH, suggested=suggested, said_before=said_before
    )
    result = await detect(material, model=model, prompt=prompt, session="s")
    return [candidate.span for candidate in result.candidates]


async def test_the_model_is_told_and_what_it_offers_again_goes(
    interview: Document, talk: Talk, prompt: PromptTemplate
) -> None:
    model = ScriptedModel(saying(clip(0, 4), clip(5, 10)))
    found = await _find(interview, model, prompt, suggested=(talk.span(0, 3),))
    assert not any(is_same_moment(span, talk.span(0, 3)) for span in found)
    assert found[0] == talk.span(5, 10)
    marked = [line for line in model.requests[0].user.splitlines() if "{" in line]
    assert [line.split("]")[0] for line in marked if "уже было" in line] == ["[0", "[1", "[2", "[3"]


async def test_words_heard_in_another_file_go_too(
    interview: Document, talk: Talk, prompt: PromptTemplate
) -> None:
    model = ScriptedModel(saying(clip(0, 4), clip(5, 10)))
    found = await _find(interview, model, prompt, said_before=(talk.text(5, 10),))
    assert found == [talk.span(0, 4)]


async def test_local_scoring_finds_new_ones(prompt: PromptTemplate) -> None:
    document = long_talk(10)
    first = await _find(document, None, prompt)
    second = await _find(document, None, prompt, suggested=tuple(first))
    assert second
    assert not any(one.overlap_ms(other) for one in first for other in second)


@pytest.mark.parametrize("model", [None, ScriptedModel(saying(clip(0, 4), clip(5, 10)))])
async def test_when_all_was_offered_it_is_said(
    interview: Document, talk: Talk, prompt: PromptTemplate, model: LanguageModel | None
) -> None:
    halves = (talk.span(0, 4), talk.span(5, 10))
    with pytest.raises(AllSuggestedError):
        await _find(interview, model, prompt, suggested=halves)


async def test_a_memory_does_not_make_moments(prompt: PromptTemplate) -> None:
    document = follow([(None, "Музыка.", 60_000) for _ in range(10)])
    with pytest.raises(NoMomentsError) as caught:
        await _find(document, None, prompt, suggested=(Span(0, 20_000),))
    assert not isinstance(caught.value, AllSuggestedError)
