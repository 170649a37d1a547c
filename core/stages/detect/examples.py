"""What people of a chat decided before, as examples for a model."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from core.domain.judgements import Judgement, Verdict
from core.stages.detect.material import Tuning
from core.stages.detect.prompt import PromptTemplate, fill
from core.stages.detect.quoting import quoted
from core.stages.detect.tokens import tokens_of

_SIGNS = {Verdict.APPROVED: "+", Verdict.EDITED: "~", Verdict.REJECTED: "-"}
_OPENING = 160
_CLOSING = 100


def examples_for(prompt: PromptTemplate, judgements: Sequence[Judgement], tuning: Tuning) -> str:
    """Return the prompt's section about examples, filled in; empty without any.

    `judgements` are newest first. What was taken and what was not take turns, each at most half,
    so that a chat that rejects much does not teach rejections only. What does not fit into
    `example_tokens` is left out.
    """
    room = tuning.example_tokens - tokens_of(prompt.examples)
    lines: list[str] = []
    for judgement in _balanced(judgements, tuning.examples):
        line = _line(judgement)
        cost = tokens_of(line) + 1
        if cost <= room:
            room -= cost
            lines.append(line)
    return fill(prompt.examples, examples="\n".join(lines)) if lines else ""


def _balanced(judgements: Sequence[Judgement], most: int) -> Iterator[Judgement]:
    telling = [judgement for judgement in judgements if judgement.title or judgement.said]
    half = -(-most // 2)
    taken = [j for j in telling if j.verdict is not Verdict.REJECTED][:half]
    rejected = [j for j in telling if j.verdict is Verdict.REJECTED][:half]
    turns = [j for pair in zip_longest(taken, rejected) for j in pair if j is not None]
    return iter(turns[:most])


def _line(judgement: Judgement) -> str:
    line = f"{_SIGNS[judgement.verdict]} {_worded(judgement.title, judgement.said)}"
    if judgement.verdict is Verdict.EDITED:
        kept = _worded(
            judgement.kept_title or judgement.title, judgement.kept_said or judgement.said
        )
        line += f" → {kept}"
    return line


def _worded(title: str, said: str) -> str:
    return f"«{quoted(title)}»: {_gist(quoted(said))}"


def _gist(said: str) -> str:
    """Keep the beginning and the end: they decide."""
    if len(said) <= _OPENING + _CLOSING:
        return said
    opening = said[:_OPENING].rsplit(" ", 1)[0]
    closing = said[-_CLOSING:].split(" ", 1)[-1]
    return f"{opening} … {closing}"
