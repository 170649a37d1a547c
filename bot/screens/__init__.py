"""What a message shows, as pure functions of the records: text (HTML) and buttons."""

from bot.screens.screen import Screen

__all__ = ["Screen"]
