"""How well clips are cut: of local scoring, and of a model that picks any sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from random import Random
from zlib import crc32

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.corpus import groups
from tests.benchmarks.moments.figures import say
from tests.benchmarks.moments.judge import Judgement, judge
from tests.benchmarks.moments.models.noisy import NoisyModel
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.windows import Edges, random_window, window_on_edges

_WINDOWS_A_CLIP = 20
_NAMES = tuple(field.name for field in fields(Judgement))
_FIGURES = {
    "starts_on_sentence_edges": ("cuts_start", True, "share"),
    "ends_on_sentence_edges": ("cuts_end", True, "share"),
    "cuts_inside_words": ("cuts_word", False, "clips"),
    "wrong_lengths": ("wrong_length", False, "clips"),
    "more_air_than_half_the_gap": ("much_air", False, "clips"),
}
_SENTENCE_FIGURES = {
    "orphan_openers": ("orphan", False, "share"),
    "answers_cut_from_questions": ("splits_answer", False, "share"),
}

Clips = list[tuple[Recording, tuple[Span, ...]]]


async def bench_boundaries() -> None:
    """Print the figures by kind of talk. The baseline is random windows of the same lengths; for
    the figures that ask with which sentence a clip begins and ends, random runs of sentences."""
    for group in await groups():
        for line in group.skipped:
            say(f"moments.boundaries.{group.name}.skipped", 1, "files", why=line)
        for finder in ("local", "noisy_model"):
            clips = [(recording, await find(recording, finder)) for recording in group.recordings]
            _print(f"moments.boundaries.{group.name}.{finder}", clips)


async def find(recording: Recording, finder: str = "local") -> tuple[Span, ...]:
    """Return the clips of a talk as the product cuts them; none where it holds none."""
    model = NoisyModel(crc32(recording.name.encode())) if finder == "noisy_model" else None
    return tuple(candidate.span for candidate in await candidates_of(recording, model=model))


def judgements(clips: Iterable[tuple[Recording, Iterable[Span]]]) -> list[Judgement]:
    """Judge every clip of every talk."""
    return [judge(recording, span, ClipWish()) for recording, spans in clips for span in spans]


def share(judged: list[Judgement], fault: str) -> float:
    """Return the share of the clips that have a fault, 0..1; 0 where there are no clips."""
    at = _NAMES.index(fault)
    return sum(astuple(one)[at] for one in judged) / len(judged) if judged else 0.0


def _print(name: str, clips: Clips) -> None:
    judged = judgements(clips)
    say(f"{name}.clips", len(judged), "clips", talks=len(clips))
    for figures, is_whole in ((_FIGURES, False), (_SENTENCE_FIGURES, True)):
        chance = judgements(_random(clips, is_whole=is_whole))
        for figure, (fault, is_good, unit) in figures.items():
            value, baseline = share(judged, fault), share(chance, fault)
            if is_good:
                value, baseline = 1 - value, 1 - baseline
            of = len(judged) if unit == "clips" else 1
            say(f"{name}.{figure}", value * of, unit, baseline * of)


def _random(clips: Clips, *, is_whole: bool) -> Iterator[tuple[Recording, list[Span]]]:
    """Yield, for every clip, random windows of its length: of whole sentences, or from anywhere."""
    for recording, spans in clips:
        rng = Random(crc32(recording.name.encode()))
        edges = Edges.of(recording, whole_starts=True, whole_ends=True)
        lengths = [span.duration_ms for span in spans for _ in range(_WINDOWS_A_CLIP)]
        drawn = (
            window_on_edges(edges, ms, rng)
            if is_whole
            else random_window(recording.duration_ms, ms, rng)
            for ms in lengths
        )
        yield recording, [span for span in drawn if span is not None]
