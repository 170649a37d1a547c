"""What people type about a clip: its title, the words of its captions."""

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.cutting import MoveCuts
from bot.handlers.edited import show_typed
from bot.handlers.pressed import acknowledge
from bot.keyboards.editor import EditAction, EditCD
from bot.prompts import Prompts
from bot.screens.cut import tidy
from core.domain.errors import OutdatedError
from core.domain.records.clip import ClipStatus
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import User
from core.domain.titles import clean_title
from core.ports.chat import ChatView
from core.services.access import Access
from core.services.change_look import ChangeLook
from core.services.decision import require_makeable
from core.services.edit_clip import EditClip
from core.services.jobs import HandOver
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="clip_answers")
    asks = F.action.in_({EditAction.TYPE_TITLE, EditAction.TYPE_TEXT})
    router.callback_query.register(ask, EditCD.filter(asks))
    router.message.register(take_title, F.reply_to_message, F.text, answers_title)
    router.message.register(take_text, F.reply_to_message, F.text, answers_text)
    return router


async def ask(
    callback: CallbackQuery,
    callback_data: EditCD,
    t: Translator,
    user: User,
    access: Access,
    move_cuts: MoveCuts,
    prompts: Prompts,
) -> None:
    """Ask for a title or for words; those of now are there to be copied."""
    clip, project, _ = await access.to_clip(callback_data.clip, user)
    require_makeable(project)
    if clip.status is not ClipStatus.PENDING or not isinstance(callback.message, Message):
        raise OutdatedError(f"clip {clip.id} is {clip.status}")
    if callback_data.action is EditAction.TYPE_TITLE:
        role, text = MessageRole.TITLE, t("ask-title", title=tidy(clip.title))
    else:
        words = tidy(await move_cuts.words_of(clip.id)) or "…"
        # Not as a parameter: Fluent takes none this long.
        role, text = MessageRole.CAPTION, f"{t('ask-text')}\n\n<code>{t.escape(words)}</code>"
    await acknowledge(callback, "")
    await prompts.ask(callback.message, clip.id, role, text)


async def answers_title(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.TITLE)
    return {"asked": asked} if asked is not None else False


async def answers_text(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.CAPTION)
    return {"asked": asked} if asked is not None else False


async def take_title(
    message: Message,
    asked: SentMessage,
    user: User,
    edit_clip: EditClip,
    prompts: Prompts,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Raises OutdatedError for a clip that was decided, EmptyTextError."""
    title = clean_title(tidy(message.text or ""))
    edited = await edit_clip.rename(asked.subject_id, user, title)
    await prompts.close(message, asked)
    await show_typed(message, edited, view, hand_over)


async def take_text(
    message: Message,
    asked: SentMessage,
    user: User,
    change_look: ChangeLook,
    prompts: Prompts,
    view: ChatView,
    hand_over: HandOver,
) -> None:
    """Raises OutdatedError, EmptyTextError, CaptionTooLongError."""
    edited = await change_look.set_text(asked.subject_id, user, tidy(message.text or ""))
    await prompts.close(message, asked)
    await show_typed(message, edited, view, hand_over)
