"""Telling silence from everything that is not."""

from pathlib import Path

import pytest

from core.domain.document import Word
from core.domain.errors import MediaToolError
from core.domain.spans import Span
from core.media.quiet import quiet_spans
from core.media.tools import FfmpegTools
from tests.support.sound import Stretch, make_sound

VOICE = 0.2
WORDS = (Word("раз", 1_000, 2_000), Word("два", 4_000, 5_000))
SPOKEN: tuple[Stretch, ...] = tuple((Span(w.start_ms, w.end_ms), VOICE) for w in WORDS)


def near(found: tuple[Span, ...], *expected: tuple[int, int]) -> bool:
    return len(found) == len(expected) and all(
        abs(span.start_ms - start) <= 60 and abs(span.end_ms - end) <= 60
        for span, (start, end) in zip(found, expected, strict=True)
    )


@pytest.mark.parametrize("room", [0.0, 0.0005, 0.003])
async def test_a_pause_is_quiet_in_a_studio_and_in_an_office(tmp_path: Path, room: float) -> None:
    audio = make_sound(tmp_path / "a.ogg", 6_000, SPOKEN, room)
    found = await FfmpegTools().quiet_spans(audio, Span(500, 5_500), WORDS)
    assert near(found, (500, 1_000), (2_000, 4_000), (5_000, 5_500))


async def test_laughter_is_not(tmp_path: Path) -> None:
    notes = [(Span(at, at + 90), VOICE / 6) for at in range(2_500, 3_400, 200)]
    audio = make_sound(tmp_path / "a.ogg", 6_000, [*SPOKEN, *notes], 0.0005)
    found = await quiet_spans(audio, Span(2_000, 4_000), WORDS)
    assert not any(span.duration_ms > 600 for span in found)
    heard = [s for s, _ in notes if any(s.overlap_ms(q) > 30 for q in found)]
    assert heard == []


async def test_a_click_of_the_mouth_is(tmp_path: Path) -> None:
    click = (Span(3_000, 3_012), VOICE)
    audio = make_sound(tmp_path / "a.ogg", 6_000, [*SPOKEN, click], 0.0005)
    assert near(await quiet_spans(audio, Span(1_500, 4_500), WORDS), (2_000, 4_000))


async def test_music_and_a_noisy_room_are_not(tmp_path: Path) -> None:
    music = (Span(0, 6_000), VOICE / 8)
    audio = make_sound(tmp_path / "a.ogg", 6_000, [*SPOKEN, music])
    assert await quiet_spans(audio, Span(0, 6_000), WORDS) == ()
    audio = make_sound(tmp_path / "b.ogg", 6_000, SPOKEN, VOICE / 5)
    assert all(s.duration_ms < 300 for s in await quiet_spans(audio, Span(0, 6_000), WORDS))


async def test_after_the_sound_there_is_silence(tmp_path: Path) -> None:
    audio = make_sound(tmp_path / "a.ogg", 2_000, SPOKEN[:1])
    assert near(await quiet_spans(audio, Span(1_500, 4_000), WORDS[:1]), (2_000, 4_000))


async def test_nobody_speaks_nothing_is_known(tmp_path: Path) -> None:
    audio = make_sound(tmp_path / "a.ogg", 2_000, SPOKEN[:1])
    assert await quiet_spans(audio, Span(0, 2_000), ()) == ()


async def test_an_unreadable_file_has_a_name(tmp_path: Path) -> None:
    broken = tmp_path / "a.ogg"
    broken.write_bytes(b"no sound")
    with pytest.raises(MediaToolError):
        await quiet_spans(broken, Span(0, 1_000), WORDS)
