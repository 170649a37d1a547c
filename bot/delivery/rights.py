"""Who administers a chat."""

from typing import Any

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)

from core.domain.errors import EngineUnavailableError
from core.domain.records.people import Chat

_RUNS_THE_CHAT = (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


class TelegramRights:
    """Implements `core.ports.rights.ChatRights`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        """Raises EngineUnavailableError when Telegram does not answer."""
        try:
            member = await self._bot.get_chat_member(chat.telegram_id, user_telegram_id)
        except ClientDecodeError as error:
            # Servers older than the library lack fields of administrators it insists on.
            return _status_in(error.data) in _RUNS_THE_CHAT
        except (TelegramBadRequest, TelegramForbiddenError):
            return False
        except TelegramAPIError as error:
            raise EngineUnavailableError(type(error).__name__) from error
        return member.status in _RUNS_THE_CHAT


def _status_in(answer: Any) -> str | None:  # noqa: ANN401
    result = answer.get("result") if isinstance(answer, dict) else None
    status = result.get("status") if isinstance(result, dict) else None
    return status if isinstance(status, str) else None
