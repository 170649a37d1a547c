"""What a person wrote instead of the recognised words, put onto the times they were spoken at."""

from collections.abc import Sequence
from difflib import Match, SequenceMatcher

from core.domain.document import Word
from core.domain.spans import Span

SHORTEST_MS = 60
"""A word that was added where nobody paused still has to be seen."""
_CORRECTED_SHARE = 0.5
"""From so many recognised words among those written on, a text is a corrected one."""
_TELLING = 8
"""So many letters in a row are hardly the same by chance."""


def retext(words: Sequence[Word], text: str, span: Span) -> tuple[Word, ...]:
    """Return the words of `text` with times: those that were recognised too keep theirs, new ones
    share the time of what they replace, or the pause they were put into.

    `words` are those of `span`, in order; the text is split at spaces. Words come back in order and
    inside the span. An empty text leaves nothing.
    """
    written = text.split()
    made: list[Word] = []
    a = c = 0
    for b, d, size in _anchors(words, written):
        if d > c:
            made += _spread(written[c:d], _room(words, a, b, span), _speaker(words, a))
        a, c = b + size, d + size
        made += [_named(old, new) for old, new in zip(words[b:a], written[d:c], strict=True)]
    return _in_order(made, span)


def _anchors(words: Sequence[Word], written: Sequence[str]) -> list[Match]:
    """Return the runs of words that were both recognised and written, in order; the last one is
    empty and lies behind both."""
    heard, meant = [_sound(word.text) for word in words], [_sound(text) for text in written]
    # Without its heuristic: that takes frequent words of a long text for noise.
    runs = SequenceMatcher(None, heard, meant, autojunk=False).get_matching_blocks()
    if sum(run.size for run in runs) >= len(meant) * _CORRECTED_SHARE:
        return runs
    # Written anew: that both have an "and" somewhere tells nothing about when it is to be seen.
    return [r for r in runs if not r.size or _letters(meant[r.b : r.b + r.size]) >= _TELLING]


def _letters(texts: Sequence[str]) -> int:
    return sum(len(text) for text in texts)


def recut_text(words: Sequence[Word], text: str, was: Span, now: Span) -> str:
    """Return what was written for the span `was`, made to fit the span `now`: it loses what lies
    outside and gains the recognised words of what is new. `words` are those of both, in order."""
    written = retext([word for word in words if _within(word, was)], text, was)
    before = [w.text for w in words if _within(w, now) and _middle(w) < was.start_ms]
    kept = [w.text for w in written if _within(w, now)]
    after = [w.text for w in words if _within(w, now) and _middle(w) >= was.end_ms]
    return " ".join([*before, *kept, *after])


def _within(word: Word, span: Span) -> bool:
    return span.contains(_middle(word))


def _middle(word: Word) -> int:
    return (word.start_ms + word.end_ms) // 2


def _sound(text: str) -> str:
    """Return what is compared: letters and digits only, е for ё."""
    kept = "".join(letter for letter in text.casefold() if letter.isalnum())
    return kept.replace("ё", "е") or text


def _named(old: Word, text: str) -> Word:
    return Word(text, old.start_ms, old.end_ms, old.confidence, old.speaker)


def _room(words: Sequence[Word], a: int, b: int, span: Span) -> Span:
    """Return the time of the words a..b, or of the pause before a where there are none."""
    if b > a:
        return Span(words[a].start_ms, words[b - 1].end_ms)
    before = words[a - 1].end_ms if a > 0 else span.start_ms
    after = words[a].start_ms if a < len(words) else span.end_ms
    return Span(min(before, after), max(before, after))


def _speaker(words: Sequence[Word], at: int) -> int | None:
    return words[min(at, len(words) - 1)].speaker if words else None


def _spread(texts: Sequence[str], room: Span, speaker: int | None) -> list[Word]:
    """Give each word a part of the time as large as its part of the letters."""
    total = _letters(texts)
    spread, passed = [], 0
    for text in texts:
        start = room.start_ms + room.duration_ms * passed // total
        passed += len(text)
        end = room.start_ms + room.duration_ms * passed // total
        spread.append(Word(text, start, end, 1.0, speaker))
    return spread


def _in_order(words: Sequence[Word], span: Span) -> tuple[Word, ...]:
    """Give every word at least its shortest time, later ones moved on where needed; where they do
    not fit like that, each its part of the whole span."""
    placed: list[Word] = []
    earliest = span.start_ms
    for word in words:
        start = max(earliest, word.start_ms)
        earliest = max(word.end_ms, start + SHORTEST_MS)
        placed.append(Word(word.text, start, earliest, word.confidence, word.speaker))
    if placed and earliest > span.end_ms:
        return tuple(_spread([word.text for word in words], span, words[0].speaker))
    return tuple(placed)
