"""New messages within the limits."""

from bot.requests.pace import PaceRules, TokenBucket


def test_a_burst_then_the_rate() -> None:
    bucket = TokenBucket(per_second=1, burst=3)
    assert [bucket.reserve(100.0) for _ in range(5)] == [0, 0, 0, 1, 2]
    assert bucket.reserve(103.0) == 0
    assert bucket.reserve(103.0) == 1


def test_rest_gives_the_burst_back_and_no_more() -> None:
    bucket = TokenBucket(per_second=1, burst=3)
    for _ in range(3):
        bucket.reserve(0.0)
    assert [bucket.reserve(1_000.0) for _ in range(4)] == [0, 0, 0, 1]


def test_a_group_never_sees_more_than_twenty_a_minute() -> None:
    rules = PaceRules()
    bucket = TokenBucket(rules.group_per_s, rules.group_burst)
    times = [bucket.reserve(0.0) for _ in range(60)]
    assert max(sum(start <= at < start + 60 for at in times) for start in times) <= 20


def test_progress_is_edited_every_three_or_five_seconds() -> None:
    assert PaceRules().edit_every_s(5) == 3
    assert PaceRules().edit_every_s(-5) == 5
