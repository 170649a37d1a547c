"""Why a passage was chosen, in words of the talk's language."""

from core.stages.detect.local.scoring import Passage, Scorer

_MOST = 3
_WHOLE = 0.5
_MANY_TURNS = 3
_LOUD = 0.8
_LAUGHED = 0.5
_OVERLAP = 0.25


def reason_of(scorer: Scorer, passage: Passage) -> str:
    """Return one line that names what speaks for the passage."""
    words = scorer.talk.lexicon.reasons
    named = [words[key] for key in _circumstances(scorer, passage)][:_MOST] or [words[""]]
    text = "; ".join(named)
    return text[0].upper() + text[1:]


def _circumstances(scorer: Scorer, passage: Passage) -> list[str]:
    """Return keys of the lexicon's reasons, the strongest first."""
    first, last = passage.first, passage.last
    inside = scorer.features[first : last + 1]
    opening = scorer.opening(first, last)
    closing = [scorer.features[at] for at in scorer.closing(first, last)]
    opens = [scorer.features[at] for at in opening]
    whole = min(scorer.breaks[first], scorer.breaks[last + 1]) >= _WHOLE
    present = {
        "question": any(scorer.talk.sentences[at].is_question for at in opening),
        "hook": any(f.cues["hook"] for f in opens),
        "laughter": any(f.laughter >= _LAUGHED for f in inside),
        "number": any(f.cues["number"] for f in inside),
        "conclusion": any(f.cues["conclusion"] for f in closing),
        "contrast": any(f.cues["contrast"] for f in inside),
        "emotion": any(f.cues["emotion"] for f in inside),
        "overlap": any(f.overlap >= _OVERLAP for f in inside),
        "loud": max(f.loud for f in inside) >= _LOUD,
        "dialogue": scorer.turns(first, last) >= _MANY_TURNS,
        "superlative": any(f.cues["superlative"] for f in inside),
        "advice": any(f.cues["advice"] for f in inside),
        "whole": whole,
    }
    if present["question"]:
        present["hook"] = False
    return [key for key, is_present in present.items() if is_present]
