"""`make bench`: every stage on 60 s of the sample, one JSON object a line."""

import asyncio

from tests.benchmarks.stages import bench_stages

if __name__ == "__main__":
    asyncio.run(bench_stages())
