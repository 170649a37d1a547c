"""What a chat was offered before is not offered again."""

from collections.abc import Iterable, Iterator, Sequence

from core.domain.spans import Span
from core.stages.detect.sentences import words_of
from core.stages.detect.talk import Talk

_SAME_MOMENT = 0.5
_RUN = 5
_SAID_AGAIN = 0.5
_APART = 30


def is_same_moment(one: Span, other: Span) -> bool:
    """True when more than half of the shorter is common to both."""
    shorter = min(one.duration_ms, other.duration_ms)
    return one.overlap_ms(other) > _SAME_MOMENT * shorter


class Memory:
    """Stretches of one talk that were offered before."""

    def __init__(self, stretches: Iterable[Span] = ()) -> None:
        self.stretches = tuple(sorted(stretches))

    def __bool__(self) -> bool:
        return bool(self.stretches)

    def knows(self, span: Span) -> bool:
        """True when this moment was offered before."""
        return any(is_same_moment(span, known) for known in self.stretches)


def memory_of(talk: Talk, suggested: Iterable[Span], said_before: Sequence[str]) -> Memory:
    """Remember the stretches `suggested` of this very video, and those where the talk repeats
    over half of a text of `said_before`, told by runs of five words: the same talk may come as
    another file, or be quoted in another talk."""
    inside = [span for span in suggested if span.start_ms < talk.duration_ms]
    return Memory([*inside, *_repeated(talk, said_before)])


def _repeated(talk: Talk, said_before: Sequence[str]) -> Iterator[Span]:
    if not said_before:
        return
    spoken = [(word, s.index) for s in talk.sentences for word in words_of(s.text)]
    said = list(_runs([word for word, _ in spoken]))
    places: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(said):
        places.setdefault(run, []).append(at)
    for text in said_before:
        runs = set(_runs(words_of(text)))
        heard = sorted(at for run in runs for at in places.get(run, ()))
        for cluster in _clusters(heard):
            if len({said[at] for at in cluster}) > _SAID_AGAIN * len(runs):
                first, last = spoken[cluster[0]][1], spoken[cluster[-1] + _RUN - 1][1]
                yield talk.span(first, last)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _clusters(places: Sequence[int]) -> Iterator[list[int]]:
    """Split where nothing is repeated for long."""
    cluster: list[int] = []
    for at in places:
        if cluster and at - cluster[-1] > _APART:
            yield cluster
            cluster = []
        cluster.append(at)
    if cluster:
        yield cluster
