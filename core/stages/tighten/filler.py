"""What a filler is: words that may say nothing, and the company in which they do."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from core.stages.tighten.places import Place


class SetOff(Enum):
    """Where a comma or a pause must be for the words to be a filler."""

    ANY = auto()
    AFTER = auto()
    BOTH = auto()


Veto = Callable[[Sequence[Place], int], bool]
"""Says whether the filler at this place means something after all."""


def _never(_places: Sequence[Place], _at: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that are a filler where they are set off like this, unless one of `not_after` comes
    right before them, one of `not_before` right after them, or `veto` says no."""

    words: tuple[str, ...]
    set_off: SetOff
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    veto: Veto = field(default=_never)

    def at(self, places: Sequence[Place], i: int) -> bool:
        """Say whether this filler begins at place `i`."""
        end = i + len(self.words)
        if tuple(place.bare for place in places[i:end]) != self.words:
            return False
        first, last = places[i], places[end - 1]
        if any(place.closes for place in places[i : end - 1]) or "?" in last.word.text:
            return False
        if self.set_off is not SetOff.ANY and not last.set_off_after:
            return False
        if self.set_off is SetOff.BOTH and not first.set_off_before:
            return False
        before = "" if first.opens else places[i - 1].bare
        after = "" if last.closes else places[end].bare
        return not (before in self.not_after or after in self.not_before or self.veto(places, i))


@dataclass(frozen=True, slots=True)
class Speech:
    """The fillers of one language. `hesitation` matches a bare word that is a mere sound, except
    after `names`: one may speak of a letter or of a sound."""

    hesitation: re.Pattern[str]
    fillers: tuple[Filler, ...]
    names: frozenset[str] = frozenset()
