"""What a person looks for, as terms to search by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.stages.detect.query.stems import Stems, words_in
from core.stages.detect.query.words import STOP_WORDS

_QUOTED = re.compile(r'"([^"]+)"|«([^»]+)»|[“„]([^”“]+)[”“]')


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that must follow each other; a place without a `required` term is none."""

    stems: tuple[str, ...]
    required: bool = False


def terms_of(query: str, stems: Stems) -> tuple[Term, ...]:
    """Return the quoted phrases, and every other word that says something; nothing twice.

    Where no word says anything they all count.
    """
    terms = [Term(tuple(map(stems.of, phrase)), required=True) for phrase in _phrases(query)]
    words = words_in(_QUOTED.sub(" ", query))
    telling = [word for word in words if word not in STOP_WORDS]
    if not telling and not terms:
        telling = words
    terms += [Term((stems.of(word),)) for word in telling]
    return tuple(dict.fromkeys(terms))


def _phrases(query: str) -> Iterator[list[str]]:
    for found in _QUOTED.finditer(query):
        if words := words_in(next(filter(None, found.groups()))):
            yield words
