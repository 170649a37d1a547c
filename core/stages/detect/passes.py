"""A search with a model: in one question where the talk fits into one, else in three passes.

    fits:   find                                    1 question
    longer: survey (each window once)               W questions
            detail (the shortlist, in batches)      D questions
            rank   (the pooled moments, no words)   1 question

W is `len(windows_of(…))`, D is `len(batches_of(…))`. Corrections, and halves of what was too much
or refused, come on top.
"""

from dataclasses import dataclass

import structlog

from core.domain.errors import EngineBadAnswerError, EngineError, is_retryable
from core.domain.moments import Candidate
from core.stages.detect.detail import MOST_PLACES, Batch, batches_of, detail_question
from core.stages.detect.find import find_question
from core.stages.detect.proposal import Proposal
from core.stages.detect.ranking import by_position, rank_question
from core.stages.detect.reading import ReadThrough, has_cause, read_through
from core.stages.detect.search import Search
from core.stages.detect.select import place
from core.stages.detect.shortlist import leads_a_window, shortlist, shortlist_size
from core.stages.detect.survey import Lead, survey_question
from core.stages.detect.windows import Window, windows_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Findings:
    """Moments, best first, and the sentences the model could or would not read.

    is_answered: False where the model gave up before anything could be worked out.
    """

    candidates: tuple[Candidate, ...] = ()
    unread: tuple[Window, ...] = ()
    is_answered: bool = True


async def search_with_model(search: Search) -> Findings:
    """Find the moments. Raises EngineError when asking later may help, unless it is the last try"""
    windows = windows_of(search.transcript, search.tuning.window_tokens)
    return await (_in_passes(search, windows) if len(windows) > 1 else _at_once(search, windows))


async def _at_once(search: Search, windows: list[Window]) -> Findings:
    async def ask(window: Window) -> tuple[Proposal, ...]:
        return await search.conversation.ask(find_question(search, window))

    search.questions.expect(len(windows))
    read = await read_through(windows, ask, search.questions, last_try=search.last_try)
    placed = _placed(search, read.items())
    if len(read.answered) > 1:
        search.questions.expect(1)
        placed = await _ranked(search, placed)
    best = placed[: search.counts.at_most]
    return Findings(tuple(best), read.unread, bool(read.answered))


async def _in_passes(search: Search, windows: list[Window]) -> Findings:
    most_batches = -(-shortlist_size(search.counts.at_most) // MOST_PLACES)
    search.questions.expect(len(windows) + most_batches + 1)
    surveyed = await _survey(search, windows)
    if surveyed.gave_up or not surveyed.answered:
        return Findings(is_answered=False)
    leads = shortlist(search, [found for _, found in surveyed.answered])
    batches = batches_of(search, leads)
    search.questions.expect(len(batches) - most_batches)
    detailed = await _detail(search, batches)
    placed = await _ranked(search, _placed(search, detailed.items()))
    left_out = (each.shown for batch in detailed.unread for each in batch.places)
    return Findings(
        tuple(placed[: search.counts.at_most]),
        (*surveyed.unread, *left_out),
        bool(detailed.answered) or not batches,
    )


async def _survey(search: Search, windows: list[Window]) -> ReadThrough[Window, Lead]:
    counts = leads_a_window(search.counts, len(windows))

    async def ask(window: Window) -> tuple[Lead, ...]:
        return await search.conversation.ask(survey_question(search, window, counts))

    return await read_through(windows, ask, search.questions, last_try=search.last_try)


async def _detail(search: Search, batches: list[Batch]) -> ReadThrough[Batch, Proposal]:
    async def ask(batch: Batch) -> tuple[Proposal, ...]:
        return await search.conversation.ask(detail_question(search, batch))

    return await read_through(batches, ask, search.questions, last_try=search.last_try)


def _placed(search: Search, proposals: list[Proposal]) -> list[Candidate]:
    return place(
        search.talk,
        proposals,
        search.limits,
        shortlist_size(search.counts.at_most),
        search.tuning.weights,
        memory=search.memory,
    )


async def _ranked(search: Search, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates in the model's order; as they are where it has no use of a word."""
    if len(candidates) < 2:  # noqa: PLR2004  (one is in order)
        search.questions.expect(-1)
        return candidates
    try:
        order = await search.conversation.ask(rank_question(search, candidates))
    except EngineError as error:
        useless = has_cause(error, EngineBadAnswerError)
        if is_retryable(error) and not useless and not search.last_try:
            raise
        log.warning("moments_unranked", error=repr(error))
        return candidates
    finally:
        search.questions.answered()
    return by_position([candidates[position] for position in order])
