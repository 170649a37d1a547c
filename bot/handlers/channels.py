"""/channels: channels and groups are connected."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove

from bot.handlers.pressed import acknowledge
from bot.keyboards.channel import ChannelAction, ChannelCD, offer_keyboard
from bot.keyboards.connect import CHANNEL_REQUEST, GROUP_REQUEST, request_keyboard
from bot.screens import Screen
from bot.screens.channel import channel_screen, channels_screen, name_of
from core.domain.errors import ChannelError, OutdatedError
from core.domain.records.people import Chat, ChatKind, User
from core.services.change_channel import ChangeChannel
from core.services.connect_channel import ConnectChannel
from core.services.post_queue import ListChannels
from core.texts import LANGUAGES, Texts, Translator


def build_router() -> Router:
    router = Router(name="channels")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(show_channels, Command("channels"))
    router.message.register(take_chat, private, F.chat_shared)
    router.message.register(cancel, private, is_cancel_key)
    router.message.register(use_topic, Command("here"), F.chat.type == ChatType.SUPERGROUP)
    press = router.callback_query.register
    press(back_to_list, ChannelCD.filter(F.action == ChannelAction.LIST))
    press(choose, ChannelCD.filter(F.action == ChannelAction.ADD))
    press(connect_offered, ChannelCD.filter(F.action == ChannelAction.CONNECT))
    return router


async def is_cancel_key(message: Message, texts: Texts) -> bool:
    return message.text in {texts.translator(code)("key-cancel") for code in LANGUAGES}


async def show_channels(
    message: Message, t: Translator, user: User, chat: Chat, list_channels: ListChannels
) -> None:
    screen = await _list(t, user, chat, list_channels)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def back_to_list(
    callback: CallbackQuery, t: Translator, user: User, chat: Chat, list_channels: ListChannels
) -> None:
    screen = await _list(t, user, chat, list_channels)
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)


async def choose(callback: CallbackQuery, t: Translator, chat: Chat) -> None:
    """Bring the keys that open the person's own channels and groups."""
    if chat.kind is not ChatKind.PRIVATE:
        raise OutdatedError("channels are chosen in private")
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await callback.message.answer(t("channels-choose"), reply_markup=request_keyboard(t.plain))


async def cancel(message: Message, t: Translator) -> None:
    await message.answer(t("channels-cancelled"), reply_markup=ReplyKeyboardRemove())


async def take_chat(
    message: Message, t: Translator, user: User, chat: Chat, connect_channel: ConnectChannel
) -> None:
    """Connect what was chosen."""
    shared = message.chat_shared
    if shared is None or shared.request_id not in (CHANNEL_REQUEST, GROUP_REQUEST):
        return
    await message.answer(t("channels-chosen"), reply_markup=ReplyKeyboardRemove())
    await _connect(message, t, user, chat, connect_channel, shared.chat_id)


async def connect_offered(
    callback: CallbackQuery,
    callback_data: ChannelCD,
    t: Translator,
    user: User,
    chat: Chat,
    connect_channel: ConnectChannel,
) -> None:
    """Connect the channel that the bot was let into, or try once more."""
    await acknowledge(callback, t.plain("channels-chosen"))
    number = (callback_data.arg or "").removeprefix("-")
    if not number.isdigit() or chat.kind is not ChatKind.PRIVATE:
        raise OutdatedError(f"no channel {callback_data.arg!r}")
    if isinstance(callback.message, Message):
        await _connect(callback.message, t, user, chat, connect_channel, int(f"-{number}"))


async def use_topic(
    message: Message, t: Translator, user: User, change_channel: ChangeChannel
) -> None:
    """Post into the topic of this message."""
    thread_id = message.message_thread_id if message.is_topic_message else None
    changed = await change_channel.set_topic(message.chat.id, user, thread_id)
    if changed is None:
        await message.reply(t("topic-not-connected"))
    else:
        await message.reply(t("topic-set" if thread_id else "topic-unset"))


async def _connect(
    below: Message,
    t: Translator,
    user: User,
    chat: Chat,
    connect_channel: ConnectChannel,
    telegram_id: int,
) -> None:
    try:
        channel = await connect_channel(chat, user, telegram_id)
    except ChannelError as error:
        await below.answer(t.error(error), reply_markup=offer_keyboard(t.plain, telegram_id))
        return
    screen = channel_screen(t, channel)
    head = t("channel-connected", name=name_of(channel))
    await below.answer(f"{head}\n\n{screen.text}", reply_markup=screen.keyboard)


async def _list(t: Translator, user: User, chat: Chat, list_channels: ListChannels) -> Screen:
    queues = await list_channels(chat, user)
    return channels_screen(t, queues, private=chat.kind is ChatKind.PRIVATE)
