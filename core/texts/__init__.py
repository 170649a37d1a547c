"""Words for people, in Fluent files: `ru/` and `en/` here hold what every surface needs."""

from core.texts.language import LANGUAGES, pick_language
from core.texts.loader import Texts
from core.texts.translator import Translator

__all__ = ["LANGUAGES", "Texts", "Translator", "pick_language"]
