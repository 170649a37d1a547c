"""What stands under a short in a channel."""

import re
from html import escape, unescape

from bot.screens.card import CAPTION_LIMIT, short_caption
from bot.screens.cut import cut, units
from core.domain.hashtags import hashtags
from core.domain.post_template import fill
from core.domain.records.clip import Clip
from core.ports.chat import PostOrder
from core.texts import Translator

_TITLE, _WORDS, _HASHTAGS, _SHORT_TITLE = 200, 200, 300, 60
_DROPPED_FIRST = ("words", "hashtags", "link")


def post_caption(t: Translator, order: PostOrder) -> str:
    """Return the caption by the channel's template, as HTML that fits; without a template the one
    that the short has in its own chat."""
    template = order.channel.rules.template
    if not template:
        return short_caption(t, order.clip)
    values = _values(order.clip, order.link)
    text = fill(template, values)
    for name in _DROPPED_FIRST:
        if _visible(text) <= CAPTION_LIMIT:
            return text
        values = values | {name: ""}
        text = fill(template, values)
    if _visible(text) > CAPTION_LIMIT:
        title = escape(cut(order.clip.title, _SHORT_TITLE), quote=False)
        text = fill(template, values | {"title": title})
    return text


def _values(clip: Clip, link: str | None) -> dict[str, str]:
    plain = {
        "title": cut(clip.title, _TITLE),
        "words": cut(clip.meta.first_words, _WORDS),
        "hashtags": cut(" ".join(hashtags(clip.meta.hashtags)), _HASHTAGS),
        "link": link or "",
    }
    return {name: escape(value, quote=False) for name, value in plain.items()}


def _visible(html: str) -> int:
    return units(unescape(re.sub(r"<[^>]*>", "", html)))
