"""A query, read the way Deepgram reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .faults import Fault, legacy, no_such_combination

_MODELS = {"nova-3", "nova-3-general", "nova-2", "nova-2-general", "base-general"}
_FLAGS = {
    "diarize",
    "smart_format",
    "punctuate",
    "utterances",
    "paragraphs",
    "sentiment",
    "filler_words",
    "multichannel",
    "mip_opt_out",
}


@dataclass(frozen=True)
class Asked:
    """Parameters in the order given, repeated ones repeated."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Asked:
        return cls(tuple(pairs))

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]

    def first(self, name: str, default: str = "") -> str:
        return next(iter(self.all(name)), default)

    def is_set(self, name: str) -> bool:
        return self.first(name) == "true"

    @property
    def language(self) -> str:
        return self.first("language", "en")

    @property
    def detects(self) -> list[str]:
        """The languages to choose from; empty when the language is given."""
        return [code for code in self.all("detect_language") if code != "false"]

    @property
    def is_english(self) -> bool:
        return not self.detects and self.language.lower().split("-")[0] == "en"

    @property
    def extra(self) -> list[str]:
        return [pair for pair in self.all("extra") if ":" in pair]

    @property
    def diarizer(self) -> str | None:
        """Which diarizer runs: v2 unless the old one is asked for."""
        if chosen := self.first("diarize_model"):
            return "v2" if chosen == "latest" else chosen
        return "v1" if self.is_set("diarize") else None

    def hears(self, spoken: str) -> bool:
        if self.detects:
            return self.detects == ["true"] or spoken in self.detects
        return (
            self.language == "multi"
            or self.language.split("-")[0] == spoken.split("-", maxsplit=1)[0]
        )

    def problem(self) -> Fault | None:
        """The 400 that this query earns."""
        if self.first("model", "base-general") not in _MODELS:
            return no_such_combination()
        for name, value in self.pairs:
            if name in _FLAGS and value not in {"true", "false"}:
                return _bad_value(name, value)
        if (split := self.first("utt_split", "0.8")) and not split.replace(".", "", 1).isdigit():
            return _bad_value("utt_split", split)
        if self.first("diarize_model", "latest") not in {"latest", "v1", "v2"}:
            return _bad_value("diarize_model", self.first("diarize_model"))
        if self.all("language_hint") and self.language != "multi":
            return _bad_value("language_hint", self.first("language_hint"))
        return None


def _bad_value(name: str, value: str) -> Fault:
    return legacy(400, "INVALID_QUERY_PARAMETER", f"Invalid value for {name}: {value}")


def _short(language: str) -> str:
    return language.split("-", maxsplit=1)[0]
