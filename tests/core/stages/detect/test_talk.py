"""Numbering sentences and cutting between words."""

from core.domain.document import Document, Line, Segment, Word
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.stages.detect.edges import WordEdges
from core.stages.detect.phrases import LONGEST_MS
from core.stages.detect.talk import Talk
from tests.factories import duration_of, make_document


def _words(*times: tuple[int, int]) -> list[Word]:
    return [Word(f"слово{at}", start, end) for at, (start, end) in enumerate(times)]


def _one_line(words: list[Word]) -> Document:
    return Document("ru", "test", (Segment((Line(tuple(words)),)),))


def test_air_is_at_most_half_the_gap() -> None:
    edges = WordEdges(_words((200, 500), (700, 900), (3_000, 3_400)), 10_000)
    assert edges.start_before(200) == 0
    assert edges.start_before(700) == 600
    assert edges.start_before(3_000) == 2_650
    assert edges.end_after(500) == 600
    assert edges.end_after(900) == 1_350
    assert edges.end_after(3_400) == 3_850


def test_air_ends_with_the_picture() -> None:
    edges = WordEdges(_words((100, 900)), 1_000)
    assert (edges.start_before(100), edges.end_after(900)) == (0, 1_000)


def test_no_cut_falls_into_a_word_of_somebody_else() -> None:
    edges = WordEdges(_words((1_000, 2_000), (1_800, 3_000), (4_000, 4_500)), 10_000)
    assert edges.start_before(1_800) == 650
    assert edges.end_after(2_000) == 3_450
    assert edges.density(Span(650, 3_450)) == 2_000 / 2_800


def test_sentences_are_numbered_in_order_of_time() -> None:
    document = make_document([(1, "Второй говорит.", 5_000), (0, "Первый говорит. Ещё раз.", 100)])
    talk = Talk(document, (), duration_of(document))
    assert [s.text for s in talk.sentences] == ["Первый говорит.", "Ещё раз.", "Второй говорит."]
    assert [s.index for s in talk.sentences] == [0, 1, 2]
    assert talk.sentences[2].gap_ms == 5_000 - talk.sentences[1].end_ms


def test_signals_stay_with_their_lines() -> None:
    document = make_document([(0, "Раз. Два.", 100), (1, "Три.", 9_000)])
    loud = SpeechSignals(loudness_db=6.0)
    talk = Talk(document, (SpeechSignals(), SpeechSignals(), loud), duration_of(document))
    assert [s.signals.loudness_db for s in talk.sentences] == [None, None, 6.0]


def test_words_outside_the_picture_are_left_out() -> None:
    talk = Talk(_one_line(_words((0, 500), (900, 1_400), (2_000, 2_500))), (), 1_000)
    assert talk.ends[-1] == 1_000
    assert talk.sentences[0].text == "слово0 слово1"


def test_a_word_that_ends_before_it_starts_is_a_moment() -> None:
    talk = Talk(_one_line(_words((500, 100), (900, 1_400))), (), 2_000)
    assert talk.span(0, 0) == Span(150, 1_850)


def test_a_flood_without_punctuation_becomes_phrases() -> None:
    words = _words(*((at * 400, at * 400 + 300) for at in range(300)))
    words[99] = Word("слово99,", 99 * 400, 99 * 400 + 300)
    talk = Talk(_one_line(words), (), 200_000)
    lengths = [s.end_ms - s.start_ms for s in talk.sentences]
    assert max(lengths) <= LONGEST_MS
    assert sum(len(s.text.split()) for s in talk.sentences) == 300
    assert any(s.text.endswith("слово99,") for s in talk.sentences)
    assert all(s.cut_after < 1.0 for s in talk.sentences)


def test_a_sentence_over_a_silence_is_cut_there() -> None:
    words = _words((0, 400), (500, 900), (61_000, 61_400))
    talk = Talk(_one_line(words), (), 70_000)
    assert [s.text for s in talk.sentences] == ["слово0 слово1", "слово2"]
