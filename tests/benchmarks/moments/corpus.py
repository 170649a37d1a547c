"""The talks that boundaries are measured on."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.moments.reading import read_all
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.synthetic.talk import Marks, Recipe, make_talk

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "samples"

MADE_UP = {
    "synthetic": (
        Recipe("ru", 10, 1),
        Recipe("ru", 25, 2, guests=2),
        Recipe("ru", 60, 3),
        Recipe("ru", 180, 4, guests=2),
        Recipe("en", 10, 5),
        Recipe("en", 45, 6, guests=3),
        Recipe("ru", 20, 7, has_speakers=False),
    ),
    "badly_punctuated": (
        Recipe("ru", 10, 11, Marks.SOME),
        Recipe("en", 30, 12, Marks.SOME),
        Recipe("ru", 20, 13, Marks.NONE),
        Recipe("en", 15, 14, Marks.NONE),
        Recipe("ru", 15, 15, Marks.NONE, has_speakers=False),
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Talks of one kind. skipped: files that were left out, and why."""

    name: str
    recordings: tuple[Recording, ...]
    skipped: tuple[str, ...] = ()


async def groups() -> list[Group]:
    """Make and read every talk; real ones beside the sample only where they are at hand."""
    made = [
        Group(name, tuple(make_talk(recipe) for recipe in recipes))
        for name, recipes in MADE_UP.items()
    ]
    shared = shared_transcripts()
    recordings, skipped = await read_all([*sample_transcripts(), *(shared or ())])
    if shared is None:
        skipped.append("recorded transcripts: no shared test material (SHARED_DIR)")
    return [*made, Group("real", tuple(recordings), tuple(skipped))]


def sample_transcripts() -> Iterator[Path]:
    """Yield the transcripts that lie beside the sample."""
    yield from sorted(SAMPLES.glob("podcast.*json"))
    yield from sorted(SAMPLES.glob("*.srt"))


def shared_transcripts() -> list[Path] | None:
    """Return recorded transcripts kept outside the repository, None where there are none."""
    folder = Path(os.environ.get("SHARED_DIR", ROOT.parent / "shared"))
    if not folder.is_dir():
        return None
    recorded = (folder / "oracles" / "deepgram-recorded").glob("*-response.json")
    beside = (path for kind in ("*.srt", "*.vtt") for path in (folder / "media").glob(kind))
    return sorted((*recorded, *beside))
