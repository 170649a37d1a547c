"""People's words inside a prompt: data that cannot pass for anything of ours."""

import unicodedata

_LESS = ("LESS-THAN SIGN", "MUCH LESS-THAN")
_GREATER = ("GREATER-THAN SIGN", "MUCH GREATER-THAN")


def quoted(text: str, longest: int | None = None) -> str:
    """Return one line without brackets of any script, control and invisible characters.

    Square brackets number sentences, braces hold marks and blanks, <<< and >>> fence material
    off: all become round ones. What is longer than `longest` characters is cut.
    """
    line = " ".join(text.translate(_NEUTRAL).split())
    return line if longest is None or len(line) <= longest else line[: longest - 1] + "…"


class _Neutral(dict[int, str]):
    """What each character becomes; filled as they turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = _neutral(chr(code))
        return self[code]


def _neutral(letter: str) -> str:
    kind, name = unicodedata.category(letter), unicodedata.name(letter, "")
    if letter.isspace():
        return " "
    if kind.startswith("C"):
        return ""
    # „ is an opening bracket to Unicode.
    if (kind == "Ps" and "QUOTATION" not in name) or name.endswith(_LESS):
        return "("
    if (kind == "Pe" and "QUOTATION" not in name) or name.endswith(_GREATER):
        return ")"
    return letter


_NEUTRAL = _Neutral()
