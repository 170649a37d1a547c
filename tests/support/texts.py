"""The bot's texts; reading them is dear, so that a process of tests does it once."""

from functools import cache

from bot.texts import load_texts
from core.texts import Texts


@cache
def bot_texts() -> Texts:
    """All texts the bot can say; a missing one is raised."""
    return load_texts(strict=True)
