"""The one place where errors become words.

Our own errors bring their text key; anything else becomes an incident: a short code for the person,
the same code beside the trace in the log. Nothing of the error itself reaches a chat.
"""

import secrets
from contextlib import suppress

import structlog
from aiogram import Router
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.types import ErrorEvent, InlineKeyboardMarkup, Update

from bot.delivery.speaker import reply_parameters
from bot.handlers.pressed import acknowledge, is_answered
from bot.keyboards.plan import offer_keyboard
from bot.texts import html_words
from core.domain.errors import (
    ChatUnreachableError,
    ClipGoneError,
    InputError,
    PlanError,
    ShortsError,
)
from core.domain.records.people import Chat, ChatKind
from core.services.chat_presence import NoteChatPresence
from core.texts import Texts, Translator, pick_language

log = structlog.get_logger(__name__)

_HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message to be replied not found",
)


def build_router() -> Router:
    router = Router(name="errors")
    router.errors.register(explain)
    return router


async def explain(
    event: ErrorEvent,
    texts: Texts,
    default_language: str,
    note_chat_presence: NoteChatPresence,
    chat: Chat | None = None,
    t: Translator | None = None,
) -> bool:
    """Tell the person what went wrong: as an alert after a press that was not answered yet, as a
    reply otherwise."""
    error = event.exception
    if isinstance(error, TelegramForbiddenError) and chat is not None:
        await note_chat_presence(chat, active=False)
        return True
    if isinstance(error, ChatUnreachableError) or _is_harmless(error):
        log.info("telegram_refused", error=str(error))
        return True
    words = t or html_words(texts, pick_language(_language_code(event.update), default_language))
    alert, reply = _words_for(error, words)
    # The chat may be what broke: then the log is all there is.
    with suppress(TelegramAPIError):
        await _tell(event.update, alert, reply, _way_out(error, words, chat))
        if isinstance(error, ClipGoneError):
            await _take_buttons_away(event.update)
    return True


def _words_for(error: Exception, t: Translator) -> tuple[str, str]:
    """Return the words for an alert and those for a message."""
    if isinstance(error, ShortsError):
        level = log.info if isinstance(error, InputError) else log.warning
        level("refused", error=type(error).__name__, detail=error.detail)
        return t.plain.error(error), t.error(error)
    code = secrets.token_hex(3)
    log.error("incident", code=code, exc_info=error)
    return t.plain("alert-incident", code=code), t("incident", code=code)


def _way_out(error: Exception, t: Translator, chat: Chat | None) -> InlineKeyboardMarkup | None:
    """Return a button that helps; plans are nobody else's business in a group."""
    private = chat is not None and chat.kind is ChatKind.PRIVATE
    return offer_keyboard(t.plain) if private and isinstance(error, PlanError) else None


async def _tell(
    update: Update, alert: str, reply: str, keyboard: InlineKeyboardMarkup | None
) -> None:
    press = update.callback_query
    if press is not None and not is_answered(press):
        await acknowledge(press, alert, alert=True)
    elif press is not None and press.message is not None and press.bot is not None:
        place = reply_parameters(press.message.message_id)
        await press.bot.send_message(
            press.message.chat.id, reply, reply_markup=keyboard, reply_parameters=place
        )
    elif update.message is not None:
        await update.message.reply(reply, reply_markup=keyboard)


async def _take_buttons_away(update: Update) -> None:
    """Leave nothing to press on a card whose clip is gone."""
    press = update.callback_query
    if press is not None and press.message is not None and press.bot is not None:
        await press.bot.edit_message_reply_markup(
            chat_id=press.message.chat.id, message_id=press.message.message_id
        )


def _is_harmless(error: Exception) -> bool:
    return isinstance(error, TelegramBadRequest) and any(
        reason in error.message for reason in _HARMLESS
    )


def _language_code(update: Update) -> str | None:
    event = update.callback_query or update.message or update.my_chat_member
    person = event.from_user if event else None
    return person.language_code if person else None
