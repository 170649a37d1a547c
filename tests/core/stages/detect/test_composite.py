"""The score of a moment."""

from dataclasses import replace

import pytest

from core.domain.document import Document
from core.domain.moments import SIGNALS, SUBSCORES, ScoreWeights, SpeechSignals
from core.stages.detect.composite import composite, signals_of
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow

EQUAL = ScoreWeights()
GOOD = dict.fromkeys(SUBSCORES, 16)


def _weights(*, share: float = 0.15, **parts: float) -> ScoreWeights:
    """Only the named parts count."""
    return ScoreWeights(
        subscores={name: parts.get(name, 0.0) for name in SUBSCORES},
        signals={name: parts.get(name, 0.0) for name in SIGNALS},
        signals_share=share,
    )


def test_without_signals_it_is_the_mean_of_the_subscores() -> None:
    assert composite(GOOD, {}, EQUAL) == 80
    assert composite({**GOOD, "hook": 20, "share": 0}, {}, EQUAL) == 68


def test_signals_move_the_score_by_their_share() -> None:
    assert composite(GOOD, {"laughter": 1.0}, EQUAL) == 83
    assert composite(GOOD, {"laughter": 0.0}, EQUAL) == 68
    assert composite(GOOD, {"laughter": 1.0, "pace": 0.0}, EQUAL) == round(68 + 7.5)


def test_a_missing_signal_drops_out() -> None:
    both = composite(GOOD, {"laughter": 0.8, "pace": 0.8}, EQUAL)
    assert composite(GOOD, {"laughter": 0.8}, EQUAL) == both


def test_only_proportions_of_weights_matter() -> None:
    one = ScoreWeights(subscores={**EQUAL.subscores, "hook": 2.0})
    ten = ScoreWeights(subscores={name: 10 * w for name, w in one.subscores.items()})
    uneven = {**GOOD, "hook": 4}
    assert composite(uneven, {}, one) == composite(uneven, {}, ten)
    assert composite(uneven, {}, one) < composite(uneven, {}, EQUAL)


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        (_weights(hook=1, laughter=1, share=0.0), 40),
        (_weights(hook=1, laughter=1, share=1.0), 90),
        (_weights(hook=1), 40),
        (_weights(laughter=1), 90),
        (_weights(overlap=1, hook=1), 40),
        (_weights(overlap=1), 72),
        (_weights(), 72),
    ],
    ids=["no share", "all share", "no signal", "only signal", "unmeasured", "nothing", "zero"],
)
def test_parts_left_out(weights: ScoreWeights, score: int) -> None:
    assert composite({**GOOD, "hook": 8}, {"laughter": 0.9}, weights) == score


def test_it_stays_within_bounds() -> None:
    assert composite(dict.fromkeys(SUBSCORES, 40), {"pace": 7.0}, EQUAL) == 100
    assert composite(dict.fromkeys(SUBSCORES, -3), {}, EQUAL) == 0
    assert composite({}, {}, EQUAL) == 0


def _measured(document: Document, *signals: SpeechSignals) -> Talk:
    return Talk(document, signals, duration_of(document))


@pytest.fixture
def trio() -> Document:
    """A question, its answer, and a line after a pause."""
    return follow(
        [
            (0, "Почему ты ушёл из банка?", 300),
            (1, "Мне надоело продавать воздух в красивой упаковке.", 900),
            (1, "И я купил козу.", 300),
        ]
    )


CALM = SpeechSignals(loudness_db=0.0, pace=1.0, overlap=0.0, laughter=0.0, sentiment=0.0)


def test_a_calm_talk_has_all_signals_and_none_stands_out(trio: Document) -> None:
    found = signals_of(_measured(trio, CALM, CALM, CALM), 0, 2)
    assert list(found) == list(SIGNALS)
    assert all(found[name] == 0.0 for name in SIGNALS if name not in {"pauses", "dialogue"})


def test_what_was_not_measured_is_left_out(trio: Document) -> None:
    assert set(signals_of(_measured(trio), 0, 2)) == {"pauses", "dialogue"}
    alone = follow([(None, "Я купил козу и не жалею.", 300)])
    assert signals_of(_measured(alone), 0, 0) == {}


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        (replace(CALM, loudness_db=7.0), "loudness"),
        (replace(CALM, pace=1.6), "pace"),
        (replace(CALM, overlap=1.0), "overlap"),
        (replace(CALM, laughter=1.0), "laughter"),
        (replace(CALM, sentiment=-0.9), "sentiment"),
    ],
)
def test_what_stands_out(trio: Document, heard: SpeechSignals, name: str) -> None:
    calm = signals_of(_measured(trio, CALM, CALM, CALM), 0, 2)
    found = signals_of(_measured(trio, CALM, CALM, heard), 0, 2)
    assert found[name] > 0.5
    assert {n: v for n, v in found.items() if n != name} == {
        n: v for n, v in calm.items() if n != name
    }


def test_a_pause_before_the_point(trio: Document) -> None:
    talk = _measured(trio)
    assert signals_of(talk, 0, 2)["pauses"] == 1.0
    assert signals_of(talk, 0, 1)["pauses"] == 0.0


def test_an_answered_question_is_dialogue(trio: Document) -> None:
    talk = _measured(trio)
    assert signals_of(talk, 0, 1)["dialogue"] > 0.5
    assert signals_of(talk, 1, 2)["dialogue"] == 0.0
