"""Reads the Fluent files."""

from collections.abc import Sequence
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from core.texts.language import LANGUAGES
from core.texts.translator import Translator

COMMON = Path(__file__).parent


class Texts:
    """All texts of a surface: the common ones and those of `folders`.

    A folder holds `ru/*.ftl` and `en/*.ftl`. Files are read once, when made.
    """

    def __init__(self, folders: Sequence[Path] = (), *, strict: bool = False) -> None:
        """`strict` raises on a missing key or parameter instead of logging it: for tests."""
        self._bundles = {
            language: self._read(language, (COMMON, *folders)) for language in LANGUAGES
        }
        self._strict = strict

    def translator(self, language: str) -> Translator:
        """Return plain words (nothing escaped) in `language`; an unknown one gives English."""
        known = language if language in self._bundles else "en"
        return Translator(known, self._bundles[known], strict=self._strict)

    @staticmethod
    def _read(language: str, folders: Sequence[Path]) -> FluentBundle:
        bundle = FluentBundle([language], use_isolating=False)
        for folder in folders:
            for file in sorted((folder / language).glob("*.ftl")):
                bundle.add_resource(FluentResource(file.read_text("utf-8")))
        return bundle
