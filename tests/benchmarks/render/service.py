"""What the render service does beside rendering one short: stills, drafts, batches.

`python -m tests.benchmarks.render.service VIDEO` prints one JSON object a line.
"""

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from tests.benchmarks.render.ours import Service, request, service
from tests.benchmarks.render.task import SECONDS, Video
from tests.benchmarks.render.tree import Cost, metered

STILLS = 15
STILL_SIZE = (540, 960)
DRAFT_SIZE = (360, 640)
BATCH = 4
BATCH_SECONDS = 5
BATCH_ROUNDS = 3
TIMEOUT_S = 60.0


async def bench_service(video: Video) -> None:
    """Run all on the first `SECONDS` of a video and print."""
    with TemporaryDirectory(prefix="bench-") as folder:
        async with service(Path(folder)) as running:
            (running.objects / "in").mkdir()
            copy(video.path, running.objects / "in")
            await running.render(request(video, "warm", seconds=2))
            await _stills(running, video)
            await _draft(running, video)
            await _batch(running, video)


async def _stills(running: Service, video: Video) -> None:
    with metered(running.pid) as cost:
        alone = await _take(running, video, "alone")
    say("service.still", statistics.median(alone), "s", input="540x960, captions, warm, p50")
    say("service.still.cpu", cost.cpu_s / STILLS, "s", input="each")
    say("service.still.slowest", max(alone), "s", input=f"of {STILLS}")
    long = running.render(request(video, "meanwhile"))
    beside, _ = await asyncio.gather(_take(running, video, "beside"), long)
    say("service.still.beside_a_render", statistics.median(beside), "s", input="p50")


async def _take(running: Service, video: Video, name: str) -> list[float]:
    """Return the seconds of each still as the client waits for it."""
    seconds = []
    spec = _sized(request(video, name), STILL_SIZE)
    async with httpx.AsyncClient(base_url=running.url, timeout=TIMEOUT_S) as http:
        for number in range(STILLS):
            at_ms = round((number + 0.5) * SECONDS * 1000 / STILLS)
            order = {"spec": spec, "at_ms": at_ms, "key": f"stills/{name}-{number}.jpg"}
            started = time.monotonic()
            (await http.post("/stills", json=order)).raise_for_status()
            seconds.append(time.monotonic() - started)
    return seconds


async def _draft(running: Service, video: Video) -> None:
    final = await _render(running, request(video, "final"))
    small = _sized(request(video, "draft"), DRAFT_SIZE)
    draft = await _render(running, {**small, "quality": "draft"})
    of = f"{SECONDS} s, 360x640 against 1080x1920"
    say("service.draft.wall", draft.wall_s, "s", final.wall_s, input=of)
    say("service.draft.cpu", draft.cpu_s, "s", final.cpu_s, input=of)


async def _batch(running: Service, video: Video) -> None:
    """Both ways in turn, so that what else the machine does meets both."""

    def clips(name: str) -> list[dict[str, Any]]:
        return [request(video, f"{name}-{n}", seconds=BATCH_SECONDS) for n in range(BATCH)]

    single, together = [], []
    for number in range(BATCH_ROUNDS):
        with metered(running.pid) as cost:
            for spec in clips(f"single-{number}"):
                await running.render(spec)
        single.append(cost)
        with metered(running.pid) as cost:
            await asyncio.gather(*(running.render(spec) for spec in clips(f"batch-{number}")))
        together.append(cost)
    of = f"{BATCH} clips of {BATCH_SECONDS} s at once against one by one, {BATCH_ROUNDS} rounds"
    say("service.batch.wall", *_both(together, single, "wall_s"), input=of)
    say("service.batch.peak_memory", *_both(together, single, "peak_mib", "MiB"), input=of)


async def _render(running: Service, spec: dict[str, Any]) -> Cost:
    with metered(running.pid) as cost:
        await running.render(spec)
    return cost


def _both(
    ours: list[Cost], baseline: list[Cost], figure: str, unit: str = "s"
) -> tuple[float, str, float]:
    """Return the means of a figure, ours first."""
    means = [statistics.mean(getattr(cost, figure) for cost in each) for each in (ours, baseline)]
    return means[0], unit, means[1]


def _sized(spec: dict[str, Any], size: tuple[int, int]) -> dict[str, Any]:
    output = {**spec["output"], "width": size[0], "height": size[1]}
    return {**spec, "output": output}


def say(name: str, value: float, unit: str, baseline: float | None = None, **facts: object) -> None:
    """Print a figure, beside its baseline when it has one."""
    line: dict[str, object] = {"name": name, "value": round(value, 3), "unit": unit, **facts}
    if baseline is not None:
        line |= {"baseline": round(baseline, 3), "ratio": round(value / max(baseline, 1e-6), 3)}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    asyncio.run(bench_service(Video(path.stem, path, width=1920, height=1080, fps=30)))
