"""Without any model: what is picked agrees with the truth far better than chance does."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import fmean

import pytest

from core.domain.document import Document
from core.domain.moments import ClipWish
from core.domain.spans import Span
from core.stages.detect.boundaries import settle
from core.stages.detect.limits import Counts, counts_for, limits_for
from core.stages.detect.local.find import find_locally
from core.stages.detect.talk import Talk

from .talks import TruthTalk, english_talk, russian_talk

DRAWS = 300
MARGIN = 0.3
SAME = 0.5


@pytest.fixture(scope="session")
def sample_talk(sample: tuple[Document, int], sample_dir: Path) -> TruthTalk:
    truth = json.loads((sample_dir / "podcast.truth.json").read_text(encoding="utf-8"))
    moments = (Span(moment["start_ms"], moment["end_ms"]) for moment in truth["moments"])
    return TruthTalk(*sample, tuple(moments))


@pytest.fixture(params=["sample", "russian", "english"])
def truth(request: pytest.FixtureRequest, sample_talk: TruthTalk) -> TruthTalk:
    made = {"sample": lambda: sample_talk, "russian": russian_talk, "english": english_talk}
    return made[request.param]()


def picks(truth: TruthTalk, count: int | None, taken: Sequence[Span] = ()) -> list[Span]:
    """Return where local scoring would cut, best first."""
    talk, wish = Talk(truth.document, (), truth.duration_ms), ClipWish(count=count)
    limits = limits_for(talk, wish)
    counts = Counts(count, count) if count else counts_for(truth.duration_ms, wish)
    found = find_locally(talk, limits, counts, taken)
    spans = (settle(talk, p.first, p.last, limits, taken=taken) for p in found)
    return [span for span in spans if span is not None]


def agreement(span: Span, moments: Sequence[Span]) -> float:
    """Intersection over union with the moment it fits best."""
    return max(
        span.overlap_ms(moment) / (span.duration_ms + moment.duration_ms - span.overlap_ms(moment))
        for moment in moments
    )


def by_chance(truth: TruthTalk, spans: Sequence[Span]) -> list[tuple[float, float]]:
    """Return mean agreement and share of moments hit, for draws of windows just as long."""
    random, results = Random(7), list[tuple[float, float]]()
    for _ in range(DRAWS):
        drawn = []
        for span in spans:
            start = random.randrange(truth.duration_ms - span.duration_ms)
            drawn.append(Span(start, start + span.duration_ms))
        results.append((_mean_agreement(truth, drawn), _hit(truth, drawn)))
    return results


def _mean_agreement(truth: TruthTalk, spans: Sequence[Span]) -> float:
    return fmean(agreement(span, truth.moments) for span in spans)


def _hit(truth: TruthTalk, spans: Sequence[Span]) -> float:
    return fmean(any(agreement(s, [m]) >= SAME for s in spans) for m in truth.moments)


def test_picks_agree_with_the_truth_better_than_random_windows(truth: TruthTalk) -> None:
    spans = picks(truth, len(truth.moments))
    assert len(spans) == len(truth.moments)
    chance = by_chance(truth, spans)
    ours, expected = _mean_agreement(truth, spans), fmean(mean for mean, _ in chance)
    assert ours >= expected + MARGIN
    assert sum(mean >= ours for mean, _ in chance) <= DRAWS // 100


def test_more_moments_are_hit_than_by_random_windows(truth: TruthTalk) -> None:
    spans = picks(truth, len(truth.moments))
    assert _hit(truth, spans) >= fmean(hit for _, hit in by_chance(truth, spans)) + MARGIN


def test_the_best_pick_is_a_moment(truth: TruthTalk) -> None:
    (best,) = picks(truth, 1)
    assert agreement(best, truth.moments) >= 0.8


def test_what_was_suggested_before_is_passed_over(truth: TruthTalk) -> None:
    (best,) = picks(truth, 1)
    (second,) = picks(truth, 1, taken=[best])
    assert second.overlap_ms(best) == 0
    assert agreement(second, truth.moments) >= SAME
