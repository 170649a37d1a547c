"""What must never happen to a clip, on talks of many kinds; the rest is measured, not asserted."""

from pathlib import Path

import pytest

from tests.benchmarks.moments.boundaries import find, judgements, share
from tests.benchmarks.moments.corpus import sample_transcripts
from tests.benchmarks.moments.reading import read_all, read_transcript
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.synthetic.talk import Marks, Recipe, make_talk

RECIPES = (
    Recipe("ru", 6, 1, guests=2),
    Recipe("en", 6, 2, Marks.SOME),
    Recipe("ru", 6, 3, Marks.NONE, has_speakers=False),
)


@pytest.fixture(scope="module", params=RECIPES, ids=lambda recipe: recipe.name)
def talk(request: pytest.FixtureRequest) -> Recording:
    return make_talk(request.param)


@pytest.mark.parametrize("finder", ["local", "noisy_model"])
async def test_never_wrong(talk: Recording, finder: str) -> None:
    judged = judgements([(talk, await find(talk, finder))])
    assert judged
    for fault in ("cuts_word", "wrong_length", "much_air"):
        assert share(judged, fault) == 0, fault


async def test_the_samples_clips_have_no_fault_at_all() -> None:
    recordings, skipped = await read_all(sample_transcripts())
    assert len(recordings) == 3
    assert not skipped
    judged = judgements([(recording, await find(recording)) for recording in recordings])
    for fault in ("cuts_word", "wrong_length", "much_air", "cuts_start", "cuts_end", "orphan"):
        assert share(judged, fault) == 0, fault


async def test_recorded_transcripts(shared_dir: Path) -> None:
    files = sorted((shared_dir / "oracles" / "deepgram-recorded").glob("*-response.json"))
    if not files:
        pytest.skip("no recorded transcripts")
    for recording in [await read_transcript(file) for file in files]:
        judged = judgements([(recording, await find(recording))])
        for fault in ("cuts_word", "wrong_length", "much_air"):
            assert share(judged, fault) == 0, fault


async def test_files_that_are_no_transcripts_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]")
    (tmp_path / "b.truth.json").write_text('{"words": 1}')
    recordings, skipped = await read_all(sorted(tmp_path.iterdir()))
    assert not recordings
    assert [line.split(":")[0] for line in skipped] == ["a.json", "b.truth.json"]
