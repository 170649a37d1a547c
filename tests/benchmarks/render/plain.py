"""The measure of all things here: one plain ffmpeg pass, captions by libass."""

import shutil
from pathlib import Path

from tests.benchmarks.render.subtitles import write_ass
from tests.benchmarks.render.task import (
    CRF,
    HEIGHT,
    PRESET,
    SECONDS,
    WIDTH,
    Video,
    starts,
    window_width,
    words,
)

FONTS = Path(__file__).resolve().parents[3] / "remotion_service" / "node_modules" / "@fontsource"
FACES = ("montserrat-cyrillic-800-normal.woff", "montserrat-latin-800-normal.woff")


def plain_command(video: Video, folder: Path) -> list[str]:
    """ffmpeg: cut along the path by `sendcmd`, enlarge, libass, x264 and AAC.

    Writes what it reads into `folder`; the film is `plain.mp4` there.
    """
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    for face in FACES:
        shutil.copy(FONTS / "montserrat" / "files" / face, fonts)
    write_ass(words(), folder / "captions.ass")
    width = 2 * round(window_width(video) / 2)
    moves = [
        f"{frame / video.fps:.6f} crop x {round(start)};"
        for frame, start in enumerate(starts(video))
    ]
    (folder / "path.cmd").write_text("\n".join(moves))
    filters = (
        f"sendcmd=f={folder}/path.cmd,crop={width}:{video.height}:0:0,"
        f"scale={WIDTH}:{HEIGHT}:flags=bicubic,setsar=1,"
        f"ass={folder}/captions.ass:fontsdir={fonts}"
    )
    return [
        "ffmpeg", "-v", "error", "-y", "-nostdin", "-t", str(SECONDS), "-i", str(video.path),
        "-vf", filters, "-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF),
        "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "160k", "-ar", "48000",
        "-movflags", "+faststart", str(folder / "plain.mp4"),
    ]  # fmt: skip
