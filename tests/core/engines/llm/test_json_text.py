"""Finding JSON in what models write."""

import json

import pytest
from hypothesis import given
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


@given(st.text() | st.text(alphabet='{}[]":,\\ 1a`\n'))
def test_any_text_gives_an_object_or_a_bad_answer(written: str) -> None:
    try:
        found = extract_object(written, SCHEMA)
    except EngineBadAnswerError:
        return
    assert isinstance(json.loads(found), dict)
