"""Ask about every piece of a talk, whatever becomes of each."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

import structlog

from core.domain.errors import (
    AllEnginesFailedError,
    EngineBadAnswerError,
    EngineError,
    EngineRefusedError,
    EngineTooMuchError,
    is_retryable,
)
from core.stages.detect.calls import Questions

log = structlog.get_logger(__name__)

MOST_EXTRA = 16
"""Questions of one pass beyond its pieces, spent on finding out what is refused."""
_BAD_ANSWERS = 3


class Piece(Protocol):
    """What can be asked about in smaller pieces."""

    def halves(self) -> tuple[Self, ...]:
        """Return both halves, nothing when it is too small for that."""
        ...


P = TypeVar("P", bound=Piece)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadThrough(Generic[P, T]):
    """Pieces with what was found in each, and pieces the model could or would not read.

    gave_up: the model is not worth asking on.
    """

    answered: tuple[tuple[P, tuple[T, ...]], ...]
    unread: tuple[P, ...]
    gave_up: bool = False

    def items(self) -> list[T]:
        return [item for _, found in self.answered for item in found]


async def read_through(
    pieces: Sequence[P],
    ask: Callable[[P], Awaitable[tuple[T, ...]]],
    questions: Questions,
    *,
    last_try: bool,
) -> ReadThrough[P, T]:
    """Ask about every piece in turn: accounts often allow one call at a time.

    A piece that does not fit is halved; so is one that is refused, until what the filter minds is
    found, or MOST_EXTRA questions are spent: that is left out. Other failures that asking later
    will not mend end the reading. The caller has told `questions` of the pieces.

    Raises EngineError when asking later may help, unless it is the `last_try`.
    """
    answered, unread = list[tuple[P, tuple[T, ...]]](), list[P]()
    todo, patience = list(reversed(pieces)), _Patience()
    while todo:
        piece = todo.pop()
        try:
            answered.append((piece, await ask(piece)))
        except EngineError as error:
            halves = piece.halves() if has_cause(error, EngineTooMuchError) else ()
            if not halves and is_retryable(error) and not last_try:
                raise
            halves = halves or patience.isolate(piece, error)
            questions.expect(len(halves))
            todo += reversed(halves)
            if halves:
                continue
            log.warning("moments_piece_unread", piece=str(piece), error=repr(error))
            unread.append(piece)
            if not patience.goes_on(error):
                return ReadThrough(tuple(answered), (*unread, *reversed(todo)), gave_up=True)
        finally:
            questions.answered()
    return ReadThrough(tuple(answered), tuple(unread))


@dataclass(slots=True)
class _Patience:
    """How much more trouble a pass puts up with."""

    extra: int = MOST_EXTRA
    bad_answers: int = _BAD_ANSWERS

    def isolate(self, piece: P, error: EngineError) -> tuple[P, ...]:
        """Return the halves of a piece that was refused, while that is not too dear."""
        if not has_cause(error, EngineRefusedError) or self.extra <= 0:
            return ()
        halves = piece.halves()
        self.extra -= len(halves)
        return halves

    def goes_on(self, error: EngineError) -> bool:
        """Say whether the other pieces may fare better."""
        if has_cause(error, EngineBadAnswerError):
            self.bad_answers -= 1
            return self.bad_answers > 0
        return has_cause(error, EngineRefusedError)


def has_cause(error: EngineError, kind: type[EngineError]) -> bool:
    """Say whether an engine, or one of a chain, failed in this way."""
    causes = error.causes if isinstance(error, AllEnginesFailedError) else (error,)
    return any(isinstance(cause, kind) for cause in causes)
