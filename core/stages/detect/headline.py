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
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(said)]
    titles = [_open_ended(as_title(each, lexicon), each) for each in sentences]
    telling = (title for title in titles if len(title.split()) >= _FEWEST_WORDS)
    return next(telling, titles[0] if titles else "")


def _open_ended(title: str, sentence: str) -> str:
    """Mark what ends in the middle of a sentence, as a stretch cut by the second may."""
    whole = sentence.endswith((".", "!", "?", "…"))
    return title if whole or not title or title.endswith("…") else f"{title}…"
