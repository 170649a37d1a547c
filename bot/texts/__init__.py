"""Words of the chat, added to the common ones of `core.texts`. Messages are HTML."""

from html import escape
from pathlib import Path

from core.texts import Texts, Translator

_FOLDER = Path(__file__).parent


def load_texts(*, strict: bool = False) -> Texts:
    """Read all texts the bot can say."""
    return Texts([_FOLDER], strict=strict)


def html_words(texts: Texts, language: str) -> Translator:
    """Return words for messages: parameters are escaped; `.plain` serves buttons and alerts."""
    return texts.translator(language).escaping(_escape)


def _escape(text: str) -> str:
    return escape(text, quote=False)
