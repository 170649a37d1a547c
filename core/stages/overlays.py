"""Deciding what is drawn over a short beside its captions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.domain.brand import BrandKit
from core.domain.captions import CaptionStyle
from core.domain.crop import Layout, LayoutKind
from core.domain.excerpts import cut_at_word
from core.domain.overlays import HOOK_MS, Hook, Overlays, ProgressBar, Watermark
from core.stages.profanity import masked

HOOK_LETTERS = 60
_TAGS = re.compile(r"(?:\s*#\w+)+\s*$")
_EDGES = " \t\n,;:.—–-"
_HANGING_LETTERS = 2
_DARK, _LIGHT = "#101014", "#ffffff"
_BRIGHT = 0.5
# A little above the middle: captions stand on it, and the card goes over them, not under.
_SEAM = 0.49
_CHANNELS = ((1, 0.2126), (3, 0.7152), (5, 0.0722))


def overlays_for(
    brand: BrandKit,
    title: str,
    style: CaptionStyle,
    length_ms: int,
    mask_profanity: bool = False,
) -> Overlays:
    """Return what a chat wants over a short of this title and length; what a plan adds to that
    belongs here as well.
    """
    title = masked(title) if mask_profanity else title
    return Overlays(
        hook=_hook(brand, title, style, length_ms) if brand.hook else None,
        progress_bar=_progress_bar(brand, style) if brand.progress_bar else None,
        watermark=_watermark(brand),
    )


def clear_of_faces(overlays: Overlays, layouts: Sequence[Layout]) -> Overlays:
    """Return the overlays with the hook where it covers no face of these layouts: between the
    halves of a split picture, whose upper face is where the hook usually stands."""
    hook = overlays.hook
    if hook is None:
        return overlays
    split_ms = sum(
        max(0, min(layout.to_ms, hook.to_ms) - max(layout.from_ms, hook.from_ms))
        for layout in layouts
        if layout.kind is LayoutKind.SPLIT
    )
    if 2 * split_ms <= hook.to_ms - hook.from_ms:
        return overlays
    return replace(overlays, hook=replace(hook, position_y=_SEAM))


def hook_text(title: str) -> str:
    """Return a title as a card can hold it, at most HOOK_LETTERS long; empty where there is none.

    What does not fit is cut after a whole word, and no preposition is left hanging at the end.
    """
    text = _TAGS.sub("", " ".join(title.split())).strip(_EDGES)
    if len(text) <= HOOK_LETTERS:
        return text if any(letter.isalnum() for letter in text) else ""
    words = cut_at_word(text, HOOK_LETTERS - 1).split()
    while len(words) > 1 and len(words[-1].strip(_EDGES)) <= _HANGING_LETTERS:
        words.pop()
    return " ".join(words).rstrip(_EDGES) + "…"


def _hook(brand: BrandKit, title: str, style: CaptionStyle, length_ms: int) -> Hook | None:
    text = hook_text(title)
    if not text:
        return None
    back = brand.accent_color or _LIGHT
    return Hook(
        text=text,
        to_ms=min(HOOK_MS, length_ms),
        font_family=style.font_family,
        font_weight=style.font_weight,
        color=_DARK if _brightness(back) > _BRIGHT else _LIGHT,
        background_color=back,
    )


def _progress_bar(brand: BrandKit, style: CaptionStyle) -> ProgressBar:
    return ProgressBar(color=brand.accent_color or style.highlight_color)


def _watermark(brand: BrandKit) -> Watermark | None:
    if brand.logo_key is not None:
        return Watermark(image_key=brand.logo_key, corner=brand.corner)
    if brand.watermark_text is not None:
        return Watermark(text=brand.watermark_text, corner=brand.corner)
    return None


def _brightness(color: str) -> float:
    """Return how bright `#rrggbb` looks, 0..1."""
    return sum(weight * int(color[at : at + 2], 16) / 255 for at, weight in _CHANNELS)
