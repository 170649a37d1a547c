"""A message's content."""

import hashlib
from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML text and, maybe, buttons."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None

    @property
    def digest(self) -> str:
        """Sixteen hex digits that differ when the content does."""
        buttons = self.keyboard.model_dump_json(exclude_none=True) if self.keyboard else ""
        return hashlib.sha256(f"{self.text}\0{buttons}".encode()).hexdigest()[:16]
