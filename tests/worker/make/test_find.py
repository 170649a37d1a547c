"""`shorts make --find` and `--length`: the shorts are of what was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import NothingFoundError
from core.domain.pipeline import Stage
from core.ports.llm import LanguageModel
from tests.core.stages.detect.scripted import Answerer, clip, saying
from tests.worker.make.talk import OPTIONS, TALK, Listener, engines_of
from worker.make.options import MakeOptions
from worker.make.parts import MadeShort
from worker.make.pipeline import ShortMaker


async def made(
    film: Path, folder: Path, options: MakeOptions, model: LanguageModel | None = None
) -> tuple[list[MadeShort], Listener]:
    listener = Listener()
    engines = engines_of(film, folder, model)
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
