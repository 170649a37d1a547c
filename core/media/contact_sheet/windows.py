"""Which layout a moment has."""

from bisect import bisect_right
from collections.abc import Sequence

from core.domain.crop import Layout


def layout_at(layouts: Sequence[Layout], clip_ms: float) -> Layout | None:
    """Return what is shown at a time from the clip's start; the last one at its very end."""
    index = bisect_right(layouts, clip_ms, key=lambda layout: layout.from_ms) - 1
    return layouts[max(0, index)] if layouts else None
