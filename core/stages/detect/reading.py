"""Read a whole talk with a model, window after window."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from core.domain.errors import (
    AllEnginesFailedError,
    EngineError,
    EngineRefusedError,
    EngineTooMuchError,
    is_retryable,
)
from core.stages.detect.conversation import Interviewer
from core.stages.detect.limits import Counts
from core.stages.detect.proposal import Proposal
from core.stages.detect.windows import Window

log = structlog.get_logger(__name__)

_SMALLEST_WINDOW = 8


@dataclass(frozen=True, slots=True)
class ReadTalk:
    """What the model proposed, and which windows it could or would not read."""

    proposals: tuple[Proposal, ...]
    answered: tuple[Window, ...]
    unanswered: tuple[Window, ...]


async def read_talk(
    interviewer: Interviewer, windows: Sequence[Window], counts: Counts, *, last_try: bool
) -> ReadTalk:
    """Ask about every window in turn: accounts often allow one call at a time.

    A window that does not fit is halved; one that is refused is left out. Any other failure that
    asking later will not mend ends the reading. Raises EngineError when asking later may help,
    unless it is the `last_try`.
    """
    proposals: list[Proposal] = []
    answered, unanswered = list[Window](), list[Window]()
    todo, share = list(reversed(windows)), _share_of(counts, len(windows))
    while todo:
        window = todo.pop()
        try:
            proposals += await interviewer.ask(window, share, must_find=len(windows) == 1)
            answered.append(window)
        except EngineError as error:
            if _is_too_much(error) and window.last - window.first >= _SMALLEST_WINDOW:
                todo += reversed(window.halves())
                continue
            if is_retryable(error) and not last_try:
                raise
            log.warning("moments_window_unread", window=str(window), error=repr(error))
            unanswered.append(window)
            if not _is_refused(error):
                unanswered += reversed(todo)
                break
    return ReadTalk(tuple(proposals), tuple(answered), tuple(unanswered))


def _share_of(counts: Counts, windows: int) -> Counts:
    """Return what to ask of one window: a little more than its share, the best are kept."""
    if windows == 1:
        return counts
    return Counts(max(1, counts.at_least // windows), -(-counts.at_most // windows) + 1)


def _causes(error: EngineError) -> Sequence[EngineError]:
    return error.causes if isinstance(error, AllEnginesFailedError) else (error,)


def _is_too_much(error: EngineError) -> bool:
    return any(isinstance(cause, EngineTooMuchError) for cause in _causes(error))


def _is_refused(error: EngineError) -> bool:
    return any(isinstance(cause, EngineRefusedError) for cause in _causes(error))
