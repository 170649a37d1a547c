"""Made-up talks: the same from the same seed, and as untidy as real ones."""

from itertools import pairwise

import pytest

from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.synthetic.talk import Marks, Recipe, make_talk


@pytest.fixture(scope="module", params=["ru", "en"])
def talk(request: pytest.FixtureRequest) -> Recording:
    return make_talk(Recipe(request.param, 25, 7, guests=2))


def test_the_same_recipe_gives_the_same_talk(talk: Recording) -> None:
    again = make_talk(Recipe(talk.document.language, 25, 7, guests=2))
    assert again.document == talk.document
    assert make_talk(Recipe(talk.document.language, 25, 8, guests=2)).document != talk.document


def test_the_transcript_holds_the_words_at_their_times(talk: Recording) -> None:
    heard = sorted(talk.document.words(), key=lambda word: (word.start_ms, word.end_ms))
    assert tuple(heard) == talk.words
    assert heard[-1].end_ms <= talk.duration_ms


def test_talks_have_what_makes_cutting_hard(talk: Recording) -> None:
    assert 25 * 60_000 <= talk.duration_ms < 28 * 60_000
    pairs = list(pairwise(talk.utterances))
    assert sum(u.is_question for u in talk.utterances) > 20
    assert any(one.end_ms > after.start_ms for one, after in pairs), "nobody speaks over anybody"
    assert any(after.start_ms - one.end_ms > 3_000 for one, after in pairs), "no long pause"
    assert {word.speaker for word in talk.words} == {0, 1, 2}
    said = " ".join(word.text.lower() for word in talk.words)
    assert "э-э" in said or "uh," in said


def test_lost_punctuation() -> None:
    bare = make_talk(Recipe("ru", 5, 3, Marks.NONE))
    assert not any(set(word.text) & set(".,?!«»") for word in bare.words)
    assert any(utterance.is_question for utterance in bare.utterances)


def test_unknown_voices_never_overlap() -> None:
    talk = make_talk(Recipe("en", 5, 3, has_speakers=False))
    assert {word.speaker for word in talk.words} == {None}
    assert all(one.end_ms <= after.start_ms for one, after in pairwise(talk.words))


def test_three_hours() -> None:
    talk = make_talk(Recipe("ru", 180, 4))
    assert talk.duration_ms >= 180 * 60_000
    assert len(talk.words) > 15_000
