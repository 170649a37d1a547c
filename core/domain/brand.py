"""What a chat's shorts carry of their maker."""

from dataclasses import dataclass

from core.domain.overlays import Corner


@dataclass(frozen=True, slots=True)
class BrandKit:
    """Logo (its storage key) or text in a corner, a colour of one's own, and what else is drawn.

    A logo goes before a text. accent_color: of the progress bar and of the hook's card, #rrggbb.
    hook: show the title in the first seconds.
    """

    logo_key: str | None = None
    watermark_text: str | None = None
    corner: Corner = Corner.TOP_RIGHT
    accent_color: str | None = None
    hook: bool = False
    progress_bar: bool = False
