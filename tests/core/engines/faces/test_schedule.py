"""When frames are looked at."""

import pytest

from core.engines.faces.schedule import Schedule


@pytest.mark.parametrize("fps", [5, 25, 59.94, 120])
def test_three_looks_a_second_whatever_the_frame_rate(fps: float) -> None:
    schedule = Schedule()
    looks = [n for n in range(round(20 * fps)) if schedule.is_due(round(n * 1000 / fps))]
    assert looks[0] == 0
    assert len(looks) == pytest.approx(60, abs=2)


def test_after_a_hole_looks_go_on_at_the_same_pace() -> None:
    schedule = Schedule()
    times = [*range(0, 2_000, 40), *range(9_000, 11_000, 40)]
    looks = [time for time in times if schedule.is_due(time)]
    assert len([time for time in looks if time >= 9_000]) == pytest.approx(6, abs=1)


def test_turns_are_looked_at_twice_as_often() -> None:
    schedule = Schedule(turns_ms=[10_000])
    looks = [time for time in range(0, 20_000, 40) if schedule.is_due(time)]
    near = [time for time in looks if abs(time - 10_000) <= 800]
    assert len(near) == pytest.approx(10, abs=1)
    assert len(looks) - len(near) == pytest.approx(55, abs=2)


def test_a_single_face_is_looked_at_no_closer() -> None:
    schedule = Schedule(turns_ms=[10_000])
    looks = [time for time in range(0, 20_000, 40) if schedule.is_due(time, alone=True)]
    assert len(looks) == pytest.approx(60, abs=2)


def test_a_new_shot_is_looked_at_at_once() -> None:
    schedule = Schedule()
    assert schedule.is_due(0)
    assert not schedule.is_due(40)
    assert schedule.is_due(80, now=True)
    assert not schedule.is_due(333)
    assert schedule.is_due(440)
