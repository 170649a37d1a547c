"""Votes on a card, and who decides in a group."""

from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.menu import SettingsCD
from core.domain.records.people import Approval, ChatSettings
from core.services.change_approval import VOTES
from core.services.vote_clip import Poll
from core.texts import Translator


class VoteCD(CallbackData, prefix="vote"):
    clip: UUID
    approves: bool


class ApprovalCD(CallbackData, prefix="appr"):
    """Without anything: the choices as they are."""

    approval: Approval | None = None
    needed: int | None = None


def votes_row(t: Translator, clip_id: UUID, poll: Poll) -> list[InlineKeyboardButton]:
    """👍 and 👎 of a clip that a group votes on."""
    return [
        _button(t("button-vote-for", count=poll.approving), VoteCD(clip=clip_id, approves=True)),
        _button(
            t("button-vote-against", count=poll.rejecting), VoteCD(clip=clip_id, approves=False)
        ),
    ]


def approval_button(t: Translator, settings: ChatSettings) -> InlineKeyboardButton:
    """Opens the choice of who decides, from the settings of a group."""
    value = t(f"approval-{settings.approval}")
    return _button(t("button-approval", value=value), ApprovalCD())


def approval_keyboard(t: Translator, settings: ChatSettings) -> InlineKeyboardMarkup:
    """Who decides, and by how many votes."""
    modes = [
        [_choice(t, t(f"approval-{each}"), ApprovalCD(approval=each), each is settings.approval)]
        for each in Approval
    ]
    votes = [
        _choice(
            t,
            t("approval-needed", needed=number),
            ApprovalCD(needed=number),
            number == settings.votes_needed,
        )
        for number in VOTES
    ]
    rows = [votes[:3], votes[3:]] if settings.approval is Approval.VOTES else []
    back = _button(t("button-back"), SettingsCD())
    return InlineKeyboardMarkup(inline_keyboard=[*modes, *rows, [back]])


def _choice(
    t: Translator,
    name: str,
    data: CallbackData,
    chosen: bool,
) -> InlineKeyboardButton:
    return _button(t("setting-chosen", value=name) if chosen else name, data)


def _button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
