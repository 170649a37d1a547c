"""`make bench`: every stage on 60 s of the sample, then the moments, the camera,
rendering and the bot.

One JSON object a line.
"""

import asyncio

from core.logs import configure_logging
from core.settings import LogSettings
from tests.benchmarks.bot.bench import bench_bot
from tests.benchmarks.camera.bench import bench_camera
from tests.benchmarks.moments.boundaries import bench_boundaries
from tests.benchmarks.moments.robustness import bench_robustness
from tests.benchmarks.moments.sample_truth import bench_sample
from tests.benchmarks.render.bench import bench_render
from tests.benchmarks.stages import bench_stages

if __name__ == "__main__":
    configure_logging(LogSettings(level="warning"))
    asyncio.run(bench_stages())
    # Bad answers are logged one by one: thousands of lines nobody reads.
    configure_logging(LogSettings(level="error"))
    asyncio.run(bench_sample())
    asyncio.run(bench_boundaries())
    bench_robustness()
    asyncio.run(bench_camera())
    asyncio.run(bench_render())
    asyncio.run(bench_bot())
