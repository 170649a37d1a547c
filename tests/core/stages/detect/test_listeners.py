"""People who say "uh-huh" into somebody's sentence, and who talk over each other."""

from core.domain.document import Document, Word
from core.domain.moments import SpeechSignals
from core.stages.detect.boundaries import settle
from core.stages.detect.costs import MID_SENTENCE, end_cost, start_cost
from core.stages.detect.limits import Limits
from core.stages.detect.talk import Talk
from core.stages.sentences import build_document
from tests.factories import duration_of, make_words

ANY = Limits(1_000, 60_000)
STORY = (
    "Мы открыли доставку в Казани. "
    "Через неделю пришёл первый инвестор и положил на стол миллион. "
    "Теперь у нас работает сорок человек."
)


def _document(*said: tuple[int, str, int]) -> Document:
    words: list[Word] = []
    for speaker, text, start_ms in said:
        words += make_words(text, start_ms, speaker)
    return build_document(words, language="ru", engine="test")


def _talk(*said: tuple[int, str, int]) -> Talk:
    document = _document(*said)
    return Talk(document, (), duration_of(document))


def _told_with(remark: str) -> Talk:
    """A story with a remark in a pause of its second sentence."""
    return _talk((0, STORY.partition(" первый")[0], 500), *_rest(remark))


def _rest(remark: str) -> list[tuple[int, str, int]]:
    begun = make_words(STORY.partition(" первый")[0], 500, 0)[-1].end_ms
    return [(1, remark, begun + 50), (0, "первый" + STORY.partition(" первый")[2], begun + 600)]


def test_a_remark_does_not_part_a_sentence() -> None:
    for remark in ("Угу.", "Ага.", "да-да"):
        talk = _told_with(remark)
        assert [s.text for s in talk.sentences if s.speaker == 0] == STORY.replace(
            ". ", ".\n"
        ).split("\n")
        assert [s.text for s in talk.sentences if s.speaker == 1] == [remark]


def test_no_clip_begins_or_ends_with_a_remark_inside_a_sentence() -> None:
    talk = _told_with("Угу.")
    remark = next(s.index for s in talk.sentences if s.speaker == 1)
    sentence = remark - 1
    assert start_cost(talk, remark) >= MID_SENTENCE
    assert settle(talk, remark, len(talk) - 1, ANY) == talk.span(sentence, len(talk) - 1)
    span = settle(talk, 0, remark, ANY)
    assert span is not None
    assert span.end_ms >= talk.sentences[sentence].end_ms


def test_an_edge_inside_the_sentence_of_another_voice_costs_as_much_as_inside_ones_own() -> None:
    talk = _talk(
        (0, "Мы открыли доставку.", 500),
        (0, "Через неделю пришёл инвестор и положил на стол целый миллион рублей.", 3_000),
        (1, "Вот это история!", 5_500),
        (0, "Теперь нас сорок человек.", 12_000),
    )
    over = next(s.index for s in talk.sentences if s.speaker == 1)
    assert start_cost(talk, over) >= MID_SENTENCE
    assert start_cost(talk, over + 1) < MID_SENTENCE


def test_an_end_shared_with_an_unfinished_sentence_is_no_end() -> None:
    broken_off = "Два года мы переписывали огород с нуля, потом бросили,"
    end_ms = make_words(broken_off, 15_000, 0)[-1].end_ms
    talk = _talk((0, STORY, 500), (0, broken_off, 15_000), (1, "Угу.", end_ms - 700))
    assert [end_cost(talk, at) for at in (3, 4)] == [MID_SENTENCE, MID_SENTENCE]


def test_a_sentence_keeps_the_signals_of_its_longer_part() -> None:
    document = _document((0, STORY.partition(" первый")[0], 500), *_rest("Угу."))
    signals = [SpeechSignals(loudness_db=float(at)) for at, _ in enumerate(document.lines())]
    talk = Talk(document, signals, duration_of(document))
    lines = [line.text for line in document.lines()]
    longer = next(at for at, text in enumerate(lines) if text.startswith("первый"))
    rejoined = next(s for s in talk.sentences if "неделю" in s.text)
    assert rejoined.signals.loudness_db == longer


def test_who_is_broken_off_is_not_joined_to_what_comes_much_later() -> None:
    talk = _talk(
        (0, "Я хотел сказать", 500), (1, "Нет, это неправда!", 3_000), (0, "Ладно.", 9_000)
    )
    assert [s.text for s in talk.sentences] == ["Я хотел сказать", "Нет, это неправда!", "Ладно."]
    assert end_cost(talk, 0) >= MID_SENTENCE
