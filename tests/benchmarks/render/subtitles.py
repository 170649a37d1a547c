"""The captions as an ASS file for libass: the same words, the spoken one coloured and popping."""

from pathlib import Path

from tests.benchmarks.render.task import (
    HEIGHT,
    HIGHLIGHT_COLOR,
    POP_MS,
    POSITION_Y,
    STROKE_PX,
    WIDTH,
    WORDS_PER_PAGE,
    Word,
)

FONT_NAME = "Montserrat ExtraBold"
FONT_SIZE = 93
"""libass counts a line's height; this is 76 px of Montserrat's em."""

HEAD = f"""[Script Info]
ScriptType: v4.00+
PlayResX: {WIDTH}
PlayResY: {HEIGHT}
WrapStyle: 0
ScaledBorderAndShadow: yes
YCbCr Matrix: TV.709

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, Bold, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV
Style: Default,{FONT_NAME},{FONT_SIZE},&H00FFFFFF,&H00000000,0,1,{STROKE_PX},0,5,86,86,0

[Events]
Format: Layer, Start, End, Style, Text
"""  # noqa: E501


def write_ass(words: tuple[Word, ...], path: Path) -> None:
    """One line of the file per spoken word, showing its whole page."""
    lines = [HEAD]
    for first in range(0, len(words), WORDS_PER_PAGE):
        page = words[first : first + WORDS_PER_PAGE]
        for number, word in enumerate(page):
            until = page[number + 1].start_ms if number + 1 < len(page) else word.end_ms
            times = f"{_clock(word.start_ms)},{_clock(until)}"
            lines.append(f"Dialogue: 0,{times},Default,{_text(page, number)}\n")
    path.write_text("".join(lines), encoding="utf-8")


def _text(page: tuple[Word, ...], active: int) -> str:
    """The page with one word highlighted, scaled as `pop_in` does."""
    place = rf"{{\pos({WIDTH // 2},{round(HEIGHT * POSITION_Y)})}}"
    shown = [_popping(word.text) if n == active else word.text for n, word in enumerate(page)]
    return place + " ".join(shown)


def _popping(text: str) -> str:
    peak = POP_MS * 6 // 10
    scale = rf"\fscx88\fscy88\t(0,{peak},\fscx108\fscy108)\t({peak},{POP_MS},\fscx100\fscy100)"
    red, green, blue = HIGHLIGHT_COLOR[1:3], HIGHLIGHT_COLOR[3:5], HIGHLIGHT_COLOR[5:7]
    return rf"{{\1c&H{blue}{green}{red}&{scale}}}{text}{{\r}}"


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms // 10 % 100:02}"
