"""How an answer is spoilt: a plan can be printed, repeated and made smaller by hypothesis."""

from dataclasses import dataclass
from enum import StrEnum
from reprlib import Repr

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 80


class Edit(StrEnum):
    """What happens to one place of an answer that was in order."""

    REPLACE = "replace"
    DELETE = "delete"
    REPEAT = "repeat"
    NEST = "nest"
    RENAME = "rename"
    SWAP = "swap"


class Tear(StrEnum):
    """What happens to the text of an answer that was in order."""

    CUT = "cut"
    FENCE = "fence"
    PROSE = "prose"
    QUOTES = "quotes"
    COMMAS = "commas"
    TWICE = "twice"
    AS_STRING = "as_string"
    NOISE = "noise"
    DOUBLE_KEYS = "double_keys"
    COMMENT = "comment"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class Change:
    """`edit` the place number `where` (counted round and round) with `value`."""

    edit: Edit
    where: int
    value: object = None

    def __repr__(self) -> str:
        return f"Change({self.edit}, {self.where}, {_SHORT.repr(self.value)})"


@dataclass(frozen=True, slots=True)
class Plan:
    """How to answer badly. text: given as it is; else an answer by the schema is changed, and its
    text torn at `at`, 0..1 of its length."""

    text: str | None = None
    changes: tuple[Change, ...] = ()
    tear: Tear | None = None
    at: float = 0.5

    def __repr__(self) -> str:
        if self.text is not None:
            return f"Plan({_SHORT.repr(self.text)})"
        return f"Plan({list(self.changes)}, {self.tear} at {self.at:.3f})"
