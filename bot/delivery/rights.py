"""Who administers a chat, and who may post to it."""

from collections.abc import Callable
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.methods import GetChat, GetChatMember, TelegramMethod

from core.domain.errors import EngineUnavailableError
from core.domain.records.people import Chat, ChatKind
from core.ports.rights import Place, PostingRights

T = TypeVar("T")
Json = dict[str, Any]

_RUNS_THE_CHAT = (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


class TelegramRights:
    """Implements `core.ports.rights.ChatRights`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        """Raises EngineUnavailableError when Telegram does not answer."""
        member = await self._member(chat.telegram_id, user_telegram_id)
        return member.get("status") in _RUNS_THE_CHAT

    async def is_member(self, chat: Chat, user_telegram_id: int) -> bool:
        """Raises EngineUnavailableError when Telegram does not answer."""
        return _is_in(await self._member(chat.telegram_id, user_telegram_id))

    async def posting(self, telegram_id: int, user_telegram_id: int) -> PostingRights:
        """Raises EngineUnavailableError when Telegram does not answer."""
        place = _place(await self._ask(GetChat(chat_id=telegram_id)))
        if place is None:
            return PostingRights(None)
        bot = await self._member(telegram_id, self._bot.id)
        if not _is_in(bot):
            return PostingRights(None)
        person = await self._member(telegram_id, user_telegram_id)
        if place.kind is ChatKind.CHANNEL:
            return PostingRights(place, _posts(bot), _posts(person))
        runs_it = person.get("status") in _RUNS_THE_CHAT
        return PostingRights(place, _speaks(bot), runs_it)

    async def _member(self, chat_id: int, user_id: int) -> Json:
        if chat_id == user_id:
            # Only anonymous administrators speak as the chat itself.
            return {"status": ChatMemberStatus.ADMINISTRATOR}
        return await self._ask(GetChatMember(chat_id=chat_id, user_id=user_id))

    async def _ask(self, method: TelegramMethod[T]) -> Json:
        """Return the answer as plain JSON, an empty one for a refusal.

        Servers older than the library lack fields of administrators and chats it insists on.
        """
        try:
            answer: Any = await self._bot(method)
        except ClientDecodeError as error:
            return _result_in(error.data)
        except (TelegramBadRequest, TelegramForbiddenError):
            return {}
        except TelegramAPIError as error:
            raise EngineUnavailableError(type(error).__name__) from error
        dump: Callable[..., Json] = answer.model_dump
        return dump(mode="json", exclude_none=True)


def _result_in(answer: Any) -> Json:  # noqa: ANN401
    result = answer.get("result") if isinstance(answer, dict) else None
    return result if isinstance(result, dict) else {}


def _place(chat: Json) -> Place | None:
    kind, chat_id = chat.get("type"), chat.get("id")
    if kind not in (ChatKind.CHANNEL, ChatKind.GROUP, ChatKind.SUPERGROUP):
        return None
    if not isinstance(chat_id, int):
        return None
    return Place(chat_id, ChatKind(kind), str(chat.get("title", "")), chat.get("username"))


def _is_in(member: Json) -> bool:
    status = member.get("status")
    if status == ChatMemberStatus.RESTRICTED:
        return bool(member.get("is_member"))
    return status == ChatMemberStatus.MEMBER or status in _RUNS_THE_CHAT


def _posts(member: Json) -> bool:
    if member.get("status") == ChatMemberStatus.CREATOR:
        return True
    is_admin = member.get("status") == ChatMemberStatus.ADMINISTRATOR
    return is_admin and bool(member.get("can_post_messages"))


def _speaks(member: Json) -> bool:
    """Say whether somebody who is in a group may send videos to it."""
    if member.get("status") != ChatMemberStatus.RESTRICTED:
        return True
    return bool(member.get("can_send_messages")) and bool(member.get("can_send_videos"))
