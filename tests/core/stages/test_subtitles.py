"""Subtitles that other programs read."""

from core.domain.captions import CaptionWord
from core.stages.subtitles import to_srt


def said(*words: tuple[str, int, int], speaker: int | None = None) -> list[CaptionWord]:
    return [CaptionWord(text, start, end, speaker) for text, start, end in words]


def test_sentences_become_cues_with_clock_times() -> None:
    words = said(("Привет,", 0, 400), ("мир!", 420, 900), ("Как", 3_661_000, 3_661_200))
    assert to_srt(words) == (
        "1\n00:00:00,000 --> 00:00:00,900\nПривет, мир!\n\n2\n01:01:01,000 --> 01:01:01,200\nКак\n"
    )


def test_another_speaker_or_a_pause_starts_a_cue() -> None:
    words = [*said(("да", 0, 300), speaker=0), *said(("нет", 310, 600), speaker=1)]
    assert to_srt(words).count("-->") == 2
    assert to_srt(said(("да", 0, 300), ("и", 1_500, 1_700))).count("-->") == 2


def test_no_cue_is_longer_than_a_line() -> None:
    words = said(*((f"слово{n}", n * 300, n * 300 + 290) for n in range(40)))
    assert max(len(line) for line in to_srt(words).splitlines()) <= 42


def test_silence_makes_an_empty_file() -> None:
    assert to_srt([]) == ""
