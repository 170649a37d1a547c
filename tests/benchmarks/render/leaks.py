"""A hundred small renders by one service: what its memory does meanwhile.

`python -m tests.benchmarks.render.leaks [PLOT.png]` prints one JSON object a line.
"""

import asyncio
import json
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import psutil

from core.media.process import run
from tests.benchmarks.render.ours import Service, request, service
from tests.benchmarks.render.service import say
from tests.benchmarks.render.task import Video

RENDERS = 100
SETTLED_AFTER = 20
"""Caches and the heap fill during the first renders; the slope is that of the others."""
SIZE = (180, 320)
MIB = 1024 * 1024
BROWSER_NAME = "chrom"


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory after a render, while nothing runs: proportional set sizes, shared pages once."""

    render: int
    service_mib: float
    browser_mib: float
    open_files: int
    scratch_entries: int

    @property
    def tree_mib(self) -> float:
        """Everything the service takes."""
        return self.service_mib + self.browser_mib


async def bench_leaks(plot: Path | None) -> None:
    """Render, print a line per tenth render and the slopes, draw the plot."""
    with TemporaryDirectory(prefix="bench-") as folder:
        async with service(Path(folder)) as running:
            video = await _source(running.objects / "in")
            samples = []
            for number in range(1, RENDERS + 1):
                await running.render(_small(video, number))
                samples.append(await asyncio.to_thread(_sample, running, number))
                if number % 10 == 0:
                    print(json.dumps({"name": "leaks.sample", **asdict(samples[-1])}), flush=True)
    _report(samples)
    if plot is not None:
        cv2.imwrite(str(plot), draw(samples))


async def _source(folder: Path) -> Video:
    folder.mkdir()
    path = folder / "tiny.mp4"
    pictures, sound = "testsrc2=s=640x360:r=25:d=20", "sine=f=440:d=20"
    inputs = ("-f", "lavfi", "-i", pictures, "-f", "lavfi", "-i", sound)
    codecs = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
    done = await run(["ffmpeg", "-v", "error", *inputs, *codecs, str(path)], timeout_s=60)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return Video("tiny", path, width=640, height=360, fps=25)


def _small(video: Video, number: int) -> dict[str, Any]:
    spec = request(video, f"leak-{number}", seconds=1)
    return {**spec, "output": {**spec["output"], "width": SIZE[0], "height": SIZE[1]}}


def _sample(running: Service, number: int) -> Sample:
    root = psutil.Process(running.pid)
    browser = 0.0
    own = 0.0
    for process in (root, *root.children(recursive=True)):
        with suppress(psutil.Error):
            size = process.memory_full_info().pss / MIB
            if process.name().startswith(BROWSER_NAME):
                browser += size
            else:
                own += size
    scratch = running.objects.parent / "scratch" / "render"
    jobs = [entry for entry in scratch.glob("*/*") if entry.name != "tmp"]
    return Sample(number, round(own, 1), round(browser, 1), root.num_fds(), len(jobs))


def _report(samples: list[Sample]) -> None:
    for name, values in (
        ("service", [each.service_mib for each in samples]),
        ("tree", [each.tree_mib for each in samples]),
    ):
        slope = np.polyfit(range(len(values) - SETTLED_AFTER), values[SETTLED_AFTER:], 1)[0]
        of = f"renders {SETTLED_AFTER + 1} to {RENDERS}"
        say(f"leaks.{name}.slope", float(slope), "MiB/render", of=of)
    say("leaks.peak_idle", max(each.tree_mib for each in samples), "MiB")
    grown = samples[-1].open_files - samples[SETTLED_AFTER].open_files
    say("leaks.open_files.growth", grown, "files")
    say("leaks.scratch_left", max(each.scratch_entries for each in samples), "folders")


def draw(samples: list[Sample]) -> npt.NDArray[np.uint8]:
    """Return the plot: memory over renders, the service alone and with its browser."""
    width, height, margin = 1000, 500, 60
    picture = np.full((height, width, 3), 255, np.uint8)
    top = 50 * np.ceil(max(each.tree_mib for each in samples) / 50)

    def at(render: float, mib: float) -> tuple[int, int]:
        x = margin + render / len(samples) * (width - 2 * margin)
        return round(x), round(height - margin - mib / top * (height - 2 * margin))

    def text(words: str, place: tuple[int, int], colour: tuple[int, int, int]) -> None:
        cv2.putText(picture, words, place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, colour, 1, cv2.LINE_AA)

    grey, blue, red = (120, 120, 120), (180, 90, 20), (40, 40, 200)
    for mib in range(0, int(top) + 1, 50):
        cv2.line(picture, at(0, mib), at(len(samples), mib), (225, 225, 225), 1)
        text(str(mib), (8, at(0, mib)[1] + 5), grey)
    for render in range(0, len(samples) + 1, 10):
        text(str(render), (at(render, 0)[0] - 8, height - margin + 22), grey)
    for name, colour, values in (
        ("service and browser", red, [each.tree_mib for each in samples]),
        ("service", blue, [each.service_mib for each in samples]),
    ):
        line = np.array([at(number + 1, value) for number, value in enumerate(values)], np.int32)
        cv2.polylines(picture, [line], isClosed=False, color=colour, thickness=2)
        text(f"{name}, MiB", (at(1, values[0])[0], at(1, values[0])[1] - 12), colour)
    text("memory while idle, after each render", (margin, 30), (0, 0, 0))
    return picture


if __name__ == "__main__":
    asyncio.run(bench_leaks(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
