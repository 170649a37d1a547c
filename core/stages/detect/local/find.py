"""Local scoring as a source of proposals."""

from collections.abc import Sequence

from core.domain.spans import Span
from core.stages.detect.limits import Counts, Limits
from core.stages.detect.local.hashtags import hashtags_of
from core.stages.detect.local.reasons import reason_of
from core.stages.detect.local.scoring import Passage, Scorer
from core.stages.detect.local.search import best_passages
from core.stages.detect.local.titles import title_of
from core.stages.detect.proposal import Proposal
from core.stages.detect.talk import Talk

FOUND_BY = "local"
_WORTH_OF_BEST = 0.85


def find_locally(
    talk: Talk, limits: Limits, counts: Counts, taken: Sequence[Span] = ()
) -> list[Proposal]:
    """Return the best passages, best first: beyond `at_least` only those near the best."""
    scorer = Scorer(talk)
    passages = best_passages(scorer, limits, counts.at_most, taken)
    good_enough = _WORTH_OF_BEST * max((p.score for p in passages), default=0)
    return [
        _propose(scorer, passage)
        for place, passage in enumerate(passages)
        if place < counts.at_least or passage.score >= good_enough
    ]


def _propose(scorer: Scorer, passage: Passage) -> Proposal:
    return Proposal(
        first=passage.first,
        last=passage.last,
        title=title_of(scorer, passage),
        reason=reason_of(scorer, passage),
        subscores=passage.subscores,
        hashtags=hashtags_of(scorer.talk, passage.first, passage.last),
        found_by=FOUND_BY,
    )
