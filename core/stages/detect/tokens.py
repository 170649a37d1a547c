"""How many tokens a text may take: counted rather too high than too low."""

CHARACTERS_A_TOKEN = 3
"""Of Russian or English; vendors measured 3 to 4."""

_LAST_CYRILLIC = "\u052f"


def tokens_of(text: str) -> int:
    """Estimate. What is neither Latin nor Greek nor Cyrillic (emoji too) counts one a letter."""
    if text.isascii():
        return -(-len(text) // CHARACTERS_A_TOKEN)
    plain = sum(letter <= _LAST_CYRILLIC for letter in text)
    return -(-plain // CHARACTERS_A_TOKEN) + len(text) - plain
