"""Buttons nobody else answered: a message stays clickable for ever."""

from aiogram import Router
from aiogram.types import CallbackQuery

from core.domain.errors import OutdatedError


def build_router() -> Router:
    router = Router(name="old_buttons")
    router.callback_query.register(say_outdated)
    return router


async def say_outdated(callback: CallbackQuery) -> None:
    raise OutdatedError(f"nobody answers {callback.data!r}")
