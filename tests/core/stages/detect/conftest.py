"""Talks to find moments in."""

import json
from pathlib import Path

import pytest

from core.domain.document import Document, Line, Segment, Word
from core.stages.detect import PromptTemplate, load_prompt
from core.stages.detect.sentences import is_complete
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow


@pytest.fixture(scope="session")
def prompt() -> PromptTemplate:
    return load_prompt("v1")


@pytest.fixture
def interview() -> Document:
    """Two subjects, a long pause between them; 11 sentences, about 35 s."""
    return follow(
        [
            (0, "Почему люди бросают учёбу уже на второй неделе?", 500),
            (1, "Потому что ждут быстрого результата.", 250),
            (1, "А результат приходит только через три месяца.", 250),
            (1, "Мы проверили это на тысяче студентов.", 250),
            (1, "Дошли до конца только сорок человек.", 1800),
            (0, "Как ты сам учил английский?", 500),
            (1, "Я каждый день смотрел один и тот же сериал.", 250),
            (1, "Сначала не понимал вообще ничего.", 250),
            (1, "Он шёл без субтитров.", 250),
            (1, "Через год я переводил его маме с листа.", 250),
            (1, "Это был лучший учитель в моей жизни!", 400),
        ]
    )


@pytest.fixture
def english() -> Document:
    """One subject; 5 sentences, about 20 s."""
    return follow(
        [
            (0, "Why do people drop out in the second week?", 500),
            (1, "Because they expect a quick result.", 250),
            (1, "We tested it on a thousand students.", 250),
            (1, "The result only comes after three months of work.", 250),
            (1, "Forty of them made it to the end!", 400),
        ],
        language="en",
    )


@pytest.fixture
def talk(interview: Document) -> Talk:
    return Talk(interview, (), duration_of(interview))


@pytest.fixture(scope="session")
def sample(sample_dir: Path) -> tuple[Document, int]:
    """The sample's own words, and its length in ms."""
    truth = json.loads((sample_dir / "podcast.truth.json").read_text(encoding="utf-8"))
    segments: list[Segment] = []
    for number in range(len(truth["turns"])):
        words = [
            Word(word["text"], word["start_ms"], word["end_ms"], speaker=word["speaker"])
            for word in truth["words"]
            if word["turn"] == number
        ]
        segments.append(Segment(tuple(_sentences(words))))
    return Document(truth["language"], "truth", tuple(segments)), truth["duration_ms"]


def _sentences(words: list[Word]) -> list[Line]:
    lines, begun = [], list[Word]()
    for word in words:
        begun.append(word)
        if is_complete(word.text):
            lines.append(Line(tuple(begun)))
            begun = []
    return [*lines, Line(tuple(begun))] if begun else lines
