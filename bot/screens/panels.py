"""A pending clip's card while its buttons are about something else than the decision."""

from collections.abc import Sequence
from uuid import UUID

from bot.keyboards.clip import below_editor
from bot.keyboards.cutting import cutting_keyboard
from bot.keyboards.editor import (
    EditState,
    clip_styles_keyboard,
    editor_keyboard,
    text_keyboard,
    titles_keyboard,
)
from bot.screens.card import beginning, heading
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.excerpts import ending_of
from core.domain.records.clip import Clip
from core.domain.records.preset import CaptionPreset
from core.domain.titles import suggested_titles
from core.ports.chat import PictureKind, PreviewState
from core.texts import Translator

_WORDS, _TEXT = 180, 480

_NEWS = {
    (PictureKind.STILL, PreviewState.DRAWING): "card-still-drawing",
    (PictureKind.STILL, PreviewState.FAILED): "card-still-failed",
    (PictureKind.DRAFT, PreviewState.LOOKING): "card-draft-looking",
    (PictureKind.DRAFT, PreviewState.DRAWING): "card-draft-drawing",
    (PictureKind.DRAFT, PreviewState.READY): "card-draft-ready",
    (PictureKind.DRAFT, PreviewState.FAILED): "card-draft-failed",
}

News = tuple[PictureKind, PreviewState]


def with_news(t: Translator, screen: Screen, news: News | None) -> Screen:
    """Return the screen with how far a picture of the clip is."""
    key = _NEWS.get(news) if news is not None else None
    return screen if key is None else Screen(f"{screen.text}\n\n{t(key)}", screen.keyboard)


def editor_screen(t: Translator, clip: Clip, state: EditState) -> Screen:
    """What is in force, and what can be changed."""
    facts = [
        t("card-edit-style", style=cut(state.style, 60)),
        t("card-edit-text-own" if clip.meta.caption_text is not None else "card-edit-text-heard"),
    ]
    keyboard = editor_keyboard(
        t.plain, clip.id, state, below_editor(t.plain, clip.id, can_decide=state.can_decide)
    )
    return Screen("\n\n".join([heading(t, clip), t("card-edit"), "\n".join(facts)]), keyboard)


def cutting_screen(t: Translator, clip: Clip, undoable: int) -> Screen:
    """How the clip begins and how it ends, and what moves that."""
    words = [t("card-cut-start", words=beginning(clip.meta.first_words))]
    if last_words := ending_of(clip.meta.said):
        words.append(t("card-cut-end", words=cut(last_words, _WORDS)))
    text = "\n\n".join([heading(t, clip), *words, t("card-cut-hint")])
    return Screen(text, cutting_keyboard(t.plain, clip.id, undoable))


def titles_screen(t: Translator, clip: Clip) -> Screen:
    """Titles to choose from."""
    titles = suggested_titles(clip)
    hint = t("card-titles" if titles else "card-titles-none")
    return Screen(f"{heading(t, clip)}\n\n{hint}", titles_keyboard(t.plain, clip.id, titles))


def text_screen(t: Translator, clip: Clip) -> Screen:
    """What the captions say now."""
    own = clip.meta.caption_text
    said = cut(clip.meta.said if own is None else own, _TEXT)
    words = t("card-words", words=said) if said else t("card-text-none")
    hint = t("card-text-heard" if own is None else "card-text-own")
    text = "\n\n".join([heading(t, clip), hint, words])
    return Screen(text, text_keyboard(t.plain, clip.id, written=own is not None))


def styles_screen(
    t: Translator, clip: Clip, presets: Sequence[CaptionPreset], current: UUID | None
) -> Screen:
    """Styles to choose from; the picture shows the one in force."""
    keyboard = clip_styles_keyboard(t.plain, clip.id, presets, current)
    return Screen(f"{heading(t, clip)}\n\n{t('card-styles')}", keyboard)
