"""Blind pairs: fair, balanced, and silent about which side is ours."""

import asyncio
from random import Random

import pytest

from core.domain.spans import Span
from tests.benchmarks.moments.pairs import Found, make_sheet, opponent, text_of
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.sheet import Key, Sheet
from tests.benchmarks.moments.synthetic.talk import Recipe, make_talk


@pytest.fixture(scope="module")
def found() -> list[Found]:
    talks = [make_talk(Recipe("ru", 12, 1)), make_talk(Recipe("en", 10, 2))]
    return [
        Found(talk, talk.name, "local", tuple(c.span for c in asyncio.run(candidates_of(talk))))
        for talk in talks
    ]


@pytest.fixture(scope="module")
def made(found: list[Found]) -> tuple[Sheet, Key]:
    return make_sheet(found, seed=5)


def test_every_clip_has_a_pair(made: tuple[Sheet, Key], found: list[Found]) -> None:
    sheet, key = made
    clips = sum(len(one.clips) for one in found)
    assert len(sheet.pairs) == clips
    assert {pair.id for pair in sheet.pairs} == {e.id for talk in key.talks for e in talk.pairs}


def test_sides_are_balanced_and_hidden(made: tuple[Sheet, Key]) -> None:
    sheet, key = made
    ours = [entry.ours for talk in key.talks for entry in talk.pairs]
    assert abs(ours.count("a") - ours.count("b")) <= 1
    written = sheet.model_dump_json()
    assert '"ours"' not in written
    assert "random" not in written
    assert "local" not in written
    assert all(pair.verdict is None for pair in sheet.pairs)


def test_both_sides_are_of_one_length_and_do_not_touch(
    made: tuple[Sheet, Key], found: list[Found]
) -> None:
    sheet, key = made
    pairs = {pair.id: pair for pair in sheet.pairs}
    for talk, one in zip(key.talks, found, strict=True):
        for entry in talk.pairs:
            ours, chance = Span(*entry.our_span_ms), Span(*entry.random_span_ms)
            assert not ours.overlap_ms(chance)
            assert chance.duration_ms == pytest.approx(ours.duration_ms, rel=0.15)
            texts = {"a": pairs[entry.id].a, "b": pairs[entry.id].b}
            other = "b" if entry.ours == "a" else "a"
            assert texts[entry.ours] == text_of(one.recording, ours)
            assert texts[other] == text_of(one.recording, chance)


def test_the_same_seed_gives_the_same_sheet(made: tuple[Sheet, Key], found: list[Found]) -> None:
    assert make_sheet(found, seed=5) == made
    assert make_sheet(found, seed=6) != made


def test_a_clip_of_whole_sentences_meets_whole_sentences(found: list[Found]) -> None:
    talk = found[0].recording
    clip = Span(talk.utterances[4].start_ms, talk.utterances[9].end_ms)
    if talk.is_inside_utterance(clip.start_ms) or talk.is_inside_utterance(clip.end_ms):
        pytest.fail("the talk has changed: choose other sentences")
    for seed in range(20):
        window = opponent(talk, clip, Random(seed))
        assert window is not None
        assert not talk.is_inside_utterance(window.start_ms)
        assert not talk.is_inside_utterance(window.end_ms)


def test_a_clip_cut_inside_sentences_meets_such(found: list[Found]) -> None:
    talk = found[0].recording
    longest = max(talk.utterances, key=lambda utterance: len(utterance.words))
    clip = Span(longest.words[2].start_ms, longest.words[2].start_ms + 20_000)
    windows = [opponent(talk, clip, Random(seed)) for seed in range(20)]
    assert any(window and talk.is_inside_utterance(window.start_ms) for window in windows)
    assert not any(window and talk.is_inside_word(window.start_ms) for window in windows)


def test_a_talk_that_is_one_clip_has_no_pair(found: list[Found]) -> None:
    talk: Recording = found[0].recording
    whole = Found(talk, "x", "local", (Span(0, talk.duration_ms),))
    assert make_sheet([whole], seed=1)[0].pairs == []
