"""What the card of a pending clip shows while its buttons are about something else than the
decision."""

from bot.delivery.cards import CardMessages
from bot.keyboards.editor import EditState
from bot.keyboards.short import style_title
from bot.screens import Screen
from bot.screens.panels import (
    News,
    cutting_screen,
    editor_screen,
    styles_screen,
    text_screen,
    titles_screen,
    with_news,
)
from bot.screens.scores import scores_screen
from bot.texts import html_words
from core.domain.looks import wants_hook, wants_tighten
from core.domain.records.clip import Clip
from core.ports.chat import ChatAddress, Panel
from core.ports.uow import UnitOfWorkFactory
from core.services.choose_style import clip_preset
from core.services.vote_clip import votes_in
from core.texts import Texts


class PanelScreens:
    """Reads what a panel needs to know."""

    def __init__(self, cards: CardMessages, uow: UnitOfWorkFactory, texts: Texts) -> None:
        self._cards = cards
        self._uow = uow
        self._texts = texts

    async def of(self, to: ChatAddress, clip: Clip, panel: Panel, news: News | None) -> Screen:
        """Return the card with these buttons, and how far its picture is."""
        t = html_words(self._texts, to.language)
        match panel:
            case Panel.CARD:
                screen = await self._cards.screen_of(to, clip)
            case Panel.SCORES:
                screen = scores_screen(t, clip)
            case Panel.CUT:
                screen = cutting_screen(t, clip, await self._undoable(clip))
            case Panel.TITLE:
                screen = titles_screen(t, clip)
            case Panel.TEXT:
                screen = text_screen(t, clip)
            case Panel.STYLE:
                screen = await self._styles(to, clip)
            case Panel.EDIT:
                screen = editor_screen(t, clip, await self._edit_state(to, clip))
        return with_news(t, screen, news)

    async def _styles(self, to: ChatAddress, clip: Clip) -> Screen:
        async with self._uow(reading=True) as uow:
            project = await uow.projects.get(clip.project_id)
            owner = project.user_id if project else clip.project_id
            presets = await uow.presets.available_to(owner)
            current = await clip_preset(uow, clip, to.chat.settings, owner)
        t = html_words(self._texts, to.language)
        return styles_screen(t, clip, presets, current.id if current else None)

    async def _edit_state(self, to: ChatAddress, clip: Clip) -> EditState:
        settings, t = to.chat.settings, self._texts.translator(to.language)
        async with self._uow(reading=True) as uow:
            project = await uow.projects.get(clip.project_id)
            owner = project.user_id if project else clip.project_id
            preset = await clip_preset(uow, clip, settings, owner)
            edits = await uow.reviews.edits_of(clip.id)
        return EditState(
            style=style_title(t, preset) if preset else t("style-shorts"),
            hook=wants_hook(clip.meta, settings),
            tighten=wants_tighten(clip.meta, settings),
            undoable=len(edits),
            can_decide=not votes_in(to.chat),
        )

    async def _undoable(self, clip: Clip) -> int:
        async with self._uow(reading=True) as uow:
            return len(await uow.reviews.edits_of(clip.id))
