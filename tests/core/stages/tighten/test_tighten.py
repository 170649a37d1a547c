"""What is cut out of a clip, and what never is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.document import Word
from core.domain.render import MAX_PIECES, MIN_CLIP_MS
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.tighten import remaining_words, tighten
from core.stages.tighten.cuts import LONGEST_PAUSE_MS
from core.stages.tighten.tighten import SHORTEST_CUT_MS, SHORTEST_PIECE_MS
from tests.core.stages.tighten.speech import said


def cut(text: str, *, shortest_ms: int = MIN_CLIP_MS, fps: float = 25) -> Timeline:
    words, span, quiet = said(text)
    return tighten(words, span, "ru", quiet=quiet, fps=fps, shortest_ms=shortest_ms)


def saved(text: str) -> int:
    return said(text)[1].duration_ms - cut(text).duration_ms


def test_speech_without_fillers_and_long_pauses_is_left_as_it_is() -> None:
    text = "Мы выросли вдвое. [600] Потом мы упали."
    assert cut(text) == Timeline.whole(said(text)[1])


def test_a_long_pause_becomes_a_short_one() -> None:
    timeline = cut("Мы выросли вдвое. [1500] Потом мы упали.")
    (first, second) = timeline.kept
    left = 1_500 - (second.start_ms - first.end_ms)
    assert 250 <= left <= 250 + 2 * 40


def test_laughter_in_a_pause_keeps_the_pause() -> None:
    assert saved("Он упал в торт. [ha 1800] Потом мы ушли.") == 0
    assert saved("Он упал в торт. [ha 5000] Потом мы ушли.") == 0


def test_sound_beside_a_filler_is_not_taken_for_the_filler() -> None:
    words = [Word("Он", 0, 300), Word("упал.", 400, 700), Word("Ну,", 2_400, 2_600)]
    words += [Word("мы", 2_900, 3_100), Word("смеялись.", 3_200, 4_000)]
    laughter = Span(900, 2_100)
    quiet = (Span(700, 900), Span(2_100, 2_400), Span(2_600, 2_900))
    timeline = tighten(words, Span(0, 4_000), "ru", quiet=quiet, fps=25)
    assert timeline.to_output(laughter.end_ms) - timeline.to_output(laughter.start_ms) == 1_200
    assert [w.text for w in remaining_words(words, timeline)] == ["Он", "упал.", "Мы", "смеялись."]


def test_nothing_is_known_to_be_quiet_nothing_is_cut() -> None:
    words, span, _ = said("Ну, мы выросли э-э вдвое. [2000] Потом упали.")
    silent = tighten(words[1:], Span(1_450, span.end_ms), "ru", quiet=(), fps=25)
    assert silent == Timeline.whole(Span(1_450, span.end_ms))


def test_the_other_speaker_is_not_cut_with_a_filler() -> None:
    words = [Word("Мы", 0, 400), Word("э-э", 600, 1_200), Word("да!", 1_000, 1_300, speaker=1)]
    words.append(Word("выросли.", 1_500, 2_500))
    quiet = (Span(400, 600), Span(1_300, 1_500))
    assert len(tighten(words, Span(0, 2_500), "ru", quiet=quiet, fps=25).kept) == 1


def test_pieces_are_long_enough_to_be_looked_at() -> None:
    timeline = cut("Мы э-э я э-э они э-э выросли вдвое за год.")
    assert len(timeline.kept) > 1
    assert all(piece.duration_ms >= SHORTEST_PIECE_MS for piece in timeline.kept)


def test_the_clip_stays_as_long_as_was_asked_for() -> None:
    text = "Мы выросли вдвое. [1500] Потом мы упали. [3000] И снова выросли вдвое."
    _, span, _ = said(text)
    wished = span.duration_ms - 2_000
    assert wished <= cut(text, shortest_ms=wished).duration_ms < span.duration_ms
    assert cut(text, shortest_ms=span.duration_ms) == Timeline.whole(span)
    assert cut(text, shortest_ms=60_000) == cut(text), "it was shorter than the wish before"


def test_silence_at_the_ends_is_shortened_too() -> None:
    words = [Word("Мы", 3_000, 3_300), Word("выросли.", 3_400, 4_000)]
    quiet = (Span(0, 3_000), Span(3_300, 3_400), Span(4_000, 7_000))
    (piece,) = tighten(words, Span(0, 7_000), "ru", quiet=quiet, fps=25).kept
    assert 2_700 <= piece.start_ms <= 2_800
    assert 4_400 <= piece.end_ms <= 4_600


@pytest.mark.parametrize("fps", [23.976, 25, 29.97, 59.94])
def test_cuts_lie_between_frames(fps: float) -> None:
    timeline = cut("Мы э-э выросли вдвое. [1500] Потом, ну, мы снова упали.", fps=fps)
    start, edges = 500, [e for p in timeline.kept for e in (p.start_ms, p.end_ms)][1:-1]
    assert len(edges) >= 4
    for edge in edges:
        frames = (edge - start) * fps / 1000
        assert abs(frames - round(frames)) < fps / 1000


tokens = st.sampled_from(
    ["Ну,", "ну", "э-э", "Эм.", "типа,", "как", "бы", "вот,", "короче,", "мы", "они,", "дом.",
     "Да.", "[300]", "[900]", "[2500]", "[ha 1500]", "+", "/"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(tokens, min_size=1, max_size=40),
    st.sampled_from([5, 24, 29.97, 60]),
    st.integers(0, 9),
)
def test_whatever_was_said(text: list[str], fps: float, seconds: int) -> None:
    words, span, quiet = said(" ".join(["Слово", *text, "Конец."]))
    timeline = tighten(words, span, "ru", quiet=quiet, fps=fps, shortest_ms=1_000 * seconds)
    assert span.start_ms <= timeline.span.start_ms < timeline.span.end_ms <= span.end_ms
    assert len(timeline.kept) <= MAX_PIECES
    cuts = [Span(a.end_ms, b.start_ms) for a, b in pairwise(timeline.kept)]
    assert all(gap.duration_ms >= SHORTEST_CUT_MS for gap in cuts)
    assert timeline.duration_ms >= min(span.duration_ms, 1_000 * seconds, MIN_CLIP_MS)
    if span.duration_ms >= 1_000 * seconds:
        assert timeline.duration_ms >= 1_000 * seconds
    for word in words:  # all of it is there, or nothing
        shown = timeline.to_output(word.end_ms) - timeline.to_output(word.start_ms)
        assert shown in (0, word.end_ms - word.start_ms)
    for gap in cuts:
        if not any(gap.overlap_ms(Span(w.start_ms, w.end_ms)) for w in words):
            assert any(q.overlap_ms(gap) == gap.duration_ms > 0 for q in quiet)
            assert any(q.duration_ms > LONGEST_PAUSE_MS for q in quiet if q.overlap_ms(gap))


@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 900)), max_size=25))
def test_words_in_any_disorder(times: list[tuple[int, int]]) -> None:
    words = [
        Word(text, start, start + length)
        for (start, length), text in zip(
            times, ["ну", "э-э", "мы", "вот,", "дом."] * 5, strict=False
        )
    ]
    quiet = [Span(at, at + 150) for at in range(0, 5_000, 400)]
    timeline = tighten(words, Span(1_000, 4_000), "ru", quiet=quiet, fps=25)
    assert Span(1_000, 4_000).overlap_ms(timeline.span) == timeline.span.duration_ms
