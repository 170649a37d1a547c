"""What models put around an answer: thoughts and code fences. All of it takes linear time."""

import re

_THOUGHT = re.compile(r"<(/?)think(?:ing)?>", re.IGNORECASE)
_FENCE = "```"
_LANGUAGE = re.compile(r"[\w-]*")
_MOST_FENCES = 16


def strip_thoughts(text: str) -> str:
    """Remove what a reasoning model thought aloud, also where only the end of it is marked."""
    kept: list[str] = []
    position, inside = 0, False
    for tag in _THOUGHT.finditer(text):
        if tag[1]:
            if not inside:
                kept.clear()
            inside, position = False, tag.end()
        elif not inside:
            kept.append(text[position : tag.start()])
            inside, position = True, tag.start()
    return "".join([*kept, text[position:]]).strip()


def fenced(text: str) -> list[str]:
    """Return what stands in closed code fences, without the name of its language."""
    inside = text.split(_FENCE, 2 * _MOST_FENCES)[1:-1:2]
    return [_LANGUAGE.sub("", piece, count=1).strip() for piece in inside]
