"""A talk to make shorts of without a browser: what is said, and the engines."""

from dataclasses import dataclass, field
from pathlib import Path

from core.domain.camera import LayoutChoice
from core.domain.captions import CaptionStyle
from core.domain.moments import ClipWish
from core.domain.pipeline import Stage
from core.domain.plans import PlanLimits
from core.media.tools import FfmpegTools
from core.ports.llm import LanguageModel
from core.stages.detect import Tuning, load_prompt
from core.storage.objects.folder import FolderStore
from tests.factories import follow
from tests.support.engines import DictatedTranscriber, FilmRenderer, OneFace
from worker.make.options import MakeOptions
from worker.make.parts import MakeEngines

TALK = follow(
    [
        (0, "Почему люди бросают учёбу уже на второй неделе?", 500),
        (1, "Потому что ждут быстрого результата, а он приходит через три месяца.", 250),
        (1, "Мы проверили это на тысяче студентов, и дошли только сорок человек.", 1800),
        (0, "Как ты сам учил английский?", 500),
        (1, "Я каждый день смотрел один и тот же сериал и не понимал ничего.", 250),
        (1, "Через год я переводил его маме с листа.", 400),
    ]
)
OPTIONS = MakeOptions(
    out=Path(),
    wish=ClipWish(min_ms=5_000, max_ms=20_000),
    style=CaptionStyle(),
    captions=False,
    layout=LayoutChoice.AUTO,
    transcript=None,
    span=None,
    language="ru",
)


@dataclass
class Listener:
    """A Reporter that writes down stages and notes."""

    stages: list[Stage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def stage(self, stage: Stage, clip: int | None = None, of: int | None = None) -> None:
        self.stages.append(stage)

    def progress(self, fraction: float, /) -> None:
        assert 0 <= fraction <= 1

    def note(self, key: str, **params: str | int | float) -> None:
        self.notes.append(key)


def engines_of(film: Path, folder: Path, model: LanguageModel | None = None) -> MakeEngines:
    objects = FolderStore(folder / "objects")
    return MakeEngines(
        tools=FfmpegTools(),
        transcriber=DictatedTranscriber(TALK),
        model=model,
        prompt=load_prompt("v1"),
        tuning=Tuning(),
        faces=OneFace(),
        renderer=FilmRenderer(objects, film, film),
        objects=objects,
        limits=PlanLimits(),
        scratch=folder,
    )
