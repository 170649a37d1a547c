"""/start and /help: nothing has to be typed."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.help import GreetCD, HelpCD, SampleCD
from bot.sample_short import SampleShort
from bot.screens.help import answer_screen, help_screen, start_screen
from bot.texts import html_words
from core.domain.plans import Admission, PlanLimits
from core.domain.records.people import Chat, ChatKind, User
from core.services.set_language import SetLanguage
from core.texts import Texts, Translator


def build_router() -> Router:
    router = Router(name="start")
    router.message.register(start, CommandStart(), F.chat.type == ChatType.PRIVATE)
    router.message.register(start_group, CommandStart())
    router.message.register(show_help, Command("help"))
    router.callback_query.register(show_sample, SampleCD.filter())
    router.callback_query.register(greet_in, GreetCD.filter())
    router.callback_query.register(answer, HelpCD.filter())
    return router


async def start(message: Message, t: Translator) -> None:
    screen = start_screen(t)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def start_group(message: Message, t: Translator) -> None:
    await message.answer(t("start-group"))


async def show_help(message: Message, t: Translator, chat: Chat) -> None:
    screen = help_screen(t, private=chat.kind is ChatKind.PRIVATE)
    await message.answer(screen.text, reply_markup=screen.keyboard)


async def show_sample(
    callback: CallbackQuery, t: Translator, bot: Bot, sample_short: SampleShort
) -> None:
    await acknowledge(callback, t.plain("alert-sample"))
    if isinstance(callback.message, Message):
        await sample_short.send(callback.message, bot, t("sample"))


async def greet_in(
    callback: CallbackQuery,
    callback_data: GreetCD,
    user: User,
    chat: Chat,
    texts: Texts,
    set_language: SetLanguage,
) -> None:
    """Go on in another language, in the same message."""
    await set_language(callback_data.code, chat, user)
    t = html_words(texts, callback_data.code)
    await acknowledge(callback, t.plain("language-chosen"))
    if isinstance(callback.message, Message):
        screen = start_screen(t)
        await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)


async def answer(
    callback: CallbackQuery,
    callback_data: HelpCD,
    t: Translator,
    chat: Chat,
    limits: PlanLimits,
    server_limit_bytes: int,
    admission: Admission,
) -> None:
    """Turn the message into an answer, or back into the questions."""
    await acknowledge(callback, "")
    if not isinstance(callback.message, Message):
        return
    private = chat.kind is ChatKind.PRIVATE
    if callback_data.topic is None:
        screen = help_screen(t, private=private)
    else:
        sold = admission.book is not None
        largest = min(limits.max_bytes, server_limit_bytes)
        screen = answer_screen(t, callback_data.topic, limits, largest, plans=sold)
    await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)
