"""Hashtags."""

import re


def hashtags(words: tuple[str, ...]) -> list[str]:
    """Return words as hashtags that sites link: letters, digits and `_`, each once."""
    cleaned = ("_".join(re.findall(r"\w+", word)).strip("_") for word in words)
    return list(dict.fromkeys(f"#{word}" for word in cleaned if word and not word.isdigit()))
