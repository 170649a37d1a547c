"""What a search for moments works on."""

from dataclasses import dataclass, field

from core.domain.document import Document
from core.domain.judgements import Judgement
from core.domain.moments import ClipWish, ScoreWeights, SpeechSignals
from core.domain.spans import Span

WINDOW_TOKENS = 8_000
EXAMPLE_TOKENS = 1_200


@dataclass(frozen=True, slots=True)
class Tuning:
    """Settings of the search. window_tokens: most transcript tokens of one call.
    examples, example_tokens: most judgements shown to the model, and what they may take."""

    weights: ScoreWeights = field(default_factory=ScoreWeights)
    window_tokens: int = WINDOW_TOKENS
    examples: int = 6
    example_tokens: int = EXAMPLE_TOKENS


@dataclass(frozen=True, slots=True)
class Material:
    """One talk and what is known around it.

    signals: of the document's lines, in order, or empty.  judgements: of this chat, newest first.
    suggested: stretches of this very video that were suggested to this chat before.
    said_before: words of other clips that were suggested to this chat before; a moment that says
    the same again is not suggested once more.
    """

    document: Document
    signals: tuple[SpeechSignals, ...]
    duration_ms: int
    wish: ClipWish = field(default_factory=ClipWish)
    judgements: tuple[Judgement, ...] = ()
    suggested: tuple[Span, ...] = ()
    said_before: tuple[str, ...] = ()
