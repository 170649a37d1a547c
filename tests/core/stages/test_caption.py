"""Which words are burnt in, and when."""

from itertools import pairwise

from core.domain.captions import CaptionStyle
from core.domain.document import Document, Line, Segment, Word
from core.domain.spans import Span
from core.stages.caption import captions_for


def document(*words: Word) -> Document:
    return Document("ru", "test", (Segment((Line(words),)),))


def test_times_count_from_the_clip_and_stay_inside_it() -> None:
    said = document(
        Word("до", 900, 1_200),
        Word("в", 2_000, 2_100),
        Word("клипе.", 2_100, 4_400),
        Word("после", 4_300, 5_000),
    )
    captions = captions_for(said, Span(1_900, 4_000), CaptionStyle())
    assert captions is not None
    assert [(w.text, w.start_ms, w.end_ms) for w in captions.words] == [
        ("в", 100, 200),
        ("клипе.", 200, 2_100),
    ]


def test_words_of_no_length_are_seen_and_overlaps_are_undone() -> None:
    said = document(Word("раз", 0, 0), Word("два", 10, 500), Word("три", 400, 900))
    captions = captions_for(said, Span(0, 1_000), CaptionStyle())
    assert captions is not None
    times = [(w.start_ms, w.end_ms) for w in captions.words]
    assert all(end > start for start, end in times)
    assert all(a[1] <= b[0] for a, b in pairwise(times))


def test_silence_has_no_captions() -> None:
    assert (
        captions_for(document(Word("потом", 5_000, 5_500)), Span(0, 2_000), CaptionStyle()) is None
    )


def test_an_address_read_aloud_is_cut_to_what_a_line_can_hold() -> None:
    said = document(Word("смотри", 0, 500), Word("https://" + "a" * 150, 500, 1_500))
    captions = captions_for(said, Span(0, 2_000), CaptionStyle())
    assert captions is not None
    assert captions.words[1].text == "https://" + "a" * 31 + "…"
