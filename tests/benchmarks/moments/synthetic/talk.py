"""Made-up talks with times: overlaps, long pauses, lost punctuation, all from a seed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from core.domain.document import Word
from core.stages.sentences import build_document
from tests.benchmarks.moments.recording import Recording, Utterance
from tests.benchmarks.moments.synthetic.english import ENGLISH
from tests.benchmarks.moments.synthetic.russian import RUSSIAN
from tests.benchmarks.moments.synthetic.script import Said, subjects

_LANGUAGES = {language.code: language for language in (RUSSIAN, ENGLISH)}
_MARKS = re.compile(r"[^\w\s'’-]|(?<!\w)-|-(?!\w)")
_MINUTE_MS = 60_000


class Marks(StrEnum):
    """What the recogniser kept of the punctuation."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A talk to make; the same recipe gives the same talk.

    has_speakers: voices are told apart; without, nobody speaks over anybody.
    """

    language: str
    minutes: float
    seed: int
    marks: Marks = Marks.ALL
    has_speakers: bool = True
    guests: int = 1

    @property
    def name(self) -> str:
        return f"{self.language}-{self.minutes:g}min-{self.marks}-{self.seed}"


def make_talk(recipe: Recipe) -> Recording:
    """Return a talk a little longer than asked."""
    rng = Random(recipe.seed)
    clock = _Clock(rng, recipe)
    for said in subjects(_LANGUAGES[recipe.language], recipe.guests, rng):
        clock.say(said)
        if clock.at_ms >= recipe.minutes * _MINUTE_MS and said.ends_subject:
            break
    utterances = tuple(sorted(clock.utterances, key=lambda u: (u.start_ms, u.end_ms)))
    words = [word for utterance in utterances for word in utterance.words]
    document = build_document(words, language=recipe.language, engine="synthetic")
    duration_ms = max(word.end_ms for word in words) + rng.randint(0, 4_000)
    return Recording(recipe.name, document, utterances, duration_ms)


class _Clock:
    """Lays sentences one after the other."""

    def __init__(self, rng: Random, recipe: Recipe) -> None:
        self._rng = rng
        self._recipe = recipe
        self._free_ms: dict[int, int] = {}
        self._speaker: int | None = None
        self.at_ms = rng.randint(0, 3_000)
        self.utterances: list[Utterance] = []

    def say(self, said: Said) -> None:
        start_ms = max(self._start_ms(said), self._free_ms.get(said.speaker, 0))
        words = self._words(said, start_ms)
        self.utterances.append(Utterance(tuple(words), said.is_question))
        end_ms = words[-1].end_ms
        self._free_ms[said.speaker] = end_ms + 40
        if not said.is_over:
            self.at_ms = max(self.at_ms, end_ms) + self._silence_ms(said)
            self._speaker = said.speaker

    def _start_ms(self, said: Said) -> int:
        if not self._recipe.has_speakers:
            return max(self.at_ms, 0, *self._free_ms.values())
        if said.is_over:
            return self.at_ms + self._rng.randint(100, 700)
        # Somebody begins while the other one finishes.
        if said.speaker != self._speaker and self._rng.random() < 0.1:
            return max(0, self.at_ms - self._rng.randint(200, 900))
        return self.at_ms

    def _silence_ms(self, said: Said) -> int:
        chance = self._rng.random()
        if chance < 0.004:
            return self._rng.randint(10_000, 30_000)
        if chance < 0.03 or (said.ends_subject and chance < 0.5):
            return self._rng.randint(1_300, 6_000)
        return self._rng.choice((0, 60, 120, 250, 400, 700))

    def _words(self, said: Said, start_ms: int) -> list[Word]:
        speaker = said.speaker if self._recipe.has_speakers else None
        words, at_ms = list[Word](), start_ms
        pace = self._rng.uniform(0.8, 1.3)
        for token in self._written(said.text):
            letters = sum(letter.isalnum() for letter in token)
            end_ms = at_ms + round(pace * (70 + 62 * max(1, letters)))
            words.append(Word(token, at_ms, end_ms, speaker=speaker))
            hesitates = self._rng.random() < 0.015
            gap_ms = self._rng.randint(700, 1_900) if hesitates else self._gap_ms()
            at_ms = end_ms + gap_ms
        return words

    def _gap_ms(self) -> int:
        return self._rng.choice((0, 0, 0, 20, 60, 140))

    def _written(self, text: str) -> list[str]:
        marks = self._recipe.marks
        tokens = [token for token in text.split() if any(letter.isalnum() for letter in token)]
        if marks is Marks.NONE:
            return [_MARKS.sub("", token).lower() for token in tokens]
        if marks is Marks.SOME:
            return [_MARKS.sub("", t) if self._rng.random() < 0.35 else t for t in tokens]
        return tokens
