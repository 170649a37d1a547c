import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.document import Document, Line, Segment, Word
from core.domain.document_json import document_from_json, document_to_json

WORD = st.builds(
    Word,
    text=st.text(min_size=1, max_size=12),
    start_ms=st.just(0),
    end_ms=st.integers(0, 900),
    confidence=st.floats(0, 1),
    speaker=st.none() | st.integers(0, 5),
    sentiment=st.none() | st.floats(-1, 1),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    now = 0
    segments = []
    for lines in draw(st.lists(st.lists(st.lists(WORD, min_size=1), min_size=1))):
        made = []
        for words in lines:
            moved = []
            for word in words:
                moved.append(replace(word, start_ms=now, end_ms=now + word.end_ms))
                now += 1000
            made.append(Line(tuple(moved)))
        segments.append(Segment(tuple(made)))
    return Document("ru", "test", tuple(segments))


@given(documents())
def test_what_is_written_can_be_read(document: Document) -> None:
    assert document_from_json(document_to_json(document)) == document


def test_the_format_is_small() -> None:
    document = Document("ru", "deepgram", (Segment((Line((Word("Да.", 10, 250, 0.9, 1),)),)),))
    assert document_to_json(document) == (
        '{"version":1,"language":"ru","engine":"deepgram",'
        '"segments":[[[["Да.",10,250,0.9,1,null]]]]}'
    )


GOOD = {
    "version": 1,
    "language": "ru",
    "engine": "whisper",
    "segments": [[[["Да.", 0, 250, 1, None, None]]]],
}


def with_word(*fields: object) -> dict[str, object]:
    return {**GOOD, "segments": [[[list(fields)]]]}


@pytest.mark.parametrize(
    "content",
    [
        [],
        {**GOOD, "version": 2},
        {**GOOD, "language": ""},
        {**GOOD, "engine": None},
        {**GOOD, "segments": None},
        {**GOOD, "segments": [[]]},
        {**GOOD, "segments": [[[]]]},
        with_word("Да.", 0, 250),
        with_word("", 0, 250, 1, None, None),
        with_word("Да.", 0.5, 250, 1, None, None),
        with_word("Да.", True, 250, 1, None, None),
        with_word("Да.", 300, 250, 1, None, None),
        with_word("Да.", -1, 250, 1, None, None),
        with_word("Да.", 0, 250, "1", None, None),
        with_word("Да.", 0, 250, float("nan"), None, None),
        with_word("Да.", 0, 250, 1, "0", None),
        with_word("Да.", 0, 250, 1, None, "good"),
        {
            **GOOD,
            "segments": [[[["б", 9, 10, 1, None, None], ["а", 0, 5, 1, None, None]]]],
        },
    ],
)
def test_anything_else_is_refused(content: object) -> None:
    document_from_json(json.dumps(GOOD))
    with pytest.raises(ValueError, match=r"."):
        document_from_json(json.dumps(content))


def test_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match=r"line 1"):
        document_from_json(b"<html>")
