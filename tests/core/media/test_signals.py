from pathlib import Path

import numpy as np
import pytest

from core.domain.document import Document, Word
from core.media.signals import RATE_HZ, Sound, SoundMeter, measure
from core.media.tools import FfmpegTools
from core.stages.sentences import build_document
from tests.support.media import make


def tone(seconds: float, amplitude: float) -> bytes:
    time = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    wave: bytes = (amplitude * 32767 * np.sin(2 * np.pi * 300 * time)).astype("<i2").tobytes()
    return wave


def document(*sentences: tuple[str, int, int, int | None]) -> Document:
    """Make one of (text, start, end, speaker), words spread evenly."""
    words = []
    for text, start, end, speaker in sentences:
        tokens = text.split()
        step = (end - start) // len(tokens)
        for i, token in enumerate(tokens):
            words.append(Word(token, start + i * step, start + (i + 1) * step, speaker=speaker))
    return build_document(words, language="ru", engine="test")


def heard(pcm: bytes, piece: int = 999) -> Sound:
    """Feed in pieces that do not end on samples."""
    meter = SoundMeter()
    for at in range(0, len(pcm), piece):
        meter.feed(pcm[at : at + piece])
    return meter.finish()


def test_loudness_is_relative_to_the_speakers_own_voice() -> None:
    # A quiet speaker (1) who shouts once, between two sentences of a loud one (0).
    pcm = tone(1, 0.4) + tone(1, 0.02) + tone(1, 0.02) + tone(1, 0.08) + tone(1, 0.4)
    talk = document(
        ("Раз и два.", 0, 1000, 0),
        ("Тихо так.", 1000, 2000, 1),
        ("Тоже тихо.", 2000, 3000, 1),
        ("Громко вот!", 3000, 4000, 1),
        ("Снова я.", 4000, 5000, 0),
    )
    loudness = [s.loudness_db for s in measure(talk, heard(pcm))]
    assert loudness == [
        pytest.approx(value, abs=0.2) for value in (0.0, 0.0, 0.0, 20 * np.log10(4), 0.0)
    ]


def test_pauses_inside_a_sentence_do_not_make_it_quiet() -> None:
    pcm = tone(1, 0.2) + tone(1, 0.0) + tone(1, 0.2) + tone(1, 0.2)
    words = [Word("Так", 0, 1000), Word("вот.", 2000, 3000), Word("Да.", 3000, 4000)]
    talk = build_document(words, language="ru", engine="test")
    assert [s.loudness_db for s in measure(talk, heard(pcm))] == [pytest.approx(0, abs=0.1)] * 2


def test_pace_is_relative_to_the_speakers_own() -> None:
    talk = document(
        ("Медленно тянутся слова мои.", 0, 4000, 0),
        ("Быстро летят слова твои!", 4000, 5000, 1),
        ("Опять тянутся слова мои.", 5000, 9000, 0),
        ("Совсем быстро полетели слова!", 9000, 10000, 0),
        ("Да.", 10000, 10200, 1),
    )
    pace = [s.pace for s in measure(talk, heard(tone(1, 0.1)))]
    assert pace[0] == pytest.approx(1, abs=0.1)
    assert pace[1] == 1.0
    assert pace[3] is not None
    assert pace[3] > 3
    assert pace[4] is None


def test_overlap_is_the_share_in_which_somebody_else_speaks() -> None:
    words = [Word("Слушай", 0, 500, speaker=0), Word("меня.", 500, 1000, speaker=0)]
    words += [Word("Нет!", 750, 1250, speaker=1), Word("Кто?", 2000, 2500)]
    talk = build_document(words, language="ru", engine="test")
    by_text = {
        line.text: signals.overlap
        for line, signals in zip(talk.lines(), measure(talk, heard(tone(3, 0.1))), strict=True)
    }
    assert by_text["Нет!"] == 0.5
    assert by_text["Кто?"] is None
    assert max(value or 0 for text, value in by_text.items() if text != "Нет!") > 0.2


def test_sentiment_is_the_mean_of_the_words_that_have_one() -> None:
    words = [Word("Ура", 0, 500, sentiment=0.9), Word("да!", 500, 900, sentiment=0.5)]
    talk = build_document([*words, Word("Нет.", 900, 1200)], language="en", engine="test")
    assert [s.sentiment for s in measure(talk, heard(tone(2, 0.1)))] == [0.7, None]


def test_words_past_the_end_of_the_sound_and_silence() -> None:
    talk = document(("Тишина тут.", 0, 1000, None), ("За концом.", 3000, 4000, None))
    silent, beyond = measure(talk, heard(tone(1, 0.0)))
    assert silent.loudness_db == 0.0
    assert beyond.loudness_db is None


def test_no_sentences() -> None:
    assert measure(document(), SoundMeter().finish()) == ()


async def test_measured_in_a_sound_file(tmp_path: Path) -> None:
    wave = r"aevalsrc='sin(300*2*PI*t)*if(lt(t\,2)\,0.05\,0.2)':d=4:s=16000"
    audio = make(tmp_path / "a.ogg", "-f", "lavfi", "-i", wave, "-c:a", "libopus")
    talk = document(
        ("Тихо раз.", 0, 1000, 0), ("Тихо два.", 1000, 1900, 0), ("Громко три!", 2100, 4000, 0)
    )
    signals = await FfmpegTools().speech_signals(audio, talk)
    assert [s.loudness_db for s in signals] == [
        pytest.approx(value, abs=1) for value in (0.0, 0.0, 12.0)
    ]
