"""A title cut from what was said."""

import re

from core.stages.detect.local.scoring import Passage, Scorer
from core.stages.detect.sentences import Opener, is_question, words_of
from core.stages.detect.texts import clean_text
from core.stages.detect.words import Lexicon, normalise

LONGEST = 60
_SHORTEST_CUT = 18
_BEST_FROM = 22
_TOKEN = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:—–]\s|[.!?…]\s")
_EDGES = " \t\n\"'«»“”„()[]-—–,;:"
_KEEP_AT_END = "?!…"
_ADDRESS = re.compile(r"^\w+,\s+(?=\w)")


def title_of(scorer: Scorer, passage: Passage) -> str:
    """Return the most telling sentence of the passage as a title of at most LONGEST characters."""
    talk = scorer.talk
    best = max(
        range(passage.first, passage.last + 1), key=lambda at: (_worth(scorer, passage, at), -at)
    )
    text = talk.sentences[best].text
    return as_title(text, talk.lexicon) or as_title(
        talk.text(passage.first, passage.last), talk.lexicon
    )


def _worth(scorer: Scorer, passage: Passage, at: int) -> float:
    sentence, cues = scorer.talk.sentences[at], scorer.features[at].cues
    title = as_title(sentence.text, scorer.talk.lexicon)
    worth = 2.0 * min(2, cues["hook"]) + 2.5 * min(2, cues["number"]) + 2.0 * cues["superlative"]
    worth += 1.5 * bool(cues["contrast"]) + 1.5 * bool(cues["emotion"])
    worth += 1.5 * sentence.is_question + 1.0 * (at == passage.first)
    worth -= 3.0 * (sentence.opener is Opener.ORPHAN) + 0.5 * (sentence.opener is Opener.WEAK)
    if len(title) < _BEST_FROM:
        worth -= 0.4 * (_BEST_FROM - len(title))
    # The last line is the payoff: a title must not give it away.
    worth -= 1.5 * (at == passage.last and at != passage.first)
    return worth - 3.0 * title.endswith("…")


def as_title(text: str, lexicon: Lexicon) -> str:
    """Return `text` without fillers before it and a full stop after it, cut cleanly."""
    text = _without_leading(clean_text(text, len(text)).strip(_EDGES), lexicon)
    if is_question(text):
        text = _ADDRESS.sub("", text)
    if len(text) > LONGEST:
        text = _shortened(text, lexicon)
    text = text.strip(_EDGES) if text.endswith("…") else text.strip(_EDGES).rstrip(".")
    return text[:1].upper() + text[1:] if words_of(text) else ""


def _without_leading(text: str, lexicon: Lexicon) -> str:
    """Drop the fillers and conjunctions that a sentence begins with."""
    drop = (lexicon.weak - lexicon.replies) | lexicon.fillers
    remarks = lexicon.orphans | lexicon.replies
    while True:
        found = _TOKEN.match(text)
        if found is None:
            return text
        word = normalise(found.group()).strip(",.!?;:…—–-")
        rest = text[found.end() :].lstrip(" ,;:—–-")
        short_remark = found.group()[-1:] in ".!?…" and len(words_of(found.group())) == 1
        if not rest or not (word in drop or (short_remark and word in remarks)):
            return text
        text = rest


def _shortened(text: str, lexicon: Lexicon) -> str:
    """Cut at the end of a clause, else at a word that may stand last."""
    room = text[: LONGEST + 1]
    clauses = [found.start() for found in _CLAUSE_END.finditer(room)]
    for end in reversed([end for end in clauses if end >= _SHORTEST_CUT]):
        follows = words_of(text[end:])[:1]
        unfinished = bool(follows) and follows[0] in lexicon.dangling
        mark = "…" if unfinished else room[end] if room[end] in _KEEP_AT_END else ""
        return room[:end].strip(_EDGES)[: LONGEST - 1] + mark
    words = text[:LONGEST].rsplit(" ", 1)[0].split()
    while len(words) > 1 and normalise(words[-1]).strip(_EDGES) in lexicon.dangling:
        words.pop()
    cut = " ".join(words)[: LONGEST - 1].rstrip(_EDGES + ".")
    return cut + "…"
