"""`shorts make --find` and `--length`: the shorts are of what was asked for."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.domain.camera import LayoutChoice
from core.domain.errors import NothingFoundError
from core.domain.moments import ClipWish
from core.domain.pipeline import Stage
from core.domain.plans import PlanLimits
from core.media.tools import FfmpegTools
from core.ports.llm import LanguageModel
from core.stages.detect import Tuning, load_prompt
from core.storage.objects.folder import FolderStore
from tests.core.stages.detect.scripted import Answerer, clip, saying
from tests.factories import follow
from tests.support.engines import DictatedTranscriber, FilmRenderer, OneFace
from tests.support.media import make
from worker.make.options import MakeOptions
from worker.make.pipeline import MadeShort, MakeEngines, ShortMaker

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
    style=None,
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


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(
        tmp_path_factory.mktemp("films") / "беседа.mp4",
        *("-f", "lavfi", "-i", "testsrc=s=320x180:r=5:d=30"),
        *("-f", "lavfi", "-i", "sine=d=30"),
        *("-pix_fmt", "yuv420p", "-preset", "ultrafast", "-shortest"),
    )


async def made(
    film: Path, folder: Path, options: MakeOptions, model: LanguageModel | None = None
) -> tuple[list[MadeShort], Listener]:
    objects = FolderStore(folder / "objects")
    engines = MakeEngines(
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
    listener = Listener()
    maker = ShortMaker(engines, replace(options, out=folder / "out"), listener)
    return [short async for short in maker.make(film)], listener


def said(short: MadeShort) -> str:
    return " ".join(word.text for word in TALK.words_within(short.span))


async def test_without_a_model_the_words_decide(film: Path, tmp_path: Path) -> None:
    (short,), told = await made(film, tmp_path, replace(OPTIONS, query="про сериалы"))
    assert "сериал" in said(short)
    assert "студентов" not in said(short)
    assert short.path.is_file()
    assert told.notes == ["note-found-by-words"]
    assert Stage.FIND_MOMENTS in told.stages
    assert Stage.VIRAL_DETECT not in told.stages


async def test_a_model_is_asked_for_exactly_that(film: Path, tmp_path: Path) -> None:
    model = Answerer(search=saying(clip(0, 2, title="Сорок из тысячи")))
    (short,), told = await made(film, tmp_path, replace(OPTIONS, query="статистика"), model)
    assert short.title == "Сорок из тысячи"
    assert model.purposes == ["search"]
    assert told.notes == []


async def test_nothing_found_is_told(film: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingFoundError):
        await made(film, tmp_path, replace(OPTIONS, query="холодильник"))
