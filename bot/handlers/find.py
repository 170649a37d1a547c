"""/find: where do they talk about that?"""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.handlers.take import topic_of
from core.domain.records.people import Chat, User
from core.services.find_moment import FindMoment, SearchRequest
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="find")
    router.message.register(find, Command("find"), F.text)
    return router


async def find(
    message: Message,
    command: CommandObject,
    t: Translator,
    user: User,
    chat: Chat,
    find_moment: FindMoment,
) -> None:
    query = command.args or ""
    if not any(letter.isalnum() for letter in query):
        await message.reply(t("find-usage"))
        return
    answers = message.reply_to_message
    request = SearchRequest(
        user=user,
        chat=chat,
        query=query,
        message_id=message.message_id,
        reply_to=answers.message_id if answers else None,
        thread_id=topic_of(message),
    )
    await find_moment(request)
