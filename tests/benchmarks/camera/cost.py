"""What looking at 60 s of 1080p costs, against decoding the same 60 s."""

import sys
from pathlib import Path

from core import bootstrap
from core.domain.spans import Span
from core.media.process import run
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from tests.benchmarks.camera.actors import SAMPLE
from tests.benchmarks.camera.report import say
from tests.benchmarks.camera.scenes import full_hd
from tests.benchmarks.meter import measured

SECONDS = 60
TURNS_MS = range(0, SECONDS * 1000, 5_000)
RUNS = 2
"""The cheapest of so many runs counts: other work on the machine only ever adds."""


async def bench_cost(folder: Path) -> None:
    """Print CPU seconds and peak memory for the sample (a quiet 0.5 Mbit/s) and for a picture with
    the grain and the bit rate of a camera; two faces are read for lips in both."""
    sample = folder / "sample.mp4"
    await _ffmpeg("-i", str(SAMPLE), "-t", str(SECONDS), "-c", "copy", str(sample))
    await _cost("sample", sample)
    await _cost("camera_6_mbit", await _like_a_camera(folder))


async def _like_a_camera(folder: Path) -> Path:
    """Return 60 s of two people at 1080p30, drawn in a process of its own: its pictures are no
    memory of the analysis."""
    module = "tests.benchmarks.camera.film"
    await _run(sys.executable, "-m", module, "full_hd", str(folder), "--broadcast")
    long = folder / "long.mp4"
    loops = str(SECONDS * 1000 // full_hd().span.duration_ms - 1)
    once = str(folder / "full_hd.mp4")
    await _ffmpeg("-stream_loop", loops, "-i", once, "-c", "copy", str(long))
    return long


async def _cost(name: str, video: Path) -> None:
    facts = await bootstrap.media_tools().probe(video)
    analyser = bootstrap.face_analyzer(ModelSettings())
    decode, look, peak = [], [], []
    for _ in range(RUNS):
        async with measured() as measure:
            await _ffmpeg("-i", str(video), "-map", "0:v:0", "-f", "null", "-")
        decode.append(measure.cpu_s)
        async with measured() as measure:
            await analyser.analyse(video, facts, Span(0, SECONDS * 1000), ignore_progress, TURNS_MS)
        look.append(measure.cpu_s)
        peak.append(measure.peak_mib)
    of = f"{SECONDS} s, {facts.width}x{facts.height} at {facts.fps:g}"
    say(f"cost.{name}.cpu", min(look), "s", min(decode), input=of, wanted_ratio=1.5)
    say(f"cost.{name}.peak_memory", max(peak), "MiB", input=of, wanted=400)


async def _ffmpeg(*arguments: str) -> None:
    await _run("ffmpeg", "-v", "error", "-y", *arguments)


async def _run(*command: str) -> None:
    done = await run(command, timeout_s=600)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
