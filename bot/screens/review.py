"""The message that closes the row of cards."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from bot.keyboards.project import album_keyboard, approve_all_keyboard
from bot.screens.screen import Screen
from core.domain.records.clip import Clip, ClipStatus
from core.texts import Translator

FOUND_LOCALLY = "local"
"""How `ClipMeta.found_by` begins when no language model chose the moments."""

_ALBUM_FROM = 2


def review_screen(
    t: Translator, project_id: UUID, clips: Sequence[Clip], of_batch: int = 0
) -> Screen:
    """Counts and, while something waits, ✅ for all of it; 🗂 when all of it is done. `of_batch` is
    how many shorts came of all videos that were sent together, once they are done."""
    counts = Counter(clip.status for clip in clips)
    pending, exported = counts[ClipStatus.PENDING], counts[ClipStatus.EXPORTED]
    failed = sum(c.status is ClipStatus.APPROVED and c.error is not None for c in clips)
    making = counts[ClipStatus.APPROVED] - failed
    by_itself = _auto_line(t, clips)
    if pending:
        keyboard = approve_all_keyboard(t.plain, project_id, pending)
        lines = [*_open_lines(t, clips, pending), *by_itself, *_stuck_line(t, failed)]
        return Screen("\n".join(lines), keyboard)
    if making:
        lines = [t("review-making", count=making)]
    elif exported:
        lines = [t("review-partly" if failed else "review-done", count=exported)]
    else:
        lines = [] if failed else [t("review-none")]
    text = "\n".join([*lines, *by_itself, *_stuck_line(t, failed)])
    if making or max(exported, of_batch) < _ALBUM_FROM:
        return Screen(text)
    return Screen(text, album_keyboard(t.plain, project_id, exported, of_batch))


def _open_lines(t: Translator, clips: Sequence[Clip], pending: int) -> list[str]:
    counts = Counter(clip.status for clip in clips)
    lines = [t("review-open")]
    if pending < len(clips):
        lines.append(
            t(
                "review-counts",
                pending=pending,
                approved=counts[ClipStatus.APPROVED] + counts[ClipStatus.EXPORTED],
                rejected=counts[ClipStatus.REJECTED],
            )
        )
    locally = sum(clip.meta.found_by.startswith(FOUND_LOCALLY) for clip in clips)
    if locally == len(clips):
        lines.append(t("review-found-locally"))
    elif locally:
        lines.append(t("review-found-partly-locally", count=locally))
    return lines


def _auto_line(t: Translator, clips: Sequence[Clip]) -> list[str]:
    """Say openly which of the decisions nobody pressed."""
    least = [clip.meta.auto_approved for clip in clips if clip.meta.auto_approved is not None]
    return [t("review-auto", count=len(least), least=max(least))] if least else []


def _stuck_line(t: Translator, failed: int) -> list[str]:
    return [t("review-stuck", failed=failed)] if failed else []
