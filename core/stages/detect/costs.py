"""What is wrong with starting or ending a clip at a sentence, in seconds worth adding to mend it"""

from core.stages.detect.sentences import Opener
from core.stages.detect.talk import Talk

ORPHAN = 25.0
WEAK = 15.0
WEAK_QUESTION = 2.0
ANSWER_ALONE = 30.0
ASKS_ON = 4.0
MID_SENTENCE = 40.0
OPEN_QUESTION = 30.0
MID_TURN = 1.5
OVER_PAUSE = 6.0
LONG_PAUSE_MS = 1_200

_ANSWERED_WITHIN_MS = 4_000
_BEFORE_ANSWER = 2
_REMARK_WORDS = 2
_RAMBLING_MS = 8_000
_SAME_BREATH_MS = 300


def start_cost(talk: Talk, at: int) -> float:
    """Return how badly sentence `at` opens a clip, 0 for a clean start."""
    sentence = talk.sentences[at]
    weak = WEAK_QUESTION if sentence.is_question else WEAK
    cost = {Opener.CLEAN: 0.0, Opener.WEAK: weak, Opener.ORPHAN: ORPHAN}[sentence.opener]
    if at == 0:
        return cost
    before = talk.sentences[at - 1]
    cost += MID_SENTENCE * sentence.cut_before
    if answers_previous(talk, at) or _goes_on_answering(talk, at):
        cost += ANSWER_ALONE
    elif before.is_question and before.speaker == sentence.speaker and sentence.is_question:
        cost += ASKS_ON
    return cost


def answers_previous(talk: Talk, at: int) -> bool:
    """True when `at` answers a question that is short enough to belong into the clip.

    The one who asks may add a word: "Why? Tell us, please."
    """
    asked = _question_before(talk, at)
    if asked is None:
        return False
    question, answer = talk.sentences[asked], talk.sentences[at]
    rambles = talk.sentences[at - 1].end_ms - question.start_ms > _RAMBLING_MS
    # Question after question of one person is a new question, not an answer.
    asks_on = answer.is_question and answer.speaker == question.speaker
    return answer.gap_ms <= _ANSWERED_WITHIN_MS and not rambles and not asks_on


def _question_before(talk: Talk, at: int) -> int | None:
    """Return the question that `at` comes right after, or after what its speaker added to it."""
    answers = talk.sentences[at].speaker
    for back in range(1, min(at, _BEFORE_ANSWER) + 1):
        sentence = talk.sentences[at - back]
        if sentence.is_question:
            return at - back
        if sentence.speaker is None or sentence.speaker == answers:
            return None
    return None


def _goes_on_answering(talk: Talk, at: int) -> bool:
    """True when only a remark of a word or two stands between the question and `at`."""
    if at < 2:  # noqa: PLR2004  (question, remark, answer)
        return False
    remark, sentence = talk.sentences[at - 1], talk.sentences[at]
    is_remark = len(remark.text.split()) <= _REMARK_WORDS and not remark.is_question
    same_voice = remark.speaker == sentence.speaker and not sentence.is_question
    return is_remark and same_voice and answers_previous(talk, at - 1)


def end_cost(talk: Talk, at: int) -> float:
    """Return how badly sentence `at` closes a clip, 0 for a clean end."""
    sentence = talk.sentences[at]
    cost = MID_SENTENCE * sentence.cut_after
    if at + 1 == len(talk):
        return cost
    after = talk.sentences[at + 1]
    if answers_previous(talk, at + 1):
        cost += OPEN_QUESTION
    elif after.speaker == sentence.speaker and after.gap_ms < _SAME_BREATH_MS:
        cost += MID_TURN
    return cost


def bridge_cost(talk: Talk, first: int, last: int) -> float:
    """Return the cost of the long pauses between sentences `first` and `last`: other topics."""
    pauses = (s.gap_ms >= LONG_PAUSE_MS for s in talk.sentences[first + 1 : last + 1])
    return OVER_PAUSE * sum(pauses)
