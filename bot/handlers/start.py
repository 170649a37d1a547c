"""/start and /help."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from core.domain.plans import PlanLimits
from core.texts import Translator
from core.texts.units import MIB


def build_router() -> Router:
    router = Router(name="start")
    router.message.register(start, CommandStart(), F.chat.type == ChatType.PRIVATE)
    router.message.register(start_group, CommandStart())
    router.message.register(show_help, Command("help"))
    return router


async def start(message: Message, t: Translator) -> None:
    await message.answer(t("start"))


async def start_group(message: Message, t: Translator) -> None:
    await message.answer(t("start-group"))


async def show_help(
    message: Message, t: Translator, limits: PlanLimits, server_limit_bytes: int
) -> None:
    largest = min(limits.max_bytes, server_limit_bytes)
    await message.answer(
        t(
            "help",
            min_s=limits.min_ms // 1000,
            max_min=(limits.max_ms or 0) // 60_000,
            limit_mb=largest // MIB,
        )
    )
