"""`python -m tests.benchmarks.bot.busy LANE`: a worker of the product that always has work.

It claims, beats, tells progress and hands over as ever. What its jobs do takes no account and no
render service: those of the light lane look for moments in the sample's transcript and wait, as
for an engine; those of the heavy lane cut and encode the sample.
"""

import asyncio
import sys

from core.domain.moments import ClipWish
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.logs import configure_logging
from core.media.process import run as run_program
from core.settings import Settings
from tests.benchmarks.moments.corpus import SAMPLES
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.reading import read_transcript
from worker.context import JobRun, WorkerContext
from worker.serve import serve
from worker.wiring import open_context

STEPS, PAUSE_S = 10, 0.5
ENCODE_S = 20


async def main(lane: Lane) -> None:
    settings = Settings()
    configure_logging(settings.log)
    talk = await read_transcript(SAMPLES / "podcast.truth.json")

    async def reads(context: WorkerContext, run: JobRun) -> None:
        for step in range(STEPS):
            await candidates_of(talk, ClipWish())
            await asyncio.sleep(PAUSE_S)
            run.meter.progress((step + 1) / STEPS)

    async def encodes(context: WorkerContext, run: JobRun) -> None:
        out = str(run.scratch / "short.mp4")
        picture = ("-vf", "crop=ih*9/16:ih,scale=1080:1920", "-c:v", "libx264", "-preset", "fast")
        done = await run_program(
            [
                "ffmpeg",
                "-v",
                "error",
                "-i",
                str(SAMPLES / "podcast.mp4"),
                "-t",
                str(ENCODE_S),
                *picture,
                "-an",
                out,
            ],
            timeout_s=600,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        run.meter.progress(1.0)

    handlers = {stage: encodes if PIPELINE[stage].lane is Lane.HEAVY else reads for stage in Stage}
    await serve(lane, settings, handlers, open_context)


if __name__ == "__main__":
    asyncio.run(main(Lane(sys.argv[1])))
