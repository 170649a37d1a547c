"""A studio: the bot, and workers with small engines."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.domain.errors import (
    LiveStreamError,
    NoVideoAtLinkError,
    PlaylistError,
    PrivateAddressError,
    ShortsError,
    TooLongError,
)
from core.domain.records.clip import Clip
from core.domain.records.project import SourceRef
from core.ports.progress import ProgressSink
from core.ports.uow import UnitOfWorkFactory
from tests.factories import follow
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.engines import FileFetcher
from tests.support.media import make
from tests.support.studio import Footage, Studio, open_studio

TALK = "https://video.example/watch?v=1"
REFUSED: dict[str, ShortsError] = {
    "https://site.example/article": NoVideoAtLinkError("no video"),
    "http://192.168.1.1/cam.mp4": PrivateAddressError("private"),
    "https://site.example/marathon": TooLongError(limit_min=240, actual_min=600),
    "https://site.example/playlist": PlaylistError("500 videos", count=500),
    "https://site.example/live": LiveStreamError("live"),
}


class Internet(FileFetcher):
    """What is behind links: the talk, but for addresses of which something else is known."""

    async def fetch(self, source: SourceRef, to: Path, progress: ProgressSink) -> str | None:
        if source.ref in REFUSED:
            raise REFUSED[source.ref]
        return await super().fetch(source, to, progress)


@pytest.fixture(scope="session")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Footage:
    folder = tmp_path_factory.mktemp("footage")
    quick = ("-pix_fmt", "yuv420p", "-preset", "ultrafast")
    talk = make(
        folder / "talk.mp4",
        *("-f", "lavfi", "-i", "testsrc=s=320x180:r=5:d=40"),
        *("-f", "lavfi", "-i", "sine=d=40", *quick, "-shortest"),
    )
    tall = ("-f", "lavfi", "-i", "testsrc=s=540x960:r=5:d=1")
    short = make(folder / "short.mp4", *tall, *quick)
    cover = make(folder / "cover.jpg", *tall, "-frames:v", "1")
    said = follow(
        [
            (0, "Почему люди бросают учёбу уже на второй неделе?", 500),
            (1, "Потому что ждут быстрого результата.", 250),
            (1, "А результат приходит только через три месяца.", 250),
            (1, "Мы проверили это на тысяче студентов.", 250),
            (1, "Дошли до конца только сорок человек.", 1800),
            (0, "Как ты сам учил английский?", 500),
            (1, "Я каждый день смотрел один и тот же сериал.", 250),
            (1, "Сначала не понимал вообще ничего.", 250),
            (1, "Через год я переводил его маме с листа.", 250),
            (1, "Это был лучший учитель в моей жизни!", 400),
        ]
    )
    return Footage(Internet(talk, title="Разговор об учёбе"), said, short, cover)


@pytest.fixture
async def studio(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path, footage: Footage
) -> AsyncIterator[Studio]:
    async with open_studio(tg, uow, tmp_path, footage) as studio:
        yield studio


@pytest.fixture
def footage_video(footage: Footage) -> dict[str, Path]:
    """What `sends` takes to send the talk as a file."""
    assert isinstance(footage.fetcher, Internet)
    return {"video": footage.fetcher.file}


async def the_clip(uow: UnitOfWorkFactory, person: FakeUser) -> Clip:
    """Return the best clip of a person's newest project."""
    async with uow(reading=True) as work:
        chat = await work.chats.by_telegram_id(person.id)
        assert chat is not None
        (project,) = await work.projects.recent_in_chat(chat.id, 1)
        return (await work.clips.of_project(project.id))[0]
