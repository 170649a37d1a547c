"""`make bench`: every stage on 60 s of the sample, then the camera, one JSON object a line."""

import asyncio

from core.logs import configure_logging
from core.settings import LogSettings
from tests.benchmarks.camera.bench import bench_camera
from tests.benchmarks.stages import bench_stages

if __name__ == "__main__":
    configure_logging(LogSettings(level="warning"))
    asyncio.run(bench_stages())
    asyncio.run(bench_camera())
