"""`make bench`, rendering: the service against one plain ffmpeg pass with libass captions."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from core.logs import configure_logging
from core.media.process import run
from core.settings import LogSettings
from tests.benchmarks.render.ours import Service, request, service
from tests.benchmarks.render.plain import plain_command
from tests.benchmarks.render.quality import quality
from tests.benchmarks.render.reference import make_reference
from tests.benchmarks.render.task import SECONDS, Video
from tests.benchmarks.render.tree import Cost, metered, run_metered

ROUNDS = 3
STOCK_SECONDS = 2
WANTED_RATIO, WANTED_MIB = 1.15, 600
SHARED = Path(__file__).resolve().parents[4] / "shared"


@dataclass(slots=True)
class Side:
    """What one way of rendering took, round by round, and its last film."""

    costs: list[Cost] = field(default_factory=list)
    film: Path = Path()


async def bench_render() -> None:
    """Run and print everything."""
    with TemporaryDirectory(prefix="bench-render-") as name:
        folder = Path(name)
        async for video in _videos(folder):
            async with service(folder / video.name) as ours:
                await _compare(video, ours, folder / video.name)


async def _videos(folder: Path) -> AsyncIterator[Video]:
    """Two people at 1080p30 with the grain and bit rate of a camera, then a real film."""
    module = "tests.benchmarks.camera.film"
    done = await run(
        [sys.executable, "-m", module, "full_hd", str(folder), "--broadcast"], timeout_s=600
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    yield Video("full_hd", folder / "full_hd.mp4", 1920, 1080, 30)
    real = Path(os.environ.get("SHARED_DIR", SHARED)) / "media" / "deeptalk_demo.mp4"
    if real.is_file():
        yield Video("deeptalk_demo", real, 640, 360, 25)
    else:
        print(json.dumps({"name": "render.deeptalk_demo", "skipped": "not in SHARED_DIR"}))


async def _compare(video: Video, renders: Service, folder: Path) -> None:
    renders.store(video.path)
    await renders.render(request(video, "warm", STOCK_SECONDS))
    plain, ours = Side(film=folder / "plain.mp4"), Side()
    # Turn by turn, because the machine may be busier in one minute than in the next.
    for number in range(ROUNDS):
        plain.costs.append(await asyncio.to_thread(run_metered, plain_command(video, folder)))
        with metered(renders.pid) as cost:
            ours.film = await renders.render(request(video, f"round-{number}"))
        ours.costs.append(cost)
    _say_costs(video.name, ours, plain)
    await _say_quality(video, folder, ours.film, plain.film)
    stock = request(video, "stock", STOCK_SECONDS, engine="remotion")
    with metered(renders.pid) as cost:
        await renders.render(stock)
    _say_stock(video.name, cost, plain)


def _say_costs(name: str, ours: Side, plain: Side) -> None:
    for figure, wanted, unit in (
        ("cpu", {"wanted_ratio": WANTED_RATIO}, "s"),
        ("wall", {"wanted_ratio": WANTED_RATIO}, "s"),
        ("peak_memory", {"wanted": WANTED_MIB}, "MiB"),
    ):
        attribute = {"cpu": "cpu_s", "wall": "wall_s", "peak_memory": "peak_mib"}[figure]
        values = [[getattr(cost, attribute) for cost in side.costs] for side in (ours, plain)]
        rounds = {"rounds": _short_all(values[0]), "baseline_rounds": _short_all(values[1])}
        middle = [median(each) for each in values]
        _say(f"{name}.{figure}", middle[0], unit, middle[1], **wanted, **rounds)
    sizes = [side.film.stat().st_size for side in (ours, plain)]
    _say(f"{name}.bytes", sizes[0], "bytes", sizes[1])


async def _say_quality(video: Video, folder: Path, ours: Path, plain: Path) -> None:
    reference = folder / "reference.mkv"
    await asyncio.to_thread(make_reference, video, reference)
    good, base = [await asyncio.to_thread(quality, film, reference) for film in (ours, plain)]
    _say(f"{video.name}.ssim", good.ssim, "share", base.ssim)
    _say(f"{video.name}.psnr", good.psnr_db, "dB", base.psnr_db)


def _say_stock(name: str, cost: Cost, plain: Side) -> None:
    """The browser draws every frame, as Remotion does by itself."""
    scale = SECONDS / STOCK_SECONDS
    scaled = {"input": f"{STOCK_SECONDS} s, times {scale:g}"}
    middle = Cost(
        median(each.wall_s for each in plain.costs), median(each.cpu_s for each in plain.costs)
    )
    _say(f"{name}.every_frame_by_remotion.cpu", cost.cpu_s * scale, "s", middle.cpu_s, **scaled)
    _say(f"{name}.every_frame_by_remotion.wall", cost.wall_s * scale, "s", middle.wall_s, **scaled)
    _say(f"{name}.every_frame_by_remotion.peak_memory", cost.peak_mib, "MiB")


def _say(name: str, value: float, unit: str, baseline: float | None = None, **more: object) -> None:
    """Print one figure; the baseline is the plain pass."""
    line: dict[str, object] = {"name": f"render.{name}", "value": _short(value), "unit": unit}
    if baseline is not None:
        line |= {"baseline": _short(baseline), "ratio": _short(value / baseline)}
    print(json.dumps(line | more), flush=True)


def _short(value: float) -> float:
    return float(round(Decimal(value), 3))


def _short_all(values: Sequence[float]) -> list[float]:
    return [_short(value) for value in values]


if __name__ == "__main__":
    configure_logging(LogSettings(level="warning"))
    asyncio.run(bench_render())
