"""The sheet a judge fills in, and the key that tells which side was whose."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

QUESTION = {
    "ru": "Какой из двух отрывков вы скорее досмотрите до конца и перешлёте другу? "
    "Впишите в verdict: a, b или tie (одинаково).",
    "en": "Which of the two would you rather watch to the end and send to a friend? "
    "Write into verdict: a, b or tie.",
}

Side = Literal["a", "b"]


class SheetError(ValueError):
    """A sheet or a key cannot be used; the message says why, in words for people."""


def _plain(verdict: object) -> object:
    """Judges write "A", " b ", or leave it empty."""
    return (verdict.strip().lower() or None) if isinstance(verdict, str) else verdict


Verdict = Annotated[Literal["a", "b", "tie"] | None, BeforeValidator(_plain)]


class _Written(BaseModel):
    """What is stored as JSON."""

    model_config = ConfigDict(frozen=True)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises SheetError for a file that is not there, not JSON, or of another form."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except OSError as error:
            raise SheetError(f"{path}: cannot be read: {error.strerror}") from error
        except ValidationError as error:
            raise SheetError(f"{path}: {_first_problem(error)}") from error

    def write(self, path: Path) -> None:
        path.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    place = "".join(f"[{at}]" if isinstance(at, int) else f".{at}" for at in problem["loc"])
    more = error.error_count() - 1
    tail = f" (and {more} more)" if more else ""
    return f"{place.removeprefix('.')}: {problem['msg']}{tail}".removeprefix(": ")


class Pair(_Written):
    """Two passages of one talk, in hidden order; `verdict` is filled in by the judge."""

    id: str
    talk: int
    a: str
    b: str
    verdict: Verdict = None


class Sheet(_Written):
    """What the judge gets: nothing in it tells which side is whose."""

    version: Literal[1] = 1
    sheet: str
    question: dict[str, str] = Field(default_factory=lambda: QUESTION)
    pairs: list[Pair]


class KeyEntry(_Written):
    """One pair: on which side our clip is, and where both were cut, ms."""

    id: str
    ours: Side
    our_span_ms: tuple[int, int]
    random_span_ms: tuple[int, int]


class KeyTalk(_Written):
    """One talk of the sheet; `source` is its file."""

    talk: int
    source: str
    found_by: str
    pairs: list[KeyEntry]


class Key(_Written):
    """Kept away from the judge."""

    version: Literal[1] = 1
    sheet: str
    seed: int
    talks: list[KeyTalk]
