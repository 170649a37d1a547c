"""Buttons nobody else answered: a message stays clickable for ever."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.handlers.pressed import acknowledge
from bot.requests.plain import NOTHING
from core.domain.errors import OutdatedError


def build_router() -> Router:
    router = Router(name="old_buttons")
    router.callback_query.register(say_nothing, F.data == NOTHING)
    router.callback_query.register(say_outdated)
    return router


async def say_nothing(callback: CallbackQuery) -> None:
    """A button that only says something, on a server that cannot show it dead."""
    await acknowledge(callback, "")


async def say_outdated(callback: CallbackQuery) -> None:
    raise OutdatedError(f"nobody answers {callback.data!r}")
