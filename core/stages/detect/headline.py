"""A title for a stretch that nobody gave one."""

import re

from core.stages.detect.local.titles import as_title
from core.stages.detect.words import lexicon_for

_SENTENCE = re.compile(r".+?(?:[.!?…]+(?=\s|$)|$)", re.DOTALL)
_FEWEST_WORDS = 3


def headline(said: str, language: str) -> str:
    """Return the first telling sentence of what is said, without fillers and cut cleanly; empty
    where there is none. `language` is a BCP-47 tag or empty."""
    lexicon = lexicon_for(language, said)
    titles = [as_title(sentence.strip(), lexicon) for sentence in _SENTENCE.findall(said)]
    telling = (title for title in titles if len(title.split()) >= _FEWEST_WORDS)
    return next(telling, titles[0] if titles else "")
