"""Obscene words, for chats that do not want to read them."""

from core.stages.profanity.mask import is_profane, masked

__all__ = ["is_profane", "masked"]
