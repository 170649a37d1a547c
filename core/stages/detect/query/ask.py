"""Asking a model where a talk is about something: every window once, one after the other."""

from dataclasses import dataclass

from core.domain.records.search import LONGEST_QUERY
from core.ports.llm import LanguageModel
from core.ports.progress import ProgressSink
from core.stages.detect.answer import FUNCTION, FUNCTION_DESCRIPTION, SCHEMA, read_clips
from core.stages.detect.calls import Questions
from core.stages.detect.conversation import Conversation, Question
from core.stages.detect.limits import Limits
from core.stages.detect.numbering import Transcript
from core.stages.detect.prompt import PromptTemplate, fill
from core.stages.detect.proposal import Proposal
from core.stages.detect.quoting import quoted
from core.stages.detect.reading import ReadThrough, read_through
from core.stages.detect.script import Letters
from core.stages.detect.search import lengths_in_words
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window, windows_of

_TOKENS_AROUND = 1_000
_TOKENS_A_CLIP = 450


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked about which talk. at_most: clips of one window.  language: of the talk."""

    talk: Talk
    language: str
    query: str
    limits: Limits
    at_most: int

    def worded(self, prompt: PromptTemplate, transcript: str) -> str:
        """Return the question about a part of the talk; the query in it is data and no more."""
        return fill(
            prompt.search,
            query=quoted(self.query, LONGEST_QUERY),
            transcript=transcript,
            at_most=self.at_most,
            language=self.language,
            **lengths_in_words(self.talk, self.limits),
        )


async def ask_about(
    inquiry: Inquiry,
    model: LanguageModel,
    prompt: PromptTemplate,
    *,
    session: str,
    window_tokens: int,
    last_try: bool,
    progress: ProgressSink,
) -> ReadThrough[Window, Proposal]:
    """Return what the model proposes in each window; a window may hold nothing.

    Raises EngineError when asking later may help, unless it is the `last_try`.
    """
    transcript = Transcript(inquiry.talk)
    windows, questions = windows_of(transcript, window_tokens), Questions(progress)
    system = fill(prompt.system, **lengths_in_words(inquiry.talk, inquiry.limits))
    conversation = Conversation(model, system, prompt.correction, session)
    letters = Letters(inquiry.talk.text(0, len(inquiry.talk) - 1))

    async def ask(window: Window) -> tuple[Proposal, ...]:
        return await conversation.ask(
            Question(
                purpose="search",
                user=inquiry.worded(prompt, transcript.text(window.first, window.last)),
                name=FUNCTION,
                description=FUNCTION_DESCRIPTION,
                schema=SCHEMA,
                max_tokens=_TOKENS_AROUND + _TOKENS_A_CLIP * inquiry.at_most,
                read=lambda text, by: read_clips(text, by, [window], letters),
            )
        )

    questions.expect(len(windows))
    return await read_through(windows, ask, questions, last_try=last_try)
