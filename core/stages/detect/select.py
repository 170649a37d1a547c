"""From proposals to candidates: cut, without overlaps, best first."""

from collections.abc import Iterable

from core.domain.moments import Candidate
from core.domain.spans import Span
from core.stages.detect.boundaries import settle
from core.stages.detect.limits import Limits
from core.stages.detect.local.hashtags import hashtags_of
from core.stages.detect.local.titles import as_title
from core.stages.detect.proposal import Proposal
from core.stages.detect.talk import Talk

_SAME_MOMENT = 0.5


def place(
    talk: Talk,
    proposals: Iterable[Proposal],
    limits: Limits,
    at_most: int,
    already: Iterable[Candidate] = (),
) -> list[Candidate]:
    """Return at most `at_most` candidates beside those `already` there; better ones choose first.

    A proposal that shares more than half of the shorter one with a better one is the same moment
    and goes; one that shares less is cut back.
    """
    taken = [candidate.span for candidate in already]
    placed: list[Candidate] = []
    for proposal in sorted(proposals, key=lambda p: p.score, reverse=True):
        if len(placed) >= at_most:
            break
        wished = talk.span(proposal.first, proposal.last)
        if any(_is_same(wished, span) for span in taken):
            continue
        needs_more = bool(proposal.needs)
        span = settle(
            talk, proposal.first, proposal.last, limits, needs_more=needs_more, taken=taken
        )
        if span is not None:
            taken.append(span)
            placed.append(_candidate(talk, proposal, span))
    return placed


def _is_same(one: Span, other: Span) -> bool:
    shorter = min(one.duration_ms, other.duration_ms)
    return one.overlap_ms(other) > _SAME_MOMENT * shorter


def _candidate(talk: Talk, proposal: Proposal, span: Span) -> Candidate:
    said = talk.text(proposal.first, proposal.last)
    return Candidate(
        span=span,
        title=proposal.title or as_title(said, talk.lexicon),
        reason=proposal.reason,
        subscores=proposal.subscores,
        payoff=proposal.payoff,
        needs=proposal.needs,
        tags=proposal.tags,
        hashtags=proposal.hashtags or hashtags_of(talk, proposal.first, proposal.last),
        found_by=proposal.found_by,
    )
