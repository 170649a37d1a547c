"""Finding the words of a talk that say nothing. In doubt a word stays."""

from collections.abc import Sequence

from core.domain.document import Word
from core.stages.tighten.english import ENGLISH
from core.stages.tighten.filler import Speech
from core.stages.tighten.places import Place, places
from core.stages.tighten.russian import RUSSIAN

_SPEECH: dict[str, tuple[Speech, ...]] = {
    "ru": (RUSSIAN,),
    "en": (ENGLISH,),
    "multi": (RUSSIAN, ENGLISH),
}

Units = list[tuple[int, ...]]
"""Fillers, each by the numbers of its words."""


def find_fillers(words: Sequence[Word], language: str) -> Units:
    """Return the fillers among these words, which are in order of time.

    A sentence that consists of nothing else keeps its words: they are an answer, or a reaction.
    Languages without a list have no fillers.
    """
    speech = _SPEECH.get(language.casefold().split("-")[0], ())
    around = places(words)
    found = {i: unit for one in speech for unit in _units(around, one) for i in unit}
    return [
        unit
        for sentence in _sentences(around)
        if any(i not in found for i in sentence)
        for unit in dict.fromkeys(found[i] for i in sentence if i in found)
    ]


def _units(around: Sequence[Place], speech: Speech) -> Units:
    sounds = [i for i in range(len(around)) if _is_sound(around, i, speech)]
    # «Ну, э-э, и что»: what stands behind a mere sound stands beside the filler.
    rest = [i for i in range(len(around)) if i not in set(sounds)]
    others = places([around[i].word for i in rest])
    units: Units = [(i,) for i in sounds]
    taken = 0
    for i in range(len(others)):
        length = max((len(f.words) for f in speech.fillers if f.at(others, i)), default=0)
        if length and i >= taken:
            units.append(tuple(rest[i : i + length]))
            taken = i + length
    return units


def _is_sound(around: Sequence[Place], i: int, speech: Speech) -> bool:
    place = around[i]
    if speech.hesitation.fullmatch(place.bare) is None or "?" in place.word.text:
        return False
    if len(place.bare) > 1 and place.word.text.isupper() and place.bare.isascii():
        return False  # ER, UM: abbreviations
    return place.opens or around[i - 1].bare not in speech.names


def _sentences(around: Sequence[Place]) -> list[list[int]]:
    sentences: list[list[int]] = []
    for i, place in enumerate(around):
        if place.opens:
            sentences.append([])
        sentences[-1].append(i)
    return sentences
