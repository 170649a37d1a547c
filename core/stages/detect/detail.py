"""The second pass over a long talk: exact clips out of the places that were chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.stages.detect.answer import FUNCTION, FUNCTION_DESCRIPTION, SCHEMA, read_clips
from core.stages.detect.conversation import Question
from core.stages.detect.proposal import Proposal
from core.stages.detect.quoting import quoted
from core.stages.detect.search import Search
from core.stages.detect.survey import Lead
from core.stages.detect.windows import Window

MOST_PLACES = 8
"""Of one question: answers about more come out hasty or cut off."""

_BEFORE = 8
_AFTER = 4
_TOKENS_AROUND = 1_500
_TOKENS_A_CLIP = 450


@dataclass(frozen=True, slots=True)
class Place:
    """A chosen place, and the sentences around it that are shown with it."""

    lead: Lead
    shown: Window


@dataclass(frozen=True, slots=True)
class Batch:
    """Places that are asked about together, in the talk's order."""

    places: tuple[Place, ...]

    def halves(self) -> tuple["Batch", ...]:
        """Return both halves; none of a single place."""
        middle = len(self.places) // 2
        return (Batch(self.places[:middle]), Batch(self.places[middle:])) if middle else ()

    def stretches(self) -> list[Window]:
        """Return what is shown, places that touch as one."""
        joined: list[Window] = []
        for place in self.places:
            if joined and place.shown.first == joined[-1].last + 1:
                joined[-1] = Window(joined[-1].first, place.shown.last)
            else:
                joined.append(place.shown)
        return joined


def batches_of(search: Search, leads: Sequence[Lead]) -> list[Batch]:
    """Share the places out to questions of at most `window_tokens` and MOST_PLACES each.

    `leads` are in the talk's order and share no sentence. No sentence is shown twice.
    """
    batches, tokens = list[list[Place]](), 0
    for place in _with_surroundings(leads, len(search.talk)):
        cost = search.transcript.tokens(place.shown.first, place.shown.last)
        full = tokens + cost > search.tuning.window_tokens
        if not batches or full or len(batches[-1]) == MOST_PLACES:
            batches.append([])
            tokens = 0
        batches[-1].append(place)
        tokens += cost
    return [Batch(tuple(places)) for places in batches]


def _with_surroundings(leads: Sequence[Lead], sentences: int) -> Iterator[Place]:
    """Show sentences before, where the start may move to, and after; neighbours share a gap."""
    shown_until = -1
    for at, lead in enumerate(leads):
        core = lead.sentences
        if at + 1 < len(leads):
            room = (leads[at + 1].sentences.first - core.last - 1) // 2
        else:
            room = sentences - core.last - 1
        first = max(shown_until + 1, core.first - _BEFORE)
        shown_until = core.last + min(_AFTER, room)
        yield Place(lead, Window(first, shown_until))


def detail_question(search: Search, batch: Batch) -> Question[Proposal]:
    """Ask for the exact clips of some places."""
    stretches = batch.stretches()
    return Question(
        purpose="detail",
        user=search.worded(
            search.prompt.detail,
            at_most=len(batch.places),
            transcript="\n\n".join(_shown(search, place) for place in batch.places),
        ),
        name=FUNCTION,
        description=FUNCTION_DESCRIPTION,
        schema=SCHEMA,
        max_tokens=_TOKENS_AROUND + _TOKENS_A_CLIP * len(batch.places),
        read=lambda text, by: read_clips(text, by, stretches, search.letters),
        if_empty="at least one clip is needed",
    )


def _shown(search: Search, place: Place) -> str:
    core, about = place.lead.sentences, quoted(place.lead.about)
    lines = search.transcript.text(place.shown.first, place.shown.last)
    return f"--- [{core.first}]–[{core.last}] {about}\n{lines}"
