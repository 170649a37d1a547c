"""Another attempt sees what the first one saw."""

import pytest

from core.domain.pipeline import Stage
from core.domain.records.clip import ClipStatus
from tests.core.stages.detect.scripted import clip, saying
from tests.support.engines import PricedModel
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.jobs.viral_detect import run_viral_detect

GOOD = saying(clip(0, 4), clip(5, 10, title="Сериал"))


async def test_what_people_decide_between_attempts_makes_no_other_question(
    stage: StageBench, ready_for: Prepare, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = await ready_for(Stage.VIRAL_DETECT)
    model = PricedModel([GOOD])
    stage.use(model=model)
    earlier, *_ = await stage.bench.clips(ClipStatus.APPROVED)

    def dies(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("worker.jobs.viral_detect.new_clip", dies)
        with pytest.raises(ConnectionError):
            await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project)
    assert earlier.title in model.requests[0].user
    await stage.bench.clips(ClipStatus.REJECTED)
    await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project, 2)
    assert len(model.requests) == 1
