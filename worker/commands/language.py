"""The language of the command line."""

import os
from functools import cache

from core.texts import Texts, Translator, pick_language


@cache
def words() -> Translator:
    """Return texts in the language of the locale (LC_ALL, LC_MESSAGES, LANG), else English."""
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        "",
    )
    return Texts().translator(pick_language(locale.split("_")[0].split(".")[0], "en"))
