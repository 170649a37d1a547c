from hypothesis import given
from hypothesis import strategies as st

from core.domain.document import Document, Word
from core.domain.document_json import document_from_json, document_to_json
from core.stages.sentences import MAX_LINE_MS, MAX_LINE_WORDS, PAUSE_MS, build_document

STEP_MS = 400
WORD_MS = 300


def spoken(text: str, *, start: int = 0, speaker: int | None = None) -> list[Word]:
    """Say words evenly; `+` is a pause of a second."""
    words, now = [], start
    for token in text.split():
        if token == "+":
            now += 1000
            continue
        words.append(Word(token, now, now + WORD_MS, speaker=speaker))
        now += STEP_MS
    return words


def build(words: list[Word]) -> Document:
    return build_document(words, language="ru", engine="test")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def test_lines_are_sentences() -> None:
    assert texts(build(spoken("Ну что, поехали! Да. Я готов"))) == [
        "Ну что, поехали!",
        "Да.",
        "Я готов",
    ]


def test_a_turn_is_a_segment() -> None:
    words = [
        *spoken("Ты готов? Точно?", speaker=0),
        *spoken("Да, я", start=2_000, speaker=1),
        *spoken("ну и хорошо", start=3_000, speaker=0),
    ]
    document = build(words)
    assert [(s.speaker, [line.text for line in s.lines]) for s in document.segments] == [
        (0, ["Ты готов?", "Точно?"]),
        (1, ["Да, я"]),
        (0, ["ну и хорошо"]),
    ]


def test_a_long_pause_ends_a_line() -> None:
    first, *rest = spoken("так + + вот и всё")
    assert rest[0].start_ms - first.end_ms > PAUSE_MS
    assert texts(build([first, *rest])) == ["так", "вот и всё"]
    assert texts(build(spoken("так + вот"))) == ["так вот"]


def test_a_flood_of_words_is_split_at_its_pauses() -> None:
    flood = " + ".join(" ".join(["слово"] * 15) for _ in range(6))
    lengths = [len(line.split()) for line in texts(build(spoken(flood)))]
    assert sum(lengths) == 90
    assert all(length <= MAX_LINE_WORDS and length % 15 == 0 for length in lengths)


def test_a_flood_without_pauses_is_split_at_commas() -> None:
    words = spoken(" ".join(["слово"] * 19 + ["пауза,"] + ["слово"] * 30))
    assert [len(line.split()) for line in texts(build(words))] == [20, 30]


def test_slow_speech_is_split_too() -> None:
    words = [Word("слово", i * 2_000, i * 2_000 + 1_500) for i in range(30)]
    lines = list(build(words).lines())
    assert all(line.end_ms - line.start_ms <= MAX_LINE_MS for line in lines)


def test_no_words() -> None:
    assert build([]).is_empty
    assert build([Word("  ", 0, 100)]).is_empty


def test_words_out_of_order_and_over_each_other() -> None:
    words = [
        Word("второе ", 500, 1_500),
        Word("первое", 0, 700),
        Word("третье", 1_000, 1_000),
        Word("начало", -40, 100),
    ]
    assert [(w.text, w.start_ms, w.end_ms) for w in build(words).words()] == [
        ("начало", 0, 20),
        ("первое", 20, 500),
        ("второе", 500, 1_000),
        ("третье", 1_000, 1_020),
    ]


def test_people_may_talk_at_once() -> None:
    words = [Word("я", 0, 900, speaker=0), Word("ты", 300, 1_200, speaker=1)]
    assert [(w.start_ms, w.end_ms) for w in build(words).words()] == [(0, 900), (300, 1_200)]


WORDS = st.lists(
    st.builds(
        Word,
        text=st.sampled_from(["да", "нет.", "т.", "д.", "А.", "3.", "ну…", "«вот»", "что?", ""]),
        start_ms=st.integers(-100, 60_000),
        end_ms=st.integers(-100, 61_000),
        speaker=st.none() | st.integers(0, 2),
    ),
    max_size=150,
)


@given(WORDS)
def test_whatever_comes_in(words: list[Word]) -> None:
    document = build(words)
    kept = list(document.words())
    assert sorted(w.text for w in kept) == sorted(w.text for w in words if w.text)
    assert all(0 <= w.start_ms < w.end_ms for w in kept)
    assert [w.start_ms for w in kept] == sorted(w.start_ms for w in kept)
    assert all(len(line.words) <= MAX_LINE_WORDS for line in document.lines())
    assert all(len({w.speaker for w in line.words}) == 1 for line in document.lines())
    assert document_from_json(document_to_json(document)) == document
