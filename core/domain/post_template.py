"""Captions of posts: a person's own text with {placeholders}, as HTML of the chat service."""

import re

PLACEHOLDERS = ("title", "hashtags", "words", "link")
"""What a caption may name: the title, the hashtags, how the short begins, where its video is."""

TEMPLATE_LIMIT = 600
"""Letters of a template: the rest of a caption is left for what takes the placeholders' place."""

TEMPLATES: dict[str, str] = {
    "default": "",
    "title": "<b>{title}</b>",
    "link": "<b>{title}</b>\n\n{hashtags}\n\n{link}",
    "words": "<b>{title}</b>\n\n{words}\n\n{hashtags}",
}
"""Captions to choose from; the empty one is the caption that the short has in its own chat."""

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def unknown_placeholders(template: str) -> list[str]:
    """Return names in braces that mean nothing."""
    return sorted(set(_PLACEHOLDER.findall(template)) - set(PLACEHOLDERS))


def fill(template: str, values: dict[str, str]) -> str:
    """Return the template with values in place; a line that was made of empty ones only goes, and
    so do the empty lines that this leaves."""
    lines = []
    for line in template.splitlines():
        names = _PLACEHOLDER.findall(line)
        filled = _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), line)
        nothing_left = names and not any(values.get(name) for name in names)
        if not (nothing_left and not _letters(_PLACEHOLDER.sub("", line))):
            lines.append(filled)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _letters(html: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", html)
