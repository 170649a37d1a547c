"""Captions of posts: foreign text is escaped, and everything fits."""

from dataclasses import replace

import pytest

from bot.screens.card import short_caption
from bot.screens.post_caption import post_caption
from bot.texts import html_words
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.post_template import TEMPLATES, unknown_placeholders
from core.domain.records.channel import Channel, PostingRules
from core.domain.records.clip import Clip, ClipMeta
from core.domain.records.people import ChatKind
from core.ports.chat import PostOrder
from tests.fakes.telegram.validation import formatted
from tests.support.records import a_clip, an_artifact
from tests.support.texts import bot_texts

T = html_words(bot_texts(), "ru")


def order(template: str, clip: Clip, link: str | None = None) -> PostOrder:
    rules = PostingRules(template=template)
    names = (ChatKind.CHANNEL, "Канал", None)
    channel = Channel(new_id(), new_id(), -1, *names, new_id(), rules, None, utc_now())
    return PostOrder(channel, clip, "file", link, "ru")


def clip(title: str, meta: ClipMeta | None = None) -> Clip:
    return replace(a_clip(an_artifact(new_id())), title=title, meta=meta or ClipMeta())


def seen(html: str) -> str:
    return formatted(html, "HTML", None)[0]


def test_values_are_escaped_and_markup_of_the_template_stays() -> None:
    made = post_caption(T, order("<i>{title}</i>: {link}", clip("a<b & c"), "https://x.y/?a=1&b=2"))
    assert made == "<i>a&lt;b &amp; c</i>: https://x.y/?a=1&amp;b=2"
    assert seen(made) == "a<b & c: https://x.y/?a=1&b=2"


def test_lines_of_nothing_go() -> None:
    assert (
        seen(post_caption(T, order("{title}\n\n{link}\n{hashtags}\n\n🔥", clip("Мы"))))
        == "Мы\n\n🔥"
    )


def test_without_a_template_it_is_the_caption_of_the_chat() -> None:
    here = clip("Мы", ClipMeta(hashtags=("а",)))
    assert post_caption(T, order("", here)) == short_caption(T, here)


@pytest.mark.parametrize(
    "template", [*TEMPLATES.values(), "😀" * 300 + "{title}{words}{hashtags}{link}"]
)
def test_the_longest_of_everything_fits(template: str) -> None:
    meta = ClipMeta(first_words="слово & " * 90, hashtags=tuple(f"тег{n}" for n in range(200)))
    made = post_caption(T, order(template, clip("😀 <т> " * 99, meta), "https://x.y/" + "я" * 400))
    assert 0 < len(seen(made).encode("utf-16-le")) // 2 <= 1024


def test_what_means_nothing_is_named() -> None:
    assert unknown_placeholders("{title} {titel} {} {link}") == ["", "titel"]
