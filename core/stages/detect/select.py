"""From proposals to candidates: cut, without overlaps, best first."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.moments import Candidate, ScoreWeights
from core.domain.spans import Span
from core.stages.detect.boundaries import settle
from core.stages.detect.composite import composite, signals_of
from core.stages.detect.limits import Limits
from core.stages.detect.local.hashtags import hashtags_of
from core.stages.detect.local.titles import as_title
from core.stages.detect.memory import Memory, is_same_moment
from core.stages.detect.proposal import Proposal
from core.stages.detect.talk import Talk

_NO_MEMORY = Memory()


def place(
    talk: Talk,
    proposals: Iterable[Proposal],
    limits: Limits,
    at_most: int,
    weights: ScoreWeights,
    already: Iterable[Candidate] = (),
    memory: Memory = _NO_MEMORY,
) -> list[Candidate]:
    """Return at most `at_most` candidates beside those `already` there; better ones choose first.

    A proposal that shares more than half of the shorter one with a better one, or with one that
    was offered before, is the same moment and goes; one that shares less is cut back.
    """
    rated = [(_rate(talk, proposal, weights), proposal) for proposal in proposals]
    taken = [candidate.span for candidate in already]
    placed: list[Candidate] = []
    for rating, proposal in sorted(rated, key=lambda each: each[0].score, reverse=True):
        if len(placed) >= at_most:
            break
        wished = talk.span(proposal.first, proposal.last)
        if memory.knows(wished) or any(is_same_moment(wished, span) for span in taken):
            continue
        needs_more = bool(proposal.needs)
        span = settle(
            talk, proposal.first, proposal.last, limits, needs_more=needs_more, taken=taken
        )
        if span is not None and not memory.knows(span):
            taken.append(span)
            placed.append(_candidate(talk, proposal, span, rating))
    return placed


@dataclass(frozen=True, slots=True)
class _Rating:
    score: int
    signals: dict[str, float]


def _rate(talk: Talk, proposal: Proposal, weights: ScoreWeights) -> _Rating:
    signals = signals_of(talk, proposal.first, proposal.last)
    return _Rating(composite(proposal.subscores, signals, weights), signals)


def _candidate(talk: Talk, proposal: Proposal, span: Span, rating: _Rating) -> Candidate:
    return Candidate(
        span=span,
        title=proposal.title or _title(talk, proposal),
        reason=proposal.reason,
        score=rating.score,
        subscores=proposal.subscores,
        signals=rating.signals,
        payoff=proposal.payoff,
        needs=proposal.needs,
        tags=proposal.tags,
        hashtags=proposal.hashtags or hashtags_of(talk, proposal.first, proposal.last),
        found_by=proposal.found_by,
    )


def _title(talk: Talk, proposal: Proposal) -> str:
    opening = talk.sentences[proposal.first].text
    return as_title(opening, talk.lexicon) or as_title(
        talk.text(proposal.first, proposal.last), talk.lexicon
    )
