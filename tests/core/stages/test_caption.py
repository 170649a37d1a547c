"""Which words are burnt in, and when."""

from itertools import pairwise

from core.domain.captions import Captions, CaptionStyle
from core.domain.document import Word
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.caption import captions_for


def captions(words: tuple[Word, ...], *kept: Span) -> Captions:
    found = captions_for(words, Timeline(kept), CaptionStyle())
    assert found is not None
    return found


def shown(captions: Captions) -> list[tuple[str, int, int]]:
    return [(w.text, w.start_ms, w.end_ms) for w in captions.words]


def test_times_count_from_the_clip_and_stay_inside_it() -> None:
    said = (Word("в", 2_000, 2_100), Word("клипе.", 2_100, 4_400))
    assert shown(captions(said, Span(1_900, 4_000))) == [("в", 100, 200), ("клипе.", 200, 2_100)]


def test_what_is_left_out_takes_no_time() -> None:
    said = (Word("раз,", 1_000, 1_500), Word("два,", 3_000, 3_400), Word("три.", 6_000, 6_500))
    kept = (Span(900, 1_600), Span(2_900, 3_500), Span(5_900, 6_700))
    assert shown(captions(said, *kept)) == [
        ("раз,", 100, 600),
        ("два,", 800, 1_200),
        ("три.", 1_400, 1_900),
    ]


def test_a_filler_that_is_cut_leaves_no_trace() -> None:
    said = (Word("Ну,", 1_000, 1_200), Word("я", 1_400, 1_500), Word("знаю.", 1_500, 2_000))
    assert shown(captions(said, Span(1_300, 2_100))) == [("Я", 100, 200), ("знаю.", 200, 700)]


def test_words_of_no_length_are_seen_and_overlaps_are_undone() -> None:
    said = (Word("раз", 0, 0), Word("два", 10, 500), Word("три", 400, 900))
    times = [(start, end) for _, start, end in shown(captions(said, Span(0, 1_000)))]
    assert all(end > start for start, end in times)
    assert all(a[1] <= b[0] for a, b in pairwise(times))


def test_silence_has_no_captions() -> None:
    assert captions_for((), Timeline.whole(Span(0, 2_000)), CaptionStyle()) is None


def test_an_address_read_aloud_is_cut_to_what_a_line_can_hold() -> None:
    said = (Word("смотри", 0, 500), Word("https://" + "a" * 150, 500, 1_500))
    assert shown(captions(said, Span(0, 2_000)))[1][0] == "https://" + "a" * 31 + "…"


def test_obscene_words_are_starred_where_that_is_wanted() -> None:
    said = (Word("Полный", 0, 500), Word("пиздец,", 500, 900), Word("😀хуйня!", 900, 1_500))
    whole = Timeline.whole(Span(0, 2_000))
    masked = captions_for(said, whole, CaptionStyle(), mask_profanity=True)
    assert masked is not None
    assert [w.text for w in masked.words] == ["Полный", "п****ц,", "😀х***я!"]
    plain = captions_for(said, whole, CaptionStyle())
    assert plain is not None
    assert [w.text for w in plain.words] == [w.text for w in said]


def test_a_dash_is_no_word_that_somebody_says() -> None:
    texts = ("—", "Это", "«ёлки»", "—", "пиздец.", "—", "Да", "-")
    said = tuple(Word(text, 300 * at, 300 * at + 300) for at, text in enumerate(texts))
    masked = captions_for(said, Timeline.whole(Span(0, 3_000)), CaptionStyle(), mask_profanity=True)
    assert masked is not None
    assert [word.text for word in masked.words] == [
        "—\u00a0Это",
        "«ёлки»\u00a0—",
        "п****ц.",
        "—\u00a0Да\u00a0-",
    ]
