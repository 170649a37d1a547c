"""The brand kit: logo or text, colour, title, progress bar; a picture shows what they make."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.brand import AUTO
from bot.keyboards.menu import BrandAction, BrandCD
from bot.living import LivingMessages
from bot.samples import Sample
from bot.screens import Screen
from bot.screens.brand import brand_color_screen, brand_screen, mark_screen
from core.domain.brand import BrandKit
from core.domain.clock import utc_now
from core.domain.errors import InvalidStyleError, OutdatedError
from core.domain.overlays import Corner
from core.domain.plans import Admission
from core.domain.presets import DEFAULT_PRESET, SYSTEM_PRESETS
from core.domain.records.people import Chat, User
from core.services.change_brand import ChangeBrand
from core.services.change_settings import OFF, ON
from core.services.choose_style import ChooseStyle
from core.texts import Translator

Show = Callable[[Translator, BrandKit], Screen]

SCREENS: dict[BrandAction, Show] = {
    BrandAction.OPEN: brand_screen,
    BrandAction.HOOK: brand_screen,
    BrandAction.BAR: brand_screen,
    BrandAction.COLOR: brand_color_screen,
    BrandAction.MARK: mark_screen,
    BrandAction.NO_LOGO: mark_screen,
    BrandAction.NO_TEXT: mark_screen,
    BrandAction.CORNER: mark_screen,
}


def build_router() -> Router:
    router = Router(name="brand_menu")
    router.callback_query.register(change, BrandCD.filter(F.action.in_(SCREENS)))
    return router


async def change(
    callback: CallbackQuery,
    callback_data: BrandCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_brand: ChangeBrand,
    choose_style: ChooseStyle,
    living: LivingMessages,
    admission: Admission,
) -> None:
    """Open a page, or change something and show it. Raises AdminsOnlyError."""
    brand = await change_brand.read(chat, user)
    try:
        wanted = _changed(brand, callback_data.action, callback_data.arg)
        if wanted != brand:
            brand = await change_brand(wanted, chat, user)
    except (ValueError, InvalidStyleError) as error:
        raise OutdatedError(f"{callback_data.action} of {callback_data.arg!r}") from error
    await acknowledge(callback, "")
    seen = admission.brand_of(brand, user, chat, utc_now())
    screen = on_plan(t, SCREENS[callback_data.action](t, brand), brand, seen)
    sample = await sample_of(seen, chat, user, choose_style)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, screen, sample, t)


async def sample_of(brand: BrandKit, chat: Chat, user: User, choose_style: ChooseStyle) -> Sample:
    """Return what shows a brand, with the chat's captions."""
    preset = await choose_style.current(chat, user)
    return Sample(preset.style if preset else SYSTEM_PRESETS[DEFAULT_PRESET], brand)


def on_plan(t: Translator, screen: Screen, brand: BrandKit, seen: BrandKit) -> Screen:
    """Say why something else is `seen` than what the brand has."""
    if seen == brand:
        return screen
    return Screen(f"{screen.text}\n\n{t('plan-brand')}", screen.keyboard)


def _changed(brand: BrandKit, action: BrandAction, arg: str | None) -> BrandKit:
    """Raises ValueError."""
    changes: dict[str, Any] = {}
    match action:
        case BrandAction.HOOK:
            changes = {"hook": _is_on(arg)}
        case BrandAction.BAR:
            changes = {"progress_bar": _is_on(arg)}
        case BrandAction.CORNER:
            changes = {"corner": Corner(arg or "")}
        case BrandAction.NO_LOGO:
            changes = {"logo_key": None}
        case BrandAction.NO_TEXT:
            changes = {"watermark_text": None}
        case BrandAction.COLOR if arg is not None:
            changes = {"accent_color": None if arg == AUTO else arg}
    return replace(brand, **changes)


def _is_on(arg: str | None) -> bool:
    if arg not in (ON, OFF):
        raise ValueError(f"no position {arg!r}")
    return arg == ON
