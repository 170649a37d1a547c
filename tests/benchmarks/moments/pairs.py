"""Blind pairs: each of our clips beside a random passage of the same talk and length."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.judge import judge
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.sheet import Key, KeyEntry, KeyTalk, Pair, Sheet, Side
from tests.benchmarks.moments.windows import Edges, window_on_edges


@dataclass(frozen=True, slots=True)
class Found:
    """The clips of one talk; `source` names its file."""

    recording: Recording
    source: str
    found_by: str
    clips: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    talk: int
    ours: Span
    chance: Span


def make_sheet(found: Sequence[Found], seed: int) -> tuple[Sheet, Key]:
    """Return the sheet and its key; the same seed gives the same pairs in the same order.

    A clip is left out where its talk holds no other passage of that length. On half of the pairs
    our clip is `a`.
    """
    rng = Random(seed)
    matches = [
        _Match(number, clip, window)
        for number, one in enumerate(found, start=1)
        for clip in one.clips
        if (window := opponent(one.recording, clip, rng)) is not None
    ]
    rng.shuffle(matches)
    sides: list[Side] = ["a" if at % 2 else "b" for at in range(len(matches))]
    rng.shuffle(sides)
    name = f"{rng.getrandbits(48):012x}"
    pairs, entries = list[Pair](), dict[int, list[KeyEntry]]()
    for number, (match, ours) in enumerate(zip(matches, sides, strict=True), start=1):
        recording = found[match.talk - 1].recording
        texts = text_of(recording, match.ours), text_of(recording, match.chance)
        a, b = texts if ours == "a" else texts[::-1]
        pairs.append(Pair(id=f"{name}-{number}", talk=match.talk, a=a, b=b))
        entries.setdefault(match.talk, []).append(
            KeyEntry(
                id=f"{name}-{number}",
                ours=ours,
                our_span_ms=(match.ours.start_ms, match.ours.end_ms),
                random_span_ms=(match.chance.start_ms, match.chance.end_ms),
            )
        )
    talks = [
        KeyTalk(
            talk=number, source=one.source, found_by=one.found_by, pairs=entries.get(number, [])
        )
        for number, one in enumerate(found, start=1)
    ]
    return Sheet(sheet=name, pairs=pairs), Key(sheet=name, seed=seed, talks=talks)


def opponent(recording: Recording, clip: Span, rng: Random) -> Span | None:
    """Return a random passage that is cut by the same rule as the clip and does not touch it:
    from the start of a sentence where the clip starts so, else from a word; the same for ends."""
    words = [w for w in recording.words if clip.contains((w.start_ms + w.end_ms) // 2)]
    if not words:
        return None
    judged = judge(recording, clip, ClipWish())
    edges = Edges.of(recording, whole_starts=not judged.cuts_start, whole_ends=not judged.cuts_end)
    length_ms = max(word.end_ms for word in words) - words[0].start_ms
    return window_on_edges(edges, length_ms, rng, avoid=(clip,))


def text_of(recording: Recording, span: Span) -> str:
    """Return what is said, a line for every turn; voices are numbered anew in each passage."""
    lines, voices = list[str](), dict[int | None, int]()
    speaker: int | None = None
    for word in recording.words:
        if not span.contains((word.start_ms + word.end_ms) // 2):
            continue
        if not lines or word.speaker != speaker:
            number = voices.setdefault(word.speaker, len(voices) + 1)
            lines.append(f"{number}:" if word.speaker is not None else "—")
            speaker = word.speaker
        lines[-1] += f" {word.text}"
    return "\n".join(lines)
