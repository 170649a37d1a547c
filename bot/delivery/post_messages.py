"""Posts to channels, and the messages about them."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendVideo

from bot.delivery.caller import ChatCaller
from bot.delivery.memory import ChatMemory, Form
from bot.delivery.once import at_most_once
from bot.delivery.speaker import Speaker, is_topic_gone
from bot.screens import Screen
from bot.screens.channel import channel_news_screen
from bot.screens.post import post_screen
from bot.screens.post_caption import post_caption
from bot.texts import html_words
from core.domain.errors import (
    ChatUnreachableError,
    PostRefusedError,
    TopicGoneError,
)
from core.domain.records.channel import Channel
from core.domain.records.clip import Clip
from core.domain.records.delivery import MessageRole
from core.ports.chat import ChatAddress, PostOrder, PostView
from core.ports.uow import UnitOfWorkFactory
from core.texts import Texts

_SETTLING_TRIES = 3
_NOWHERE = -1


class PostMessages:
    """One message per post; it always shows what the database says of the post."""

    def __init__(
        self,
        call: ChatCaller,
        speaker: Speaker,
        memory: ChatMemory,
        uow: UnitOfWorkFactory,
        texts: Texts,
    ) -> None:
        self._call = call
        self._speaker = speaker
        self._memory = memory
        self._uow = uow
        self._texts = texts

    async def post(self, order: PostOrder) -> int:
        """See the port."""
        try:
            with at_most_once():
                return await self._post(order)
        except (TelegramBadRequest, ChatUnreachableError) as error:
            if is_topic_gone(error):
                raise TopicGoneError(str(error)) from error
            if isinstance(error, ChatUnreachableError):
                raise
            raise PostRefusedError(error.message) from error

    async def show(self, to: ChatAddress, view: PostView, in_place_of: int | None) -> None:
        """Send the message about a post, or bring it up to date; see the port."""
        if in_place_of is not None:
            await self._adopt(to.chat.telegram_id, view, in_place_of)
        for _ in range(_SETTLING_TRIES):
            fresh = await self._fresh(view)
            screen = post_screen(html_words(self._texts, to.language), fresh)
            if not await self._show(to, fresh, screen):
                return

    async def show_channel(self, to: ChatAddress, channel: Channel) -> None:
        """Tell that a channel was lost, or came back."""
        screen = channel_news_screen(html_words(self._texts, to.language), channel)
        await self._speaker.send(to, screen)

    async def _post(self, order: PostOrder) -> int:
        rules = order.channel.rules
        caption = post_caption(html_words(self._texts, order.language), order)
        message = await self._call(
            order.channel.telegram_id,
            lambda chat_id: SendVideo(
                chat_id=chat_id,
                video=order.file_id,
                caption=caption,
                supports_streaming=True,
                disable_notification=rules.silent,
                message_thread_id=rules.thread_id,
            ),
        )
        return message.message_id

    async def _adopt(self, chat_id: int, view: PostView, message_id: int) -> None:
        shown = await self._memory.recall(view.post.id, MessageRole.POST)
        if shown is None:
            place = (view.post.id, MessageRole.POST, chat_id, message_id)
            await self._memory.keep(*place, Form.TEXT, Screen(""))
        elif shown.row.message_id != message_id:
            await self._speaker.remove(chat_id, message_id)

    async def _show(self, to: ChatAddress, view: PostView, screen: Screen) -> bool:
        """Say whether anything was shown that was not shown before."""
        post_id, role = view.post.id, MessageRole.POST
        chat_id = to.chat.telegram_id
        shown = await self._memory.recall(post_id, role)
        if shown is None or not shown.is_sent:
            if not await self._memory.claim(post_id, role, chat_id, screen):
                return False
            try:
                below = await self._short_of(view.clip, chat_id)
                message = await self._speaker.send(to, screen, reply_to=below)
            except ChatUnreachableError:
                await self._memory.keep(post_id, role, chat_id, _NOWHERE, Form.GONE, screen)
                raise
            place = (message.chat.id, message.message_id)
            await self._memory.keep(post_id, role, *place, Form.TEXT, screen)
            return True
        if shown.is_over or shown.shows(Form.TEXT, screen):
            return False
        place = (shown.row.chat_telegram_id, shown.row.message_id)
        there = await self._speaker.edit(*place, screen, photo=False)
        form = Form.TEXT if there else Form.GONE
        await self._memory.keep(post_id, role, *place, form, screen)
        return there

    async def _fresh(self, view: PostView) -> PostView:
        async with self._uow() as uow:
            post = await uow.posts.get(view.post.id)
        return PostView(post or view.post, view.clip, view.channel)

    async def _short_of(self, clip: Clip, chat_id: int) -> int | None:
        """Return the message of this chat that carries the short."""
        shown = await self._memory.recall(clip.id, MessageRole.RESULT)
        if shown is None or shown.row.chat_telegram_id != chat_id:
            return None
        return shown.row.message_id
