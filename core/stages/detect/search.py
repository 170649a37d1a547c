"""What all questions of one search for moments share."""

import re
from dataclasses import dataclass

from core.stages.detect.calls import Questions
from core.stages.detect.conversation import Conversation
from core.stages.detect.limits import Counts, Limits
from core.stages.detect.material import Tuning
from core.stages.detect.memory import Memory
from core.stages.detect.numbering import Transcript, words_per_minute
from core.stages.detect.prompt import PromptTemplate, fill
from core.stages.detect.script import Letters
from core.stages.detect.talk import Talk

_EMPTY_LINES = re.compile(r"\n{3,}")
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Search:
    """One search with a model.

    examples: what people of the chat decided before, ready for a prompt, or empty.
    last_try: nobody will ask again.
    """

    talk: Talk
    transcript: Transcript
    language: str
    letters: Letters
    limits: Limits
    counts: Counts
    memory: Memory
    prompt: PromptTemplate
    conversation: Conversation
    questions: Questions
    examples: str
    tuning: Tuning
    last_try: bool

    def worded(self, section: str, **values: str | int) -> str:
        """Fill a section of the prompt: what it asks for is in `values` or known of the search."""
        lengths = lengths_in_words(self.talk, self.limits)
        known = {
            "language": self.language,
            "examples": self.examples,
            "fields": fill(self.prompt.fields, **lengths),
        }
        return _EMPTY_LINES.sub("\n\n", fill(section, **known, **lengths, **values))


def lengths_in_words(talk: Talk, limits: Limits) -> dict[str, int]:
    """Return the bounds of a clip as the blanks `min_words` and `max_words`: models count words
    better than seconds."""
    pace = words_per_minute(talk)
    return {
        "min_words": max(5, round(limits.min_ms * pace / _MINUTE_MS)),
        "max_words": max(10, round(limits.max_ms * pace / _MINUTE_MS)),
    }
