"""A clip's card, and the words under the finished short."""

from collections.abc import Callable

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards.clip import (
    approved_keyboard,
    decision_keyboard,
    exported_keyboard,
    rejected_keyboard,
    remaking_keyboard,
    retry_keyboard,
    retry_remake_keyboard,
)
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.hashtags import hashtags
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import ErrorNote
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
        "card-facts" if clip.score else "card-facts-unscored",
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
        paragraphs.append(t("card-words", words=beginning(meta.first_words)))
    if status:
        paragraphs.append(status)
    return "\n\n".join(paragraphs)


def beginning(words: str) -> str:
    """Return how a clip begins, as a card quotes it."""
    said = cut(words, _WORDS)
    return said if said.endswith(_SENTENCE_ENDS) else f"{said.rstrip(' ,;:—-')}…"


_State = tuple[str, InlineKeyboardMarkup | None]


def _pending(t: Translator, clip: Clip, _: float | None) -> _State:
    return "", decision_keyboard(t.plain, clip.id)


def _approved(t: Translator, clip: Clip, fraction: float | None) -> _State:
    keyboard = remaking_keyboard(t.plain, clip.id) if clip.is_remade else approved_keyboard(t.plain)
    if fraction is None:
        if clip.meta.auto_approved is not None and not clip.is_remade:
            return t("card-auto-approved", least=clip.meta.auto_approved), keyboard
        return t("card-remake" if clip.is_remade else "card-approved"), keyboard
    key = "card-remaking" if clip.is_remade else "card-rendering"
    return t(key, percent=int(fraction * 100)), keyboard


def _rejected(t: Translator, clip: Clip, _: float | None) -> _State:
    return t("card-rejected"), rejected_keyboard(t.plain, clip.id)


def _exported(t: Translator, clip: Clip, _: float | None) -> _State:
    return t("card-exported"), exported_keyboard(t.plain, clip.id)


_STATES: dict[ClipStatus, Callable[[Translator, Clip, float | None], _State]] = {
    ClipStatus.PENDING: _pending,
    ClipStatus.APPROVED: _approved,
    ClipStatus.REJECTED: _rejected,
    ClipStatus.EXPORTED: _exported,
}
