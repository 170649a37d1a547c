"""The bot of this project on the fake Telegram, and somebody who plays the workers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from uuid import UUID

from aiogram import Dispatcher
from pydantic import SecretStr

from bot.app import bot_parts
from bot.delivery import Telegram as BotTelegram
from bot.delivery import open_telegram
from bot.dispatcher import build_dispatcher
from bot.feeder import UpdateFeeder
from bot.polling import Poller
from bot.requests.pace import PaceRules
from bot.requests.retries import RetryRules
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.plans import PlanLimits
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipSource, ClipStatus
from core.domain.records.project import Project, ProjectStatus
from core.domain.spans import Span
from core.ports.chat import ChatAddress, FinishedShort, Receipt
from core.ports.uow import UnitOfWorkFactory
from core.services.addressing import address_of_project
from core.settings import BotSettings, DeepgramSettings, PlanSettings, Settings, StorageSettings
from core.tasks import TaskNursery
from tests.fakes.telegram import Telegram
from tests.support.queue import MemoryQueue
from tests.support.texts import bot_texts
from tests.support.waiting import until

BRISK = PaceRules(
    private_per_s=1_000,
    private_burst=100,
    group_per_s=1_000,
    group_burst=100,
    overall_per_s=1_000,
    edit_every_private_s=0.05,
    edit_every_group_s=0.05,
)
READING_S = 0.5
HASTY = RetryRules(first_delay_s=0.01, last_delay_s=0.05)


def settings_for(tg: Telegram, **changes: object) -> Settings:
    """Settings of a bot that talks to the fake; `changes`: fields of BotSettings, and `plans`."""
    settings = Settings()
    plans = changes.pop("plans", PlanSettings())
    assert isinstance(plans, PlanSettings)
    settings.plans = plans
    settings.bot = BotSettings.model_validate(
        {
            "bot_token": SecretStr(tg.token),
            "telegram_api_base": tg.url,
            "telegram_polling_timeout_s": 5,
            **changes,
        }
    )
    return settings


@dataclass
class RunningBot:
    """A bot that polls until `stop`."""

    telegram: BotTelegram
    queue: MemoryQueue
    stop: asyncio.Event = field(default_factory=asyncio.Event)


@asynccontextmanager
async def running_bot(
    tg: Telegram,
    uow: UnitOfWorkFactory,
    *,
    limits: PlanLimits | None = None,
    pace: PaceRules = BRISK,
    storage: Path | None = None,
    queue: MemoryQueue | None = None,
    **changes: object,
) -> AsyncIterator[RunningBot]:
    """Run the bot until the end of the block; `storage` is the folder of its objects."""
    async with connected(tg, uow, pace=pace, **changes) as telegram, TaskNursery() as nursery:
        bot = RunningBot(telegram, queue or MemoryQueue())
        dispatcher = dispatcher_for(tg, uow, bot, limits, storage=storage, **changes)
        feeder = UpdateFeeder(telegram.bot, dispatcher, nursery)
        poller = Poller(telegram.bot, feeder, timeout_s=5)
        polling = nursery.start(poller.run(bot.stop), name="poller")
        tg.while_people_read = partial(feeder.drain, READING_S)
        yield bot
        tg.while_people_read = None
        bot.stop.set()
        await polling


def dispatcher_for(
    tg: Telegram,
    uow: UnitOfWorkFactory,
    bot: RunningBot,
    limits: PlanLimits | None = None,
    *,
    storage: Path | None = None,
    **changes: object,
) -> Dispatcher:
    """A dispatcher as the bot makes it for itself."""
    settings = settings_for(tg, **changes)
    folder = storage or Path(gettempdir()) / "no-objects"
    settings.storage = StorageSettings(storage_url=folder.as_uri())
    settings.deepgram = DeepgramSettings(api_key=SecretStr("key"))
    parts = bot_parts(settings, uow, bot.queue, limits or PlanLimits(), bot.telegram)
    return build_dispatcher(parts)


@asynccontextmanager
async def connected(
    tg: Telegram, uow: UnitOfWorkFactory, *, pace: PaceRules = BRISK, **changes: object
) -> AsyncIterator[BotTelegram]:
    """What a worker has of the bot: a connection of its own, and the ports on it."""
    settings = settings_for(tg, **changes).bot
    texts = bot_texts()
    async with open_telegram(settings, uow, pace=pace, retries=HASTY, texts=texts) as telegram:
        yield telegram


@dataclass
class StageHand:
    """Plays the workers: changes the database as they would, and tells the chat.

    What they tell comes after what the bot has begun, as jobs do that it hands over at the end.
    """

    uow: UnitOfWorkFactory
    telegram: BotTelegram
    tg: Telegram

    async def project(self, chat_id: int) -> Project:
        """The newest project of a chat, when its first job has been handed over: no worker begins
        earlier."""
        newest: list[Project] = []

        async def is_handed_over() -> bool:
            async with self.uow() as uow:
                chat = await uow.chats.by_telegram_id(chat_id)
                newest[:] = await uow.projects.recent_in_chat(chat.id, 1) if chat else ()
                jobs = await uow.jobs.of_project(newest[0].id) if newest else ()
            return any(job.enqueued_at is not None for job in jobs)

        await until(is_handed_over)
        return newest[0]

    async def address(self, project: Project) -> ChatAddress:
        """Where its news go."""
        await self.tg.reading()
        async with self.uow() as uow:
            return await address_of_project(uow, project)

    async def offers(
        self,
        project: Project,
        titles: Sequence[str],
        thumbnail: Path | None = None,
        *,
        found_by: str = "gigachat/GigaChat-2-Pro",
        placed: Callable[[Clip], Clip] = lambda clip: clip,
    ) -> tuple[Clip, ...]:
        """Bring a project into review with a clip per title, and show the cards.

        `placed` may change the clips before they are stored.
        """
        source = _artifact(project.id)
        clips = tuple(
            placed(_clip(project.id, source.id, place, title, found_by))
            for place, title in enumerate(titles, 1)
        )
        async with self.uow() as uow:
            await uow.artifacts.put(source)
            await uow.clips.add_all(clips)
            await uow.projects.set_facts(project.id, 2_710_000, "ru")
            open_states = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING)
            await uow.projects.move(project.id, ProjectStatus.IN_REVIEW, only_from=open_states)
            await uow.commit()
        thumbnails = {clip.id: thumbnail for clip in clips} if thumbnail else {}
        to, fresh = await self.address(project), await self._fresh(project.id)
        await self.telegram.view.show_candidates(to, fresh, clips, thumbnails)
        return clips

    async def finds(self, project: Project, title: str) -> Clip:
        """Add a clip that somebody looked for, and show its card."""
        async with self.uow() as uow:
            known = await uow.clips.of_project(project.id)
            clip = _clip(project.id, known[0].source_file_id, len(known) + 1, title, "local/words")
            await uow.clips.add_all([clip])
            over = (ProjectStatus.IN_REVIEW, ProjectStatus.DONE)
            await uow.projects.move(project.id, ProjectStatus.IN_REVIEW, only_from=over)
            await uow.commit()
        to = await self.address(project)
        await self.telegram.view.show_more(to, project, (clip,), {})
        return clip

    async def delivers(self, project: Project, clip: Clip, video: Path, cover: Path) -> Receipt:
        """Put a finished short into the chat, and note that it is there."""
        to = await self.address(project)
        receipt = await self.telegram.view.deliver(to, a_short(clip, video, cover))
        async with self.uow() as uow:
            await uow.clips.move(clip.id, ClipStatus.EXPORTED, only_from=[ClipStatus.APPROVED])
            await uow.commit()
        await self.telegram.view.refresh_card(to, clip)
        return receipt

    async def clip(self, clip: Clip) -> Clip:
        async with self.uow() as uow:
            found = await uow.clips.get(clip.id)
        assert found is not None
        return found

    async def _fresh(self, project_id: UUID) -> Project:
        async with self.uow() as uow:
            project = await uow.projects.get(project_id)
        assert project is not None
        return project


def a_short(clip: Clip, video: Path, cover: Path) -> FinishedShort:
    return FinishedShort(clip, f"shorts/{video.stem}", video, cover, 1080, 1920, 35_000)


def _artifact(project_id: UUID) -> Artifact:
    return Artifact(
        new_id(),
        project_id,
        None,
        ArtifactType.SOURCE_VIDEO,
        "k.mp4",
        "00",
        1,
        None,
        None,
        utc_now(),
    )


def _clip(project_id: UUID, source_id: UUID, place: int, title: str, found_by: str) -> Clip:
    begin = 750_000 + place * 60_000
    return Clip(
        id=new_id(),
        project_id=project_id,
        source_file_id=source_id,
        position=place,
        title=title,
        span=Span(begin, begin + 35_000),
        score=92 - 7 * place,
        source_type=ClipSource.VIRAL_DETECTED,
        status=ClipStatus.PENDING,
        error=None,
        meta=ClipMeta(
            reason="Спорное признание в первых трёх секундах, дальше — неожиданный вывод.",
            first_words="Я тогда сказал инвестору: забирайте деньги, мы уходим, и он…",
            hashtags=("стартап", "#деньги", "личный опыт"),
            found_by=found_by,
        ),
        created_at=utc_now(),
        updated_at=utc_now(),
    )
