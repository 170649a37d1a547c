"""Text as Telegram reads it: HTML into entities, found entities, lengths in UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .wire import Json, bad_request

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji", "a": "text_link",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_NAME = re.compile(r"([^\s>]*)[\s>]")
_TAG_END = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>]+)|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31})|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?)"
)


def utf16_length(text: str) -> int:
    """The length Telegram counts in: characters beyond the basic plane are two."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities; errors carry Telegram's words and UTF-8 byte offsets."""
    plain, offset, position = "", 0, 0
    entities: list[Json] = []
    stack: list[_Open] = []
    while position < len(source):
        if source.startswith("</", position):
            end = _tag_end(source, position)
            _close(source, position, end, stack, entities, plain, offset)
            position = end
            continue
        if source[position] == "<":
            opened, position = _open(source, position, offset, len(plain))
            stack.append(opened)
            continue
        piece, position = _character(source, position)
        plain += piece
        offset += utf16_length(piece)
    if stack:
        raise _error(f"Can't find end tag corresponding to start tag {stack[-1].tag}")
    return plain, sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _error(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _at(source: str, position: int) -> str:
    return f"at byte offset {len(source[:position].encode())}"


def _character(source: str, position: int) -> tuple[str, int]:
    found = _REFERENCE.match(source, position)
    if not found:
        return source[position], position + 1
    hexadecimal, decimal, name = found.groups()
    code = ord(_NAMED[name]) if name else int(hexadecimal or decimal, 16 if hexadecimal else 10)
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return source[position], position + 1
    return chr(code), found.end()


def _tag_end(source: str, position: int) -> int:
    found = _TAG_END.match(source, position)
    if not found:
        kind = "end" if source[position + 1 : position + 2] == "/" else "start"
        raise _error(f"Unclosed {kind} tag {_at(source, position)}")
    return found.end()


def _start_tag_name(source: str, position: int) -> str:
    """The name is judged before the tag is closed: `1 < 2` is an unsupported tag, not unclosed."""
    named = _NAME.match(source, position + 1)
    if not named:
        raise _error(f"Unclosed start tag {_at(source, position)}")
    tag = named[1].lower()
    if tag not in _TYPES:
        raise _error(f'Unsupported start tag "{tag}" {_at(source, position)}')
    return tag


def _open(source: str, position: int, offset: int, start: int) -> tuple[_Open, int]:
    tag = _start_tag_name(source, position)
    end = _tag_end(source, position)
    attributes = {
        key.lower(): re.sub(_REFERENCE, lambda m: _character(m[0], 0)[0], value.strip("\"'"))
        for key, value in _ATTRIBUTE.findall(source[position + 1 + len(tag) : end - 1])
    }
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _error(f'Tag "span" must have class "tg-spoiler" {_at(source, position)}')
    return _Open(tag, attributes, offset, start), end


def _close(
    source: str, position: int, end: int, stack: list[_Open], entities: list[Json], plain: str,
    offset: int,
) -> None:  # fmt: skip
    if not stack:
        raise _error(f"Unexpected end tag {_at(source, position)}")
    name = source[position + 2 : end - 1].strip().lower()
    opened = stack.pop()
    if name not in {"", opened.tag}:
        where = _at(source, position)
        raise _error(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{name}>"')
    if offset > opened.offset:
        _add_entity(entities, opened, plain[opened.start :], offset - opened.offset)


def _add_entity(entities: list[Json], opened: _Open, inner: str, length: int) -> None:
    entity: Json = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
    attributes = opened.attributes
    if opened.tag == "a":
        url = attributes.get("href") or inner
        if not re.match(r"(https?://|tg://|mailto:)?[^\s/]+\.?", url):
            return
        entity["url"] = url
    elif opened.tag == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _error("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    elif opened.tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "pre" and entities and entities[-1]["type"] == "code":
        inside = entities[-1]
        if (inside["offset"], inside["length"]) == (opened.offset, length):
            entities.pop()
            entity |= {"language": inside["language"]} if "language" in inside else {}
    elif opened.tag == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    entities.append(entity)


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at both ends, as Telegram stores every text."""
    left = utf16_length(text) - utf16_length(text.lstrip())
    stripped = text.strip()
    total = utf16_length(stripped)
    kept = []
    for entity in entities:
        begin = max(0, entity["offset"] - left)
        end = min(total, entity["offset"] + entity["length"] - left)
        if end > begin:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return stripped, kept


def find_entities(text: str, known: list[Json]) -> list[Json]:
    """Links, hashtags, mentions and commands outside of `known` code and links, added to it."""
    closed = [
        range(e["offset"], e["offset"] + e["length"])
        for e in known
        if e["type"] in {"code", "pre", "text_link"}
    ]
    found = []
    for match in _FOUND.finditer(text):
        offset = utf16_length(text[: match.start()])
        if not any(offset in span for span in closed):
            length = utf16_length(match[0])
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return sorted([*known, *found], key=lambda e: (e["offset"], -e["length"]))
