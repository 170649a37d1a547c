"""Writing down how something was said."""

from dataclasses import replace

from core.domain.document import Word
from core.domain.spans import Span
from core.stages.tighten import remaining_words, tighten

WORD_MS = 300
GAP_MS = 100


def said(text: str, start_ms: int = 1_000) -> tuple[list[Word], Span, list[Span]]:
    """Return words, the clip around them, and where it is quiet.

    Every word takes WORD_MS and GAP_MS follows; `+` glues words together, `[900]` is a quiet pause
    of so many ms, `[ha 900]` one with laughter in its middle, `/` a change of speaker.
    """
    words: list[Word] = []
    quiet: list[Span] = [Span(start_ms - 500, start_ms)]
    at, gap, speaker = start_ms, 0, 0
    tokens = text.replace("[ha ", "[ha_").split()
    for token in tokens:
        if token == "/":
            speaker += 1
        elif token == "+":
            at, gap = at - gap, 0
            if quiet and quiet[-1].start_ms >= at:
                quiet.pop()
        elif token.startswith("["):
            length, laughs = int(token.strip("[]").removeprefix("ha_")), token.startswith("[ha_")
            if quiet and quiet[-1].end_ms == at:
                quiet.pop()
            start, end = at - gap, at - gap + length
            if laughs:
                quiet += [Span(start, start + length // 3), Span(end - length // 3, end)]
            else:
                quiet.append(Span(start, end))
            at, gap = end, length
        else:
            words.append(Word(token, at, at + WORD_MS, speaker=speaker))
            quiet.append(Span(at + WORD_MS, at + WORD_MS + GAP_MS))
            at, gap = at + WORD_MS + GAP_MS, GAP_MS
    end = words[-1].end_ms + 400
    if quiet and quiet[-1].end_ms >= words[-1].end_ms:
        quiet[-1] = replace(quiet[-1], end_ms=max(end, quiet[-1].end_ms))
    return words, Span(start_ms - 500, end), quiet


def tightened(text: str, language: str = "ru") -> str:
    """Return what is read after fillers are cut; ` | ` stands where a pause was shortened."""
    words, span, quiet = said(text)
    timeline = tighten(words, span, language, quiet=quiet, fps=30)
    read: list[str] = []
    before: Word | None = None
    for word in remaining_words(words, timeline):
        if before is not None:
            gap = word.start_ms - before.end_ms
            left = timeline.to_output(word.start_ms) - timeline.to_output(before.end_ms)
            cut_words = any(before.end_ms <= w.start_ms < word.start_ms for w in words)
            if left < gap and not cut_words:
                read.append("|")
        read.append(word.text)
        before = word
    return " ".join(read)
