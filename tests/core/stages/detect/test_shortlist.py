"""From places noticed to places worked out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.spans import Span
from core.ports.progress import ignore_progress
from core.stages.detect import PromptTemplate, Tuning, load_prompt
from core.stages.detect.calls import Questions
from core.stages.detect.conversation import Conversation
from core.stages.detect.detail import MOST_PLACES, batches_of
from core.stages.detect.limits import Counts, Limits
from core.stages.detect.memory import Memory
from core.stages.detect.numbering import Transcript
from core.stages.detect.script import Letters
from core.stages.detect.search import Search
from core.stages.detect.shortlist import leads_a_window, shortlist, shortlist_size
from core.stages.detect.survey import Lead, read_leads
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window
from tests.factories import duration_of

from .long_talks import long_talk
from .scripted import ScriptedModel, noticing

PROMPT = load_prompt("v1")
DOCUMENT = long_talk(15)
TALK = Talk(DOCUMENT, (), duration_of(DOCUMENT))


def _search(
    *, at_most: int = 6, window_tokens: int = 2_000, suggested: tuple[Span, ...] = ()
) -> Search:
    return Search(
        talk=TALK,
        transcript=Transcript(TALK),
        language="ru",
        letters=Letters("Привет"),
        limits=Limits(15_000, 60_000),
        counts=Counts(2, at_most),
        memory=Memory(suggested),
        prompt=PROMPT,
        conversation=Conversation(ScriptedModel(), "", PROMPT.correction, "s"),
        questions=Questions(ignore_progress),
        examples="",
        tuning=Tuning(window_tokens=window_tokens),
        last_try=False,
    )


def _lead(first: int, last: int, score: float = 5.0) -> Lead:
    return Lead(Window(first, last), score, f"о месте {first}")


def _places(leads: list[Lead]) -> list[tuple[int, int]]:
    return [(lead.sentences.first, lead.sentences.last) for lead in leads]


def test_more_places_than_clips() -> None:
    assert [shortlist_size(count) for count in (1, 4, 15)] == [4, 8, 25]
    assert leads_a_window(Counts(14, 15), 10) == Counts(2, 4)
    assert leads_a_window(Counts(3, 4), 10) == Counts(1, 3)
    assert leads_a_window(Counts(4, 15), 2) == Counts(2, 19)


def test_scores_of_different_answers_do_not_compete() -> None:
    loud = [_lead(at, at + 4, 10.0) for at in range(0, 80, 8)]
    quiet = [_lead(100, 104, 2.0), _lead(110, 114, 3.0)]
    chosen = _places(shortlist(_search(at_most=1), [loud, quiet]))
    assert chosen == [(0, 4), (8, 12), (100, 104), (110, 114)]


def test_the_same_place_of_two_windows_is_one() -> None:
    chosen = shortlist(_search(), [[_lead(20, 30, 9.0)], [_lead(22, 31, 4.0)]])
    assert _places(chosen) == [(20, 30)]


def test_a_place_that_reaches_into_another_is_cut_back() -> None:
    chosen = shortlist(_search(), [[_lead(20, 30, 9.0), _lead(28, 38, 8.0)]])
    assert _places(chosen) == [(20, 30), (31, 38)]


def test_a_place_as_long_as_a_lecture_is_cut() -> None:
    (place,) = shortlist(_search(), [[_lead(10, 150)]])
    window = place.sentences
    assert window.first == 10
    assert 60_000 <= TALK.length_ms(window.first, window.last) <= 120_000


def test_a_place_offered_before_is_none() -> None:
    search = _search(suggested=(TALK.span(20, 30),))
    assert _places(shortlist(search, [[_lead(22, 29, 9.0), _lead(60, 66)]])) == [(60, 66)]


leads = st.builds(
    lambda first, length, score: _lead(first, min(first + length, len(TALK) - 1), score),
    st.integers(0, len(TALK) - 1),
    st.integers(0, 30),
    st.floats(0, 10),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(leads, max_size=12), max_size=5),
    st.integers(1, 15),
    st.sampled_from([300, 1_000, 8_000]),
)
def test_no_sentence_is_shown_twice_and_every_place_is_whole(
    by_window: list[list[Lead]], at_most: int, window_tokens: int
) -> None:
    search = _search(at_most=at_most, window_tokens=window_tokens)
    chosen = shortlist(search, by_window)
    assert len(chosen) <= shortlist_size(at_most)
    assert bool(chosen) == any(by_window)
    batches = batches_of(search, chosen)
    places = [place for batch in batches for place in batch.places]
    assert [place.lead for place in places] == chosen
    for one, following in pairwise(places):
        assert one.shown.last < following.shown.first
    for place in places:
        core = place.lead.sentences
        assert place.shown.first <= core.first <= core.last <= place.shown.last
    for batch in batches:
        assert len(batch.places) <= MOST_PLACES
        stretches = batch.stretches()
        tokens = sum(search.transcript.tokens(s.first, s.last) for s in stretches)
        assert tokens <= window_tokens or len(batch.places) == 1
        for before, after in pairwise(stretches):
            assert after.first > before.last + 1


def test_what_was_noticed_is_read_kindly() -> None:
    window = Window(10, 40)
    reading = read_leads(noticing((12, 18, 9), (38, 60, 50), (1, 3, 5), (20, 25, -4)), window)
    assert [(lead.sentences, lead.score) for lead in reading.items] == [
        (Window(12, 18), 9.0),
        (Window(38, 40), 10.0),
        (Window(20, 25), 0.0),
    ]
    assert reading.problems == ("places[2]: sentences 1..3 do not exist, only 10..40",)


@pytest.mark.parametrize("text", ["", "5", "{}", '{"places": 3}', "[1, null]", '{"places": [{}]}'])
def test_what_is_no_list_of_places_is_a_problem(text: str) -> None:
    reading = read_leads(text, Window(0, 9))
    assert not reading.items
    assert reading.problems


def test_an_empty_list_of_places_is_an_answer(prompt: PromptTemplate) -> None:
    reading = read_leads('{"places": []}', Window(0, 9))
    assert (reading.items, reading.problems) == ((), ())
