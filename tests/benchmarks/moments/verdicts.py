"""A judged sheet and its key make wins and losses."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from tests.benchmarks.moments.sheet import Key, Pair, Sheet, SheetError, Side
from tests.benchmarks.moments.sign_test import sign_test


@dataclass(frozen=True, slots=True)
class Score:
    """What judges made of our clips. unjudged: pairs without a verdict."""

    name: str
    wins: int
    losses: int
    ties: int
    unjudged: int

    @property
    def win_rate(self) -> float:
        """Wins among decided pairs, 0..1; a half where nothing was decided."""
        decided = self.wins + self.losses
        return self.wins / decided if decided else 0.5

    @property
    def p(self) -> float:
        """Two-sided p-value of the sign test; ties are left out."""
        return sign_test(self.wins, self.losses)


def score(sheet: Sheet, key: Key) -> list[Score]:
    """Return a score for every talk that has pairs, and the total last. Raises SheetError."""
    pairs = _checked(sheet, key)
    talks = [
        (talk.source, [_outcome(pairs[entry.id], entry.ours) for entry in talk.pairs])
        for talk in key.talks
        if talk.pairs
    ]
    total = [outcome for _, outcomes in talks for outcome in outcomes]
    if all(outcome == "unjudged" for outcome in total):
        raise SheetError("nothing is judged yet: every verdict is empty")
    return [_score(name, outcomes) for name, outcomes in (*talks, ("total", total))]


def _checked(sheet: Sheet, key: Key) -> dict[str, Pair]:
    """Return the pairs by id. Raises SheetError where sheet and key do not belong together."""
    if sheet.sheet != key.sheet:
        raise SheetError(f"the key is of another sheet: {key.sheet}, not {sheet.sheet}")
    twice = [name for name, times in Counter(pair.id for pair in sheet.pairs).items() if times > 1]
    if twice:
        raise SheetError(f"pairs that are there more than once: {_list(twice)}")
    pairs = {pair.id: pair for pair in sheet.pairs}
    known = {entry.id for talk in key.talks for entry in talk.pairs}
    if missing := known - pairs.keys():
        raise SheetError(f"pairs that are missing in the sheet: {_list(missing)}")
    if unknown := pairs.keys() - known:
        raise SheetError(f"pairs the key does not know: {_list(unknown)}")
    return pairs


def _list(names: Collection[str]) -> str:
    return ", ".join(sorted(names)[:5])


def _outcome(pair: Pair, ours: Side) -> str:
    if pair.verdict is None:
        return "unjudged"
    if pair.verdict == "tie":
        return "tie"
    return "win" if pair.verdict == ours else "loss"


def _score(name: str, outcomes: list[str]) -> Score:
    counts = Counter(outcomes)
    return Score(name, counts["win"], counts["loss"], counts["tie"], counts["unjudged"])
