"""A clip's card, and the words under the finished short."""

from collections.abc import Callable

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards.clip import (
    decision_keyboard,
    exported_keyboard,
    remaking_keyboard,
    retry_keyboard,
    retry_remake_keyboard,
)
from bot.keyboards.cutting import cutting_keyboard
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.excerpts import ending_of
from core.domain.hashtags import hashtags
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import ErrorNote
from core.domain.spans import Span
from core.texts import Translator
from core.texts.spans import length
from core.texts.units import clock

CAPTION_LIMIT = 1024
"""Units of a caption after its markup was read."""

_SENTENCE_ENDS = (".", "!", "?", "…")
_TITLE, _REASON, _WORDS, _ERROR, _HASHTAGS = 120, 320, 180, 250, 300


def card_screen(
    t: Translator,
    clip: Clip,
    render_fraction: float | None = None,
    error: ErrorNote | None = None,
    ahead: int = 0,
) -> Screen:
    """The card as it is now. `error` brings the details of `clip.error` when they are known;
    `ahead` is how many jobs will be done before the clip's own."""
    if clip.error is not None and clip.status is ClipStatus.APPROVED:
        note = error if error and error.key == clip.error else ErrorNote(clip.error)
        words = cut(t.plain.error(note), _ERROR)
        failed = "card-remake-failed" if clip.is_remade else "card-failed"
        buttons = retry_remake_keyboard if clip.is_remade else retry_keyboard
        return Screen(_facts(t, clip, t(failed, error=words)), buttons(t.plain, clip.id))
    status, keyboard = _STATES[clip.status](t, clip, render_fraction)
    if ahead and clip.status is ClipStatus.APPROVED and render_fraction is None:
        status = f"{status}\n{t('progress-queue', position=ahead)}"
    return Screen(_facts(t, clip, status), keyboard)


def cutting_screen(t: Translator, clip: Clip, before: Span) -> Screen:
    """The card of a pending clip whose cuts are being moved: how it begins and how it ends."""
    words = [t("card-cut-start", words=_beginning(clip.meta.first_words))]
    if last_words := ending_of(clip.meta.said):
        words.append(t("card-cut-end", words=cut(last_words, _WORDS)))
    text = "\n\n".join([heading(t, clip), *words, t("card-cut-hint")])
    return Screen(text, cutting_keyboard(t.plain, clip.id, before))


def short_caption(t: Translator, clip: Clip) -> str:
    """Title and hashtags under the finished short."""
    title = t("short-title", title=cut(clip.title, _TITLE))
    tags = cut(" ".join(hashtags(clip.meta.hashtags)), _HASHTAGS)
    return f"{title}\n\n{tags}" if tags else title


def short_on_the_way(t: Translator, clip: Clip) -> str:
    """What holds the place of a short while it is uploaded."""
    return t("short-on-the-way", title=cut(clip.title, _TITLE))


def heading(t: Translator, clip: Clip) -> str:
    """The first lines of every card: which clip it is."""
    title = t("card-title", position=clip.position, title=cut(clip.title, _TITLE))
    facts = t(
        "card-facts",
        score=clip.score,
        **{"from": clock(clip.span.start_ms), "to": clock(clip.span.end_ms)},
        length=length(t, clip.span.duration_ms),
    )
    return f"{title}\n{facts}"


def _facts(t: Translator, clip: Clip, status: str) -> str:
    meta = clip.meta
    paragraphs = [heading(t, clip)]
    if meta.reason:
        paragraphs.append(t("card-reason", reason=cut(meta.reason, _REASON)))
    if meta.first_words:
        paragraphs.append(t("card-words", words=_beginning(meta.first_words)))
    if status:
        paragraphs.append(status)
    return "\n\n".join(paragraphs)


def _beginning(words: str) -> str:
    said = cut(words, _WORDS)
    return said if said.endswith(_SENTENCE_ENDS) else f"{said.rstrip(' ,;:—-')}…"


_State = tuple[str, InlineKeyboardMarkup | None]


def _pending(t: Translator, clip: Clip, _: float | None) -> _State:
    return "", decision_keyboard(t.plain, clip.id)


def _approved(t: Translator, clip: Clip, fraction: float | None) -> _State:
    keyboard = remaking_keyboard(t.plain, clip.id) if clip.is_remade else None
    if fraction is None:
        return t("card-remake" if clip.is_remade else "card-approved"), keyboard
    key = "card-remaking" if clip.is_remade else "card-rendering"
    return t(key, percent=int(fraction * 100)), keyboard


def _rejected(t: Translator, _: Clip, __: float | None) -> _State:
    return t("card-rejected"), None


def _exported(t: Translator, clip: Clip, _: float | None) -> _State:
    return t("card-exported"), exported_keyboard(t.plain, clip.id)


_STATES: dict[ClipStatus, Callable[[Translator, Clip, float | None], _State]] = {
    ClipStatus.PENDING: _pending,
    ClipStatus.APPROVED: _approved,
    ClipStatus.REJECTED: _rejected,
    ClipStatus.EXPORTED: _exported,
}
