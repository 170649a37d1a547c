"""Who says what: turns of sentences, before they get times."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.benchmarks.moments.synthetic.language import Language

HOST = 0
_ORPHANS = 0.25
_FILLERS = 0.12
_INTERJECTIONS = 0.2


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence. over: it is said into the sentence after it, as listeners do."""

    speaker: int
    text: str
    is_question: bool = False
    is_over: bool = False
    ends_subject: bool = False


def subjects(language: Language, guests: int, rng: Random) -> Iterator[Said]:
    """Yield sentences without end: question, answer, story, payoff, and again."""
    while True:
        guest = rng.randint(1, guests)
        yield _said(language, HOST, rng.choice(language.questions), rng)
        yield _said(language, guest, rng.choice(language.answers), rng)
        for _ in range(rng.randint(3, 11)):
            if rng.random() < _INTERJECTIONS:
                yield Said(HOST, rng.choice(language.interjections), is_over=rng.random() < 0.6)
            if rng.random() < 0.1:
                yield _said(language, HOST, rng.choice(language.follow_ups), rng)
            yield _told(language, guest, rng)
        end = _said(language, guest, rng.choice(language.payoffs), rng)
        yield Said(end.speaker, end.text, ends_subject=True)


def _told(language: Language, speaker: int, rng: Random) -> Said:
    text = rng.choice(language.statements)
    while text.endswith(","):
        text = f"{text} {_lower(rng.choice(language.statements))}"
    if rng.random() < _ORPHANS:
        text = f"{rng.choice(language.orphans)} {_lower(text)}"
    said = _said(language, speaker, text, rng)
    words = said.text.split()
    for at in range(len(words) - 1, 0, -1):
        if rng.random() < _FILLERS:
            words.insert(at, rng.choice(language.fillers))
    return Said(speaker, " ".join(words))


def _said(language: Language, speaker: int, text: str, rng: Random) -> Said:
    filled = text.format(
        thing=rng.choice(language.things),
        who=rng.choice(language.who),
        place=rng.choice(language.places),
        number=rng.choice(language.numbers),
    )
    return Said(speaker, filled, is_question=filled.endswith("?"))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
