"""Moving cuts by a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain.render import MAX_CLIP_MS
from core.domain.spans import Span
from core.stages.detect.recut import Cut, moved
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow, make_document

LONG = follow([(0, "Это предложение длится довольно долго, около пяти секунд.", 300)] * 200)
TALK = Talk(LONG, (), duration_of(LONG))


def test_a_cut_inside_a_sentence_moves_to_its_ends() -> None:
    span = Span(TALK.starts[5] + 700, TALK.ends[7] - 700)
    earlier = moved(TALK, span, Cut.START, later=False)
    later = moved(TALK, span, Cut.END, later=True)
    assert earlier is not None
    assert later is not None
    assert (earlier.start_ms, later.end_ms) == (TALK.starts[5], TALK.ends[7])


def test_no_short_grows_beyond_what_can_be_made() -> None:
    span: Span | None = TALK.span(0, 0)
    last = span
    while span is not None:
        last, span = span, moved(TALK, span, Cut.END, later=True)
    assert last is not None
    assert MAX_CLIP_MS - 10_000 < last.duration_ms <= MAX_CLIP_MS


@given(
    st.integers(0, 199),
    st.integers(0, 30),
    st.lists(st.tuples(st.sampled_from(Cut), st.booleans()), max_size=12),
)
def test_cuts_stay_between_words_and_steps_can_be_taken_back(
    first: int, more: int, steps: list[tuple[Cut, bool]]
) -> None:
    span = TALK.span(first, min(199, first + more))
    for cut, later in steps:
        now = moved(TALK, span, cut, later=later)
        if now is None:
            continue
        assert now.duration_ms > 0
        for edge in (now.start_ms, now.end_ms):
            assert not any(
                s < edge < e for s, e in zip(TALK.edges.starts, TALK.edges.ends, strict=True)
            )
        assert moved(TALK, now, cut, later=not later) == span
        span = now


def test_people_who_talk_at_once_are_not_cut_apart() -> None:
    both = make_document(
        [(0, "Я думаю так. И вот почему.", 0), (1, "Нет, не так! Слушай меня.", 500)]
    )
    talk = Talk(both, (), duration_of(both))
    span = talk.span(0, len(talk) - 1)
    while (now := moved(talk, span, Cut.START, later=True)) is not None:
        assert not any(
            s < now.start_ms < e for s, e in zip(talk.edges.starts, talk.edges.ends, strict=True)
        )
        span = now
