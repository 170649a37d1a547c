"""Puts keys and parameters into words of one language."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from fluent.runtime import FluentBundle

from core.domain.errors import ShortsError
from core.domain.records.project import ErrorNote

log = structlog.get_logger(__name__)

Param = str | int | float


def as_is(text: str) -> str:
    """Escape nothing."""
    return text


class MissingTextError(LookupError):
    """A key or one of its parameters is missing: a bug, raised in strict mode only."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Words in one language; `escape` is applied to every text parameter."""

    language: str
    bundle: FluentBundle
    escape: Callable[[str], str] = as_is
    strict: bool = False

    def __call__(self, key: str, **params: Param) -> str:
        """Return the text of `key`. A bug in the texts never costs the reader the answer."""
        text, trouble = self._format(key, params)
        if trouble:
            self._complain(key, trouble)
        return text

    def error(self, error: ErrorNote | ShortsError) -> str:
        """Return the words for an error; the general ones when its own cannot be told."""
        text, trouble = self._format(error.key, error.params)
        if not trouble:
            return text
        self._complain(error.key, trouble)
        return self._format(ShortsError.key, {})[0]

    def can_tell(self, note: ErrorNote) -> bool:
        """Say whether an error has words of its own that fit what is known of it."""
        return not self._format(note.key, note.params)[1]

    def escaping(self, escape: Callable[[str], str]) -> "Translator":
        """Return the same words for a surface with markup."""
        return replace(self, escape=escape)

    @property
    def plain(self) -> "Translator":
        """The same words for a surface without markup (buttons, alerts)."""
        return replace(self, escape=as_is)

    def _format(self, key: str, params: dict[str, Param]) -> tuple[str, str]:
        if not self.bundle.has_message(key):
            return key, "no such key"
        pattern = self.bundle.get_message(key).value
        if pattern is None:
            return key, "no text under this key"
        values = {
            name: self.escape(value) if isinstance(value, str) else value
            for name, value in params.items()
        }
        text, errors = self.bundle.format_pattern(pattern, values)
        return str(text), "; ".join(str(error) for error in errors)

    def _complain(self, key: str, trouble: str) -> None:
        if self.strict:
            raise MissingTextError(f"{self.language}/{key}: {trouble}")
        log.error("text_missing", key=key, language=self.language, trouble=trouble)
