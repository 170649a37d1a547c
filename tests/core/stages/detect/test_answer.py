"""Reading what models answer."""

import json

import pytest

from core.domain.moments import SUBSCORES
from core.stages.detect.answer import SCHEMA, read_clips
from core.stages.detect.conversation import Reading
from core.stages.detect.loose import as_number
from core.stages.detect.proposal import Proposal
from core.stages.detect.script import Letters
from core.stages.detect.texts import clean_hashtags, clean_text, clean_title
from core.stages.detect.windows import Window

from .scripted import clip, saying


def _read(text: str, *shown: Window) -> Reading[Proposal]:
    return read_clips(text, "m", shown or [Window(0, 20)], Letters(""))


def _only(text: str) -> Proposal:
    reading = _read(text)
    assert not reading.problems
    (proposal,) = reading.items
    return proposal


def test_a_good_answer() -> None:
    proposal = _only(saying(clip(3, 7)))
    assert (proposal.first, proposal.last, proposal.score) == (3, 7, 65)
    assert (proposal.title, proposal.reason, proposal.payoff) == (
        "Заголовок",
        "Потому что",
        "Вывод",
    )
    assert (proposal.needs, proposal.tags, proposal.hashtags) == ("", ("тема",), ("#тема",))
    assert proposal.found_by == "m"


def test_the_schema_asks_for_all_of_it() -> None:
    asked = SCHEMA["properties"]["clips"]["items"]
    assert set(asked["required"]) == set(clip(0, 1))
    assert asked["properties"]["subscores"]["required"] == list(SUBSCORES)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("3", "7", (3, 7)),
        ("[3]", "№7", (3, 7)),
        (3.0, 7.9, (3, 7)),
        (7, 3, (3, 7)),
        (-4, 2, (0, 2)),
        (15, 900, (15, 20)),
        (5, 5, (5, 5)),
    ],
)
def test_numbers_are_read_kindly(first: object, last: object, expected: tuple[int, int]) -> None:
    proposal = _only(saying(clip(first, last)))
    assert (proposal.first, proposal.last) == expected


@pytest.mark.parametrize(
    ("first", "last"),
    [(21, 30), (-9, -2), (None, 3), ("три", 3), (True, 3), ([1], 2), (1e308, 2), (10**400, 1)],
)
def test_numbers_that_are_nowhere_are_a_problem(first: object, last: object) -> None:
    reading = _read(saying(clip(first, last), clip(1, 2)))
    assert len(reading.items) == 1
    assert reading.problems[0].startswith("clips[0]:")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]x",
        "5",
        '"clips"',
        "{}",
        '{"clips": 3}',
        '{"clips": {"a": 1}}',
        "[" * 9_999,
    ],
)
def test_what_is_no_list_of_clips_is_a_problem(text: str) -> None:
    reading = _read(text)
    assert not reading.items
    assert len(reading.problems) == 1


def test_an_empty_list_is_an_answer() -> None:
    assert _read('{"clips": []}') == _read("[]")
    assert not _read("[]").problems


def test_a_lone_clip_is_a_list_of_one() -> None:
    assert _only(json.dumps(clip(1, 2))).last == 2


@pytest.mark.parametrize(
    ("changes", "score"),
    [
        ({"subscores": {"hook": 99, "standalone": -5, "emotion": "7", "payoff": 3.6}}, 20 + 7 + 4),
        ({"subscores": None, "score": 80}, 80),
        ({"subscores": None, "hook": 10, "share": 10}, 20),
        ({"subscores": {"hook": float("nan")}}, 0),
        ({"subscores": "хорошо"}, 0),
        ({"subscores": None, "score": 500}, 100),
    ],
)
def test_scores_are_summed_by_us(changes: dict[str, object], score: int) -> None:
    proposal = _only(saying(clip(1, 2, **changes)))
    assert proposal.score == score
    assert set(proposal.subscores) == set(SUBSCORES)


@pytest.mark.parametrize("needs", ["ничего", "Ничего.", "", "nothing", "None", "нет", "—", None, 5])
def test_needing_nothing(needs: object) -> None:
    assert _only(saying(clip(1, 2, needs=needs))).needs == ""


def test_needing_something() -> None:
    assert _only(saying(clip(1, 2, needs="кто такой Борис"))).needs == "кто такой Борис"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("«Как я уволился»", "Как я уволился"),
        ('"Как я уволился."', "Как я уволился"),
        ("  Как\nя\tуволился ,", "Как я уволился"),
        ("Как я уволился…", "Как я уволился…"),
        ("Он сказал «да»", "Он сказал «да»"),
        ("**Как я уволился**", "Как я уволился"),
        ("\u202eавтор\u0000 \ud800", "автор"),
        (None, ""),
        (17, ""),
        ("👨‍👩‍👧 семья", "👨‍👩‍👧 семья"),
    ],
)
def test_titles_are_cleaned(written: object, title: str) -> None:
    assert clean_title(written) == title


def test_long_texts_end_at_a_word() -> None:
    text = clean_text("слово " * 100, 50)
    assert len(text) <= 50
    assert text.endswith("слово…")


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        (["#Бизнес", "про деньги", "c++", "2026", "#", 5, None], ("#бизнес", "#проденьги", "#c")),
        ("#один #два", ("#один", "#два")),
        (["а"] * 9, ("#а",)),
        ({"x": 1}, ()),
    ],
)
def test_hashtags_are_what_telegram_takes(written: object, tags: tuple[str, ...]) -> None:
    assert clean_hashtags(written) == tags


def test_infinity_is_no_number() -> None:
    assert as_number(float("inf")) is None
    assert as_number(True) is None
