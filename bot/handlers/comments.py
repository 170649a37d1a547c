"""A post of ours appears in its channel's discussion group."""

from aiogram import F, Router
from aiogram.types import Message, MessageOriginChannel

from bot.delivery.memory import ChatMemory, Form
from bot.screens import Screen
from core.domain.records.delivery import MessageRole
from core.services.comment_post import CommentPost
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="comments")
    router.message.register(comment, F.is_automatic_forward)
    return router


async def comment(
    message: Message, t: Translator, comment_post: CommentPost, chat_memory: ChatMemory
) -> None:
    """Put the link to the whole video below it, once."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel):
        return
    found = await comment_post(origin.chat.id, origin.message_id)
    if found is None:
        return
    post, link = found
    screen = Screen(t("post-comment", link=link))
    place = (post.id, MessageRole.COMMENT, message.chat.id)
    if await chat_memory.claim(*place, screen):
        said = await message.reply(screen.text)
        await chat_memory.keep(*place, said.message_id, Form.TEXT, screen)
