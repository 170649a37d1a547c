"""Plausible answers, worked out from the numbered lines of a prompt."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import shorten
from typing import Any

Json = dict[str, Any]

_NUMBERED = re.compile(r"^\[(\d+)\] (?:\(Г\d+\) )?(.+?)((?: \{[^}]*\})*)$", re.MULTILINE)
_PLACE = re.compile(r"^--- \[(\d+)\]–\[(\d+)\]", re.MULTILINE)
_CARD = re.compile(r"^(\d+)\. ", re.MULTILINE)
_PAUSE = "пауза"
_WORDS_A_CLIP = 75
_WORDS_A_PART = 40
_TITLE = 60


@dataclass(frozen=True)
class Sentence:
    number: int
    text: str
    after_pause: bool

    @property
    def words(self) -> int:
        return len(self.text.split())


def sentences_of(prompt: str) -> list[Sentence]:
    """Read lines like `[12] (Г1) text {пауза перед}`."""
    found = _NUMBERED.findall(prompt)
    return [Sentence(int(number), text, _PAUSE in marks) for number, text, marks in found]


def clips_for(prompt: str) -> Json:
    """Return a clip for each place a prompt points at; else up to three, each in a part of the
    talk of its own, from a question on if any."""
    sentences = sentences_of(prompt)
    if places := _PLACE.findall(prompt):
        parts = [[s for s in sentences if int(a) <= s.number <= int(b)] for a, b in places]
    else:
        parts = (_at_pauses(sentences) or _evenly(sentences))[:3]
    return {"clips": [_clip(part, place) for place, part in enumerate(parts) if part]}


def places_for(prompt: str) -> Json:
    """Return three places worth a closer look, the best last."""
    clips = clips_for(prompt)["clips"]
    return {
        "places": [
            {"about": clip["title"], "first": clip["first"], "last": clip["last"], "score": score}
            for score, clip in enumerate(clips, start=5)
        ]
    }


def order_for(prompt: str) -> Json:
    """Return the numbers of the cards, the last one first."""
    return {"order": [int(number) for number in reversed(_CARD.findall(prompt))]}


def _at_pauses(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Split where the prompt marks pauses; nothing when that does not give two long parts."""
    parts: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if sentence.after_pause:
            parts.append([])
        parts[-1].append(sentence)
    long = [part for part in parts if _words(part) >= _WORDS_A_PART]
    return long if len(long) > 1 else []


def _evenly(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Split where about as many words are said on every side."""
    total = _words(sentences)
    count = max(1, min(3, total // 60))
    parts: list[list[Sentence]] = [[] for _ in range(count)]
    for sentence, said in zip(sentences, accumulate(s.words for s in sentences), strict=True):
        parts[min(count - 1, (said - sentence.words // 2) * count // max(1, total))].append(
            sentence
        )
    return [part for part in parts if part]


def _words(sentences: Sequence[Sentence]) -> int:
    return sum(sentence.words for sentence in sentences)


def _clip(part: Sequence[Sentence], place: int) -> Json:
    questions = [at for at, sentence in enumerate(part) if sentence.text.endswith("?")]
    start = questions[0] if questions and questions[0] <= len(part) // 2 else 0
    end, said = start, 0
    while end < len(part) and said + part[end].words <= _WORDS_A_CLIP:
        said += part[end].words
        end += 1
    chosen = part[start : max(end, start + 1)]
    russian = re.search("[а-яё]", chosen[0].text, re.IGNORECASE) is not None
    return {
        "first": chosen[0].number,
        "last": chosen[-1].number,
        "title": shorten(chosen[0].text.rstrip("."), _TITLE, placeholder="…"),
        "reason": "Вопрос, поворот и вывод." if russian else "A question, a turn, a conclusion.",
        "payoff": chosen[-1].text,
        "needs": "ничего" if russian else "nothing",
        "subscores": {
            "hook": max(0, 17 - place),
            "standalone": 16,
            "emotion": max(0, 14 - place),
            "payoff": 16,
            "share": max(0, 15 - place),
        },
        "tags": ["разговор"] if russian else ["talk"],
        "hashtags": ["#подкаст", "#история"] if russian else ["#podcast", "#story"],
    }


_ANSWERS: dict[str, Callable[[str], Json]] = {
    "clips": clips_for,
    "places": places_for,
    "order": order_for,
}


def value_for(schema: Json, prompt: str) -> Any:  # noqa: ANN401  (any JSON value)
    """Return a value that a schema allows: clips, places or an order where it asks for such."""
    for name, answer in _ANSWERS.items():
        if name in schema.get("properties", {}):
            return answer(prompt)
    match schema.get("type"):
        case "object":
            properties: Json = schema.get("properties", {})
            return {name: value_for(about, prompt) for name, about in properties.items()}
        case "array":
            return [value_for(schema["items"], prompt)] if "items" in schema else []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return True
        case _:
            return schema.get("enum", ["ok"])[0]


def tokens_of(text: str) -> int:
    """Return about how many tokens a text has: three and a half characters each."""
    return max(1, round(len(text) / 3.5)) if text else 0
