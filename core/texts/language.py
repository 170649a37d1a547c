"""Interface languages."""

LANGUAGES = ("ru", "en")

_SPEAKS_RUSSIAN = frozenset({"ru", "uk", "be", "kk"})


def pick_language(code: str | None, default: str) -> str:
    """Choose between ru and en by an IETF language tag such as `uk` or `en-GB`."""
    if not code:
        return default
    return "ru" if code.split("-")[0].lower() in _SPEAKS_RUSSIAN else "en"
