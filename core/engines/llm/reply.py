"""What a vendor answered to one call, in our terms: told to whoever listens, then judged."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from core.domain.errors import EngineBadAnswerError, EngineRefusedError
from core.engines.llm.json_text import extract_object
from core.ports.llm import LlmCall, LlmUsage

UNREADABLE = "unreadable"

_REFUSALS = {"blacklist", "content_filter"}
_LENGTH = "length"
_ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answered call; empty strings stand for what it does not hold.

    finish: the vendor's word for how it ended, UNREADABLE where there is no message.
    said: the arguments of the function call, or the message.  refusal: the filter's own words.
    seconds: how long it took.  body: the answer exactly as it came.
    """

    model: str
    finish: str
    seconds: float
    body: str
    said: str = ""
    refusal: str = ""
    usage: LlmUsage = field(default_factory=LlmUsage)

    def as_call(self, engine: str, purpose: str) -> LlmCall:
        """Return what the ledger is told."""
        return LlmCall(
            engine, self.model, purpose, self.finish, self.usage, self.seconds, self.body
        )


class Flaw(Enum):
    """Why an answer does not hold."""

    UNREADABLE = auto()
    TRUNCATED = auto()
    EMPTY = auto()
    NO_ARGUMENTS = auto()
    NO_OBJECT = auto()


@dataclass(frozen=True, slots=True)
class Judgement:
    """`text` is the answer as strict JSON, empty where there is a flaw; `detail` is for logs."""

    text: str = ""
    flaw: Flaw | None = None
    detail: str = ""


def judge(reply: Reply, schema: dict[str, Any]) -> Judgement:
    """Read the answer out of a reply. Raises EngineRefusedError for a content filter."""
    if reply.finish in _REFUSALS or reply.refusal:
        raise EngineRefusedError(f"{reply.finish}: {(reply.refusal or reply.said)[:200]!r}")
    if (flaw := _flaw(reply)) is not None:
        return Judgement(flaw=flaw, detail=f"{flaw.name.lower()}, finish {reply.finish!r}")
    try:
        return Judgement(extract_object(reply.said, schema))
    except EngineBadAnswerError as error:
        return Judgement(flaw=Flaw.NO_OBJECT, detail=str(error))


def _flaw(reply: Reply) -> Flaw | None:
    said = reply.said.strip()
    if reply.finish == UNREADABLE:
        return Flaw.UNREADABLE
    if reply.finish == _LENGTH:
        # Models that must write JSON sometimes write white space until the limit: more room for
        # more of it helps nobody.
        return Flaw.TRUNCATED if 2 * len(said) >= len(reply.said) > 0 else Flaw.EMPTY
    if reply.finish == _ERROR:
        return Flaw.NO_ARGUMENTS
    return None if said else Flaw.EMPTY
