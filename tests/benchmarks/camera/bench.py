"""`make bench`, the camera: the planner alone, the cost, clips made and analysed, real clips."""

import asyncio
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from core.domain.faces import FaceAnalysis
from tests.benchmarks.camera.baselines import centre_crop, follow_detections
from tests.benchmarks.camera.cost import bench_cost
from tests.benchmarks.camera.figures import figures_of
from tests.benchmarks.camera.film import make_film
from tests.benchmarks.camera.many import bench_many
from tests.benchmarks.camera.product import analysed, planned
from tests.benchmarks.camera.real import deeptalk, hamilton
from tests.benchmarks.camera.report import say, say_figures
from tests.benchmarks.camera.scenes import scenes
from tests.benchmarks.camera.speech import Labels
from tests.benchmarks.camera.world import Scene

SHARED = Path(__file__).resolve().parents[4] / "shared"


async def bench_camera() -> None:
    """Run and print everything."""
    bench_many()
    with TemporaryDirectory(prefix="bench-camera-") as folder:
        await bench_cost(Path(folder))
        for scene in scenes():
            video = await asyncio.to_thread(make_film, scene, Path(folder))
            _compare(scene, await analysed(video, scene))
            video.unlink()
    media = Path(os.environ.get("SHARED_DIR", SHARED)) / "media"
    for scene in (deeptalk(), hamilton()):
        video = media / f"{scene.name}.mp4"
        if video.is_file():
            _compare(scene, await analysed(video, scene))
        else:
            print(json.dumps({"name": f"camera.{scene.name}", "skipped": "not in SHARED_DIR"}))


def _compare(scene: Scene, analysis: FaceAnalysis) -> None:
    """Print the figures with good labels beside simpler cameras, then those with bad labels."""
    centre = figures_of(centre_crop(scene), scene)
    follow = figures_of(follow_detections(scene, analysis), scene)
    ours = figures_of(planned(scene, analysis).layouts, scene)
    say_figures(scene.name, ours, centre, follow)
    for labels in (Labels.CARELESS, Labels.SHUFFLED, Labels.NONE):
        bad = figures_of(planned(scene, analysis, labels).layouts, scene)
        name = f"{scene.name}.labels_{labels}"
        say(f"{name}.inside", bad.inside, "share", ours.inside)
        say(f"{name}.wrong_face", bad.wrong, "share", ours.wrong)
        say(f"{name}.split_or_fit", bad.split + bad.fit, "share", ours.split + ours.fit)


if __name__ == "__main__":
    asyncio.run(bench_camera())
