"""Whatever a model answers and whatever was said: a valid clip, or an error that has a name."""

import asyncio
import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.document import Document, Line, Segment, Word
from core.domain.errors import EngineBadAnswerError, NoMomentsError, NoSpeechError
from core.domain.moments import SUBSCORES, Candidate, ClipWish
from core.stages.detect import Material, Tuning, detect, load_prompt
from core.stages.detect.limits import limits_for
from core.stages.detect.talk import Talk

from .scripted import ScriptedModel

PROMPT = load_prompt("v1")
BAD_LUCK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

texts = st.sampled_from(
    ["Да.", "Почему?", "и", "Он", "ну,", "сорок", "Ура!", "(нет)", "😀", "שלום", "«Так.»", "[3]"]
) | st.text(max_size=6)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Words in any disorder: overlaps, silences, words without length, words past the end."""
    lines, at_ms = [], draw(st.integers(0, 3_000))
    for _ in range(draw(st.sampled_from([25, 14, 8, 1, 0]))):
        words = []
        for _ in range(draw(st.integers(2, 8))):
            start_ms = max(0, at_ms + draw(st.integers(-300, 900)))
            end_ms = start_ms + draw(st.sampled_from([400, 900, 1_500, 0, -50]))
            words.append(Word(draw(texts), start_ms, end_ms, speaker=draw(st.integers(0, 1))))
            at_ms = max(at_ms, end_ms)
        lines.append(Line(tuple(words)))
        at_ms += draw(st.sampled_from([100, 900, 0, 2_000, 30_000]))
    return Document("ru", "test", tuple(Segment((line,)) for line in lines))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
numbers = st.integers(0, 20) | st.integers(-3, 30).map(str) | json_values
odd_clips = st.fixed_dictionaries(
    {"first": numbers, "last": numbers},
    optional={
        "title": json_values,
        "reason": json_values,
        "needs": json_values | st.sampled_from(["ничего", "кто он"]),
        "subscores": json_values
        | st.fixed_dictionaries(dict.fromkeys(SUBSCORES, st.integers(-5, 30))),
        "tags": json_values,
        "hashtags": json_values,
        "score": json_values,
    },
)
clip_lists = st.lists(odd_clips, min_size=1, max_size=8)
answers = (
    st.fixed_dictionaries({"clips": clip_lists}).map(json.dumps)
    | clip_lists.map(json.dumps)
    | json_values.map(json.dumps)
    | st.fixed_dictionaries({"clips": json_values}).map(json.dumps)
    | st.fixed_dictionaries({"places": clip_lists}).map(json.dumps)
    | st.fixed_dictionaries({"order": st.lists(numbers, max_size=9)}).map(json.dumps)
    | st.text(max_size=60)
)
tunings = st.sampled_from([Tuning(), Tuning(window_tokens=150)])
wishes = st.builds(
    lambda count, least, more: ClipWish(count, least, least + more),
    st.none() | st.integers(1, 6),
    st.sampled_from([3_000, 8_000, 15_000]),
    st.sampled_from([0, 2_000, 15_000, 45_000]),
)
durations = st.sampled_from([120_000, 60_000, 25_000, 9_000, 1_000])


@BAD_LUCK
@given(documents(), st.lists(answers, min_size=1, max_size=6), wishes, durations, tunings)
def test_any_answer_about_any_talk(
    document: Document, said: list[str], wish: ClipWish, duration_ms: int, tuning: Tuning
) -> None:
    _check(document, duration_ms, wish, ScriptedModel(*said), tuning)


@BAD_LUCK
@given(documents(), wishes, durations)
def test_any_talk_without_a_model(document: Document, wish: ClipWish, duration_ms: int) -> None:
    _check(document, duration_ms, wish, None)


def _check(
    document: Document,
    duration_ms: int,
    wish: ClipWish,
    model: ScriptedModel | None,
    tuning: Tuning = Tuning(),  # noqa: B008  (frozen)
) -> None:
    material = Material(document, (), duration_ms, wish)
    work = detect(material, model=model, prompt=PROMPT, session="s", tuning=tuning)
    try:
        result = asyncio.run(work)
    except (EngineBadAnswerError, NoMomentsError, NoSpeechError):
        return
    assert result.candidates
    if wish.count:
        assert len(result.candidates) <= wish.count
    scores = [candidate.score for candidate in result.candidates]
    assert scores == sorted(scores, reverse=True)
    for candidate in result.candidates:
        _assert_valid(candidate, Talk(document, (), duration_ms), wish)
    spans = sorted(candidate.span for candidate in result.candidates)
    for one, following in pairwise(spans):
        assert one.end_ms <= following.start_ms


def _assert_valid(candidate: Candidate, talk: Talk, wish: ClipWish) -> None:
    span = candidate.span
    assert 0 <= span.start_ms < span.end_ms <= talk.duration_ms
    assert limits_for(talk, wish).allow(span.duration_ms)
    for start_ms, end_ms in zip(talk.edges.starts, talk.edges.ends, strict=True):
        assert not start_ms < span.start_ms < end_ms
        assert not start_ms < span.end_ms < end_ms
    assert set(candidate.subscores) == set(SUBSCORES)
    assert all(0 <= part <= 20 for part in candidate.subscores.values())
    assert len(candidate.title) <= 100
    assert "\n" not in candidate.title + candidate.reason
    for tag in candidate.hashtags:
        assert tag.startswith("#")
        assert len(tag) > 1
    candidate.title.encode()


@pytest.mark.parametrize("text", ["😀" * 30, "שלום עולם " * 8, "مرحبا بالعالم. " * 8, "\u200b" * 9])
def test_any_script_ends_well(text: str) -> None:
    words = tuple(
        Word(part, 500 * at, 500 * at + 450) for at, part in enumerate((text + " ").split() * 40)
    )
    if not words:
        return
    document = Document("multi", "test", (Segment((Line(words),)),))
    _check(document, words[-1].end_ms + 500, ClipWish(), None)
