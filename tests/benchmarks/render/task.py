"""What is rendered: twenty seconds, a camera that never rests for long, captions as people talk."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SECONDS = 20
WIDTH, HEIGHT = 1080, 1920
PRESET, CRF = "veryfast", 20
FONT_FAMILY, FONT_WEIGHT, FONT_SIZE_PX = "Montserrat", 800, 76
COLOR, HIGHLIGHT_COLOR, STROKE_PX = "#ffffff", "#ffd400", 6
POSITION_Y = 0.72
WORDS_PER_PAGE = 4
POP_MS = 160

KEYS_S = (0.0, 4.0, 5.5, 9.0, 9.034, 13.0, 14.5, 20.0)
KEYS_X = (0.30, 0.36, 0.66, 0.68, 0.34, 0.31, 0.52, 0.64)
"""Centre of the window, straight lines between: slow drifts, two pans, a jump."""

TEXT = (
    "Когда мы начинали этот проект, никто не верил, что из него что-нибудь выйдет. "
    "Денег хватало на три месяца, а опыта не было вообще. Зато была идея, и она не давала спать. "
    "Первую версию мы собрали за две недели на кухне. Она падала каждые десять минут, но люди "
    "возвращались. И тогда я понял: если терпят такое, значит, вещь действительно нужна!"
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Video:
    """A source file and what its header says."""

    name: str
    path: Path
    width: int
    height: int
    fps: int


def words() -> tuple[Word, ...]:
    """The text spread evenly over the clip, 2.8 words a second."""
    texts = TEXT.split()
    step = SECONDS * 1000 / len(texts)
    return tuple(
        Word(text, round(index * step), round((index + 1) * step) - 20)
        for index, text in enumerate(texts)
    )


def starts(video: Video) -> npt.NDArray[np.float64]:
    """Where the window starts from the left, in source pixels, one entry a frame."""
    times = np.arange(SECONDS * video.fps) / video.fps
    window = window_width(video)
    centres = np.interp(times, KEYS_S, KEYS_X) * video.width
    return np.clip(centres - window / 2, 0, video.width - window)


def window_width(video: Video) -> float:
    """Width of the window in source pixels; it is as high as the picture."""
    return video.height * WIDTH / HEIGHT
