"""The one pass over a talk that a model reads at once."""

from core.stages.detect.answer import FUNCTION, FUNCTION_DESCRIPTION, SCHEMA, read_clips
from core.stages.detect.conversation import Question
from core.stages.detect.limits import Counts
from core.stages.detect.proposal import Proposal
from core.stages.detect.search import Search
from core.stages.detect.windows import Window

_TOKENS_AROUND = 1_500
_TOKENS_A_CLIP = 450


def find_question(search: Search, window: Window) -> Question[Proposal]:
    """Ask for the clips of a talk; of a part of it, that had to be asked for by itself, for its
    share of them, and none may be."""
    is_whole = len(window) == len(search.talk)
    counts = search.counts if is_whole else _share_of(search, window)
    return Question(
        purpose="find",
        user=search.worded(
            search.prompt.find,
            at_least=counts.at_least,
            at_most=counts.at_most,
            transcript=search.transcript.text(window.first, window.last),
        ),
        name=FUNCTION,
        description=FUNCTION_DESCRIPTION,
        schema=SCHEMA,
        max_tokens=_TOKENS_AROUND + _TOKENS_A_CLIP * counts.at_most,
        read=lambda text, by: read_clips(text, by, [window], search.letters),
        if_empty=f"at least {counts.at_least} clips are needed" if is_whole else "",
    )


def _share_of(search: Search, window: Window) -> Counts:
    part, counts = len(window) / len(search.talk), search.counts
    return Counts(max(1, round(counts.at_least * part)), round(counts.at_most * part) + 1)
