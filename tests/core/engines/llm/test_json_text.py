"""Finding JSON in what models write."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.errors import EngineBadAnswerError
from core.engines.llm.json_text import extract_object

SCHEMA = {"type": "object", "properties": {"clips": {"type": "array"}}}
CLIPS = {"clips": [{"first": 1, "last": 5, "title": "Он сказал «да»"}]}
TEXT = json.dumps(CLIPS, ensure_ascii=False)


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"```\n{TEXT}\n```\nНадеюсь, это поможет!",
        f"Вот {{список}} [12] по порядку:\n{TEXT}\nУдачи [1].",
        f"<think>Возьму [3] и {{…}} {TEXT[:20]}</think>{TEXT}",
        f"сначала думал… </think>\n{TEXT}",
        TEXT.replace("}]", "},]"),
        TEXT[:-1] + ",}",
        TEXT.replace('"', "'"),
        f"{TEXT}\n{TEXT[:-1]}, ",
        json.dumps(CLIPS["clips"], ensure_ascii=False),
        f"Моменты: {json.dumps(CLIPS['clips'], ensure_ascii=False)}",
        TEXT.replace("«да»", '"да"'),
        "Вот {список}: " + TEXT.replace("}]", "},]"),
    ],
)
def test_the_object_is_found(written: str) -> None:
    found = json.loads(extract_object(written, SCHEMA))
    title = found["clips"][0].pop("title")
    assert found == {"clips": [{"first": 1, "last": 5}]}
    assert title in {"Он сказал «да»", 'Он сказал "да"'}


@pytest.mark.parametrize(
    "written",
    ["", "Не нашёл ничего.", "{", "[", "[1, 2, 3]", "[" * 50_000, '"clips"', "{}", "null"],
)
def test_no_object_is_a_bad_answer(written: str) -> None:
    with pytest.raises(EngineBadAnswerError):
        extract_object(written, SCHEMA)


@settings(deadline=None)
@given(st.text() | st.text(alphabet='{}[]":,\\ 1a`\n'))
def test_any_text_gives_an_object_or_a_bad_answer(written: str) -> None:
    _reads_or_says_so(written)


_CLEAN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
_CLIPS = st.lists(
    st.fixed_dictionaries({"first": st.integers(0, 9999), "title": _CLEAN}), min_size=1, max_size=4
)


def _with_commas(text: str) -> str:
    return text.replace("}]", "},]")


def _with_comments(text: str) -> str:
    return text.replace('"first"', '/* номер */ "first"')


def _in_a_fence(text: str) -> str:
    return f"Вот:\n```JSON\n{text}\n```\nГотово."


def _with_mark(text: str) -> str:
    return f"\ufeff{text}"


def _after_a_thought(text: str) -> str:
    return f"<THINK>{{{text[:9]}</THINK>{text}"


def _with_numbers_that_are_none(text: str) -> str:
    return text.replace('"first"', '"score": NaN, "other": -Infinity, "big": 1e999, "first"')


@settings(deadline=None)
@given(
    _CLIPS,
    st.lists(
        st.sampled_from(
            [
                *(_in_a_fence, _with_mark, _after_a_thought),
                _with_numbers_that_are_none,
            ]
        ),
        max_size=3,
        unique=True,
    ),
)
def test_what_is_put_around_changes_nothing(
    clips: list[dict[str, object]], slips: list[Callable[[str], str]]
) -> None:
    text = json.dumps({"clips": clips}, ensure_ascii=False)
    for slip in slips:
        text = slip(text)
    found = _strictly(extract_object(text, SCHEMA))["clips"]
    assert [(clip["first"], clip["title"]) for clip in found] == [
        (clip["first"], clip["title"]) for clip in clips
    ]


@settings(deadline=None)
@given(_CLIPS, st.integers(0, 400), st.sampled_from([str, _with_commas, _with_comments]))
def test_a_text_cut_anywhere_is_survived(
    clips: list[dict[str, object]], length: int, slip: Callable[[str], str]
) -> None:
    _reads_or_says_so(slip(json.dumps({"clips": clips}, ensure_ascii=False))[:length])


@pytest.mark.parametrize(
    "written",
    [
        "{«clips»: [{«first»: 1, «last»: 5, «title»: «Он ушёл»}]}",
        "{„clips“: [{„first“: 1, „last“: 5, „title“: „Он ушёл“}]}",
        "{“clips”: [{“first”: 1, “last”: 5, “title”: “Он ушёл”}]}",
        "{clips: [{first: 1, last: 5, title: 'Он ушёл'}]}",
        '{"clips": [{"first": 1, "last": 5, "title": "Он ушёл"',
        '{"clips": [{"first": 1, // от\n"last": 5, /* до */ "title": "Он ушёл",},],}',
        '{"clips": [{"first": 01, "last": +5, "title": "Он ушёл\x00"}]}',
        '{"clips": [{"first": 1, "last": 5, "title": "Он\\u0000 ушёл"}]}',
    ],
)
def test_usual_slips_are_mended(written: str) -> None:
    clip = _strictly(extract_object(written, SCHEMA))["clips"][0]
    assert clip == {"first": 1, "last": 5, "title": "Он ушёл"}


def test_the_answer_can_be_stored_anywhere() -> None:
    found = extract_object('{"clips": [{"title": "a\\ud83d b"}], "\\ud83d": NaN}', SCHEMA)
    assert _strictly(found)["clips"][0]["title"] == "a? b"
    found.encode()


def test_a_number_too_long_to_read_is_survived() -> None:
    _reads_or_says_so('{"clips": [{"first": 1' + "0" * 5_000 + "}]}")


@pytest.mark.parametrize("depth", [100, 900, 2_000, 100_000])
def test_depth_is_survived(depth: int) -> None:
    _reads_or_says_so('{"clips": ' + "[" * depth + "]" * depth + "}")
    _reads_or_says_so('{"clips": ' * depth + "1" + "}" * depth)


@pytest.mark.parametrize(
    "pattern",
    [
        *("<think>", "</think>", "```", "```a", "``` ", "«", "{", "[", "{}", '"', "\\", "'", "/*"),
        *('{"clips":', '{"clips":[{"first":1,', " ", "\n", "a", "-", "1", "//", ":«", "»,"),
    ],
)
def test_a_hostile_text_takes_seconds_at_most(pattern: str) -> None:
    started = time.process_time()
    _reads_or_says_so('{"clips": [' + pattern * (500_000 // len(pattern)))
    assert time.process_time() - started < 10


def _reads_or_says_so(written: str) -> None:
    try:
        found = extract_object(written, SCHEMA)
    except EngineBadAnswerError:
        return
    assert isinstance(_strictly(found), dict)
    found.encode()


def _strictly(text: str) -> dict[str, Any]:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    value: dict[str, Any] = json.loads(text, parse_constant=refuse)
    return value
