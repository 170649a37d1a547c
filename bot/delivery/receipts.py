"""Reactions to the message that brought a video: how far it is, seen from the list of messages."""

from enum import StrEnum

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from bot.delivery.caller import ChatCaller
from core.domain.errors import ShortsError
from core.domain.records.project import Project
from core.ports.chat import ChatAddress

log = structlog.get_logger(__name__)


class Mark(StrEnum):
    """What became of a video; the first one, 👀, is set when it is taken."""

    FOUND = "👍"
    DONE = "🎉"
    FAILED = "😢"
    CANCELLED = ""


class Receipts:
    """Sets reactions. A bot has one on a message, so that a later one takes the place of an
    earlier; chats that allow none are left alone."""

    def __init__(self, call: ChatCaller) -> None:
        self._call = call

    async def mark(self, to: ChatAddress, project: Project, mark: Mark) -> None:
        message_id = project.source.message_id
        if message_id is None:
            return
        reaction = [ReactionTypeEmoji(emoji=mark.value)] if mark.value else []
        try:
            await self._call(
                to.chat.telegram_id,
                lambda chat_id: SetMessageReaction(
                    chat_id=chat_id, message_id=message_id, reaction=list(reaction)
                ),
            )
        except (TelegramAPIError, ShortsError) as error:
            log.debug("reaction_not_set", error=type(error).__name__)
