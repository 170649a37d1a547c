"""The planner alone on many drawings of the detector's luck: how sure the targets are."""

from statistics import fmean

from tests.benchmarks.camera.baselines import follow_detections
from tests.benchmarks.camera.figures import figures_of
from tests.benchmarks.camera.product import planned
from tests.benchmarks.camera.report import say
from tests.benchmarks.camera.scenes import scenes
from tests.benchmarks.camera.sightings import analysis_of
from tests.benchmarks.camera.speech import Labels

DRAWS = 10


def bench_many() -> None:
    """Print per clip and quality of the labels the mean and the worst of the draws."""
    for scene in scenes():
        seen = [analysis_of(scene, seed) for seed in range(DRAWS)]
        follow = [figures_of(follow_detections(scene, faces), scene) for faces in seen]
        for labels in (Labels.RIGHT, Labels.CARELESS, Labels.SHUFFLED, Labels.NONE):
            ours = [figures_of(planned(scene, faces, labels).layouts, scene) for faces in seen]
            name = f"draws.{scene.name}.labels_{labels}"
            inside = [f.inside for f in ours]
            say(f"{name}.inside", fmean(inside), "share", fmean(f.inside for f in follow),
                worst=round(min(inside), 3))  # fmt: skip
            say(f"{name}.wrong_face", fmean(f.wrong for f in ours), "share",
                worst=round(max(f.wrong for f in ours), 3))  # fmt: skip
            say(f"{name}.travel", fmean(f.travel_px_s for f in ours), "px/s",
                fmean(f.travel_px_s for f in follow))  # fmt: skip
            say(f"{name}.unexplained_jumps", sum(len(f.unexplained) for f in ours), "jumps")
            say(f"{name}.split_or_fit", fmean(f.split + f.fit for f in ours), "share")
