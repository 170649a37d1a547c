"""Where a sentence ends, judged from a word and its neighbours. Russian and English first."""

import re
import unicodedata

_CLOSING_MARKS = "\"'“‘*_"
_OPENERS = "«“„‘\"'([{‹"
_DASHES = ("—", "–", "-")
_ENDS = (".", "!", "?", "…", "‽", "。", "．", "！", "？", "؟", "۔", "।")
_ELLIPSES = ("…", "..")

# Something always follows these.
_NEVER_LAST = frozenset(
    "т е к н им проф акад ул пр-т пер пл стр рис напр гл ст ср тел кв корп обл"  # noqa: SIM905 - readable in bulk
    " mr mrs ms dr prof st vs e.g i.e fig gen col sgt rev hon approx".split()
)
# These may be the last word: a capital letter after them decides.
_MAYBE_LAST = frozenset(
    "др пр в вв руб коп тыс млн млрд трлн мин сек ч км кг т.д т.п н.э"  # noqa: SIM905 - as above
    " etc inc ltd co jr sr a.m p.m".split()
)
# These may be the last word only after certain words: "и т. д.", "в 2020 г.", but "г. Москва".
_MAYBE_LAST_AFTER = {
    "д": re.compile(r"т\."),
    "п": re.compile(r"т\."),
    "э": re.compile(r"н\."),
    "г": re.compile(r".*\d"),
    "гг": re.compile(r".*\d"),
    "см": re.compile(r".*\d"),
}
_CAPITAL_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def ends_sentence(word: str, following: str, *, before: str = "") -> bool:
    """Say whether a sentence ends with `word`, punctuation attached, when `following` comes next.

    `before` is the word before, empty at a line's start.
    """
    bare = without_closers(word)
    if not bare.endswith(_ENDS):
        return False
    if bare.endswith(_ELLIPSES):
        return not _starts_low(following)
    if not bare.endswith("."):
        # «Куда?» — спросил он: the question is inside the sentence.
        inside = _starts_low(following) or following.startswith(_DASHES)
        return bare == word or not inside
    return not _is_abbreviation(bare.lstrip(_OPENERS), following, before)


def without_closers(text: str) -> str:
    """Return `text` without what may follow the mark that ends a sentence.

    Closing quotes and brackets of any script, emoji, direction marks, footnote signs, spaces.
    """
    end = len(text)
    while end and (text[end - 1] in _CLOSING_MARKS or _closes(text[end - 1])):
        end -= 1
    return text[:end]


def _closes(letter: str) -> bool:
    # Pe, Pf: closing brackets, quotes.  S: emoji.  M: their variants.  Cf: marks of direction.
    category = unicodedata.category(letter)
    return category in {"Pe", "Pf", "So", "Sk", "Mn", "Me", "Cf", "No"} or letter.isspace()


def _is_abbreviation(word: str, following: str, before: str) -> bool:
    """Say whether the dot belongs to the word: an initial, a number, a short form."""
    if word.isupper() and _CAPITAL_INITIALS.fullmatch(word):
        return not (word == "I." and before[:1].islower())  # "you and I."
    stem = word[:-1].casefold()
    if following[:1].isdigit() and (stem[-1:].isdigit() or stem in {"no", "д", "п", "см"}):
        return True  # "3. 5", "No. 7", "п. 3"
    if stem in _NEVER_LAST:
        return True
    if (needed := _MAYBE_LAST_AFTER.get(stem)) is not None and not needed.fullmatch(before):
        return True
    return (needed is not None or stem in _MAYBE_LAST) and not _starts_high(following)


def _starts_low(text: str) -> bool:
    return text.lstrip(_OPENERS)[:1].islower()


def _starts_high(text: str) -> bool:
    return text.lstrip(_OPENERS)[:1].isupper()
