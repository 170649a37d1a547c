"""What a chat decided before, as the first attempt at a search saw it.

People go on deciding between two attempts. Other examples make other questions, and the answers
that are paid for would fit none of them.
"""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from core.domain.judgements import Judgement
from core.domain.spans import Span
from core.stages.detect.material import Material
from worker.answers import AnswerBook


@dataclass(frozen=True, slots=True)
class Past:
    """The parts of a Material that people change."""

    judgements: tuple[Judgement, ...]
    suggested: tuple[Span, ...]
    said_before: tuple[str, ...]


_FORM = TypeAdapter(Past)


def as_first_seen(material: Material, answers: AnswerBook) -> Material:
    """Return the material with the past that the kept answers were given for; without such answers
    its own past is kept beside those to come."""
    past = Past(material.judgements, material.suggested, material.said_before)
    past = _FORM.validate_python(answers.beside(_FORM.dump_python(past, mode="json")))
    return replace(
        material,
        judgements=past.judgements,
        suggested=past.suggested,
        said_before=past.said_before,
    )
