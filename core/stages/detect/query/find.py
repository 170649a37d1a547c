"""Word search as a source of moments: no model, no key."""

from collections.abc import Sequence

from core.domain.moments import Candidate
from core.stages.detect.limits import Limits
from core.stages.detect.local.hashtags import hashtags_of
from core.stages.detect.local.scoring import Scorer
from core.stages.detect.local.titles import title_of
from core.stages.detect.material import Tuning
from core.stages.detect.proposal import Proposal
from core.stages.detect.query.heard import Heard, listen
from core.stages.detect.query.places import Place, places_of
from core.stages.detect.query.question import terms_of
from core.stages.detect.query.stems import Stems
from core.stages.detect.query.words import QUOTES, REASONS
from core.stages.detect.select import place
from core.stages.detect.talk import Talk
from core.stages.detect.texts import clean_text
from core.stages.detect.windows import Window

FOUND_BY = "local/words"
_LONGEST_QUERY = 60
_FORMS_NAMED = 3


def find_by_words(
    talk: Talk,
    query: str,
    limits: Limits,
    at_most: int,
    tuning: Tuning,
    already: Sequence[Candidate] = (),
    within: Sequence[Window] | None = None,
) -> list[Candidate]:
    """Return the passages that say what is asked for, the most relevant first, beside those
    `already` there. It must be said in one of the windows `within`, where they are given."""
    stems = Stems()
    heard = listen(talk, terms_of(query, stems), stems)
    if not heard.anchors:
        return []
    scorer, found = Scorer(talk), list[Candidate]()
    for wanted in places_of(scorer, heard, limits):
        if len(found) >= at_most:
            break
        if within is not None and not any(_is_in(wanted, window) for window in within):
            continue
        proposal = _propose(scorer, heard, wanted, query)
        cut = place(talk, [proposal], limits, 1, tuning.weights, [*already, *found])
        found += [candidate for candidate in cut if _holds(talk, heard, wanted, candidate)]
    return found


def _propose(scorer: Scorer, heard: Heard, wanted: Place, query: str) -> Proposal:
    passage = scorer.score(wanted.first, wanted.last)
    return Proposal(
        first=wanted.first,
        last=wanted.last,
        title=title_of(scorer, passage),
        reason=_reason(scorer.talk, heard, wanted, query),
        subscores=passage.subscores,
        hashtags=hashtags_of(scorer.talk, wanted.first, wanted.last),
        found_by=FOUND_BY,
    )


def _reason(talk: Talk, heard: Heard, wanted: Place, query: str) -> str:
    inside = range(wanted.heard_first, wanted.heard_last + 1)
    forms = dict.fromkeys(form for at in inside for form in heard.forms.get(at, ()))
    quote = QUOTES[talk.lexicon.language]
    named = ", ".join(quote.format(form) for form in list(forms)[:_FORMS_NAMED])
    asked = clean_text(query, _LONGEST_QUERY)
    return REASONS[talk.lexicon.language].format(query=asked, heard=named)


def _is_in(wanted: Place, window: Window) -> bool:
    return window.first <= wanted.heard_first and wanted.heard_last <= window.last


def _holds(talk: Talk, heard: Heard, wanted: Place, cut: Candidate) -> bool:
    """Say whether the cut has kept a sentence in which the question is heard."""
    inside = range(wanted.heard_first, wanted.heard_last + 1)
    mentions = [talk.sentences[at] for at in heard.anchors if at in inside]
    return any(
        cut.span.start_ms <= mention.start_ms and mention.end_ms <= cut.span.end_ms
        for mention in mentions
    )
