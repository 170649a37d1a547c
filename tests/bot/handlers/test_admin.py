"""/admin: every page of it, by what administrators see and press."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.health import Process
from core.domain.records.job import Job, JobState
from core.domain.records.plan import Usage, UsageState
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView, faults
from tests.support.menus import newest, saying
from tests.support.payments import add_payment
from tests.support.records import a_job, a_project
from tests.support.telegram_bot import RunningBot, running_bot
from tests.support.work import fail, job_now, run, spend

NO_SUCH_COMMAND = "Такой команды я не знаю"
DRAWN_WITHIN_S = 60


@pytest.fixture
async def bot(tg: FakeTelegram, uow: UnitOfWorkFactory) -> AsyncIterator[RunningBot]:
    """The bot, run by Maria."""
    async with running_bot(tg, uow, admin_ids="4242") as bot:
        yield bot


@pytest.fixture
def john(tg: FakeTelegram) -> FakeUser:
    return tg.user(4343, first_name="Иван", username="Vanya", language_code="ru")


async def shown(
    tg: FakeTelegram,
    admin: FakeUser,
    text: str,
    within_s: float = 10,
    *,
    after: MessageView | None = None,
) -> MessageView:
    """The page of the menu, once it says this; `after`: in a message that came later."""
    if after is not None:
        await tg.wait_for(lambda: admin.chat.from_bot[-1].id > after.id)
    return await newest(tg, admin.chat, text, within_s=within_s)


async def open_menu(tg: FakeTelegram, maria: FakeUser) -> MessageView:
    await maria.sends(text="/admin")
    return await shown(tg, maria, "Администрирование")


async def a_video_of(
    uow: UnitOfWorkFactory, person: FakeUser, *jobs: Stage, status: ProjectStatus
) -> tuple[Project, list[Job]]:
    """Add a project with jobs that wait."""
    now = utc_now()
    async with uow() as work:
        chat = await work.chats.by_telegram_id(person.id)
        user = await work.users.by_telegram_id(person.id)
        assert chat is not None
        assert user is not None
        project = replace(a_project(chat, user, status=status, created_at=now), thread_id=None)
        added = [a_job(project, stage, created_at=now - timedelta(minutes=7)) for stage in jobs]
        await work.projects.add(project)
        for job in added:
            await work.jobs.add(job)
        await work.commit()
    return project, added


async def test_to_everybody_else_it_does_not_exist(
    tg: FakeTelegram, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    async with running_bot(tg, uow, admin_ids="7, 4242"):
        menu = await open_menu(tg, maria)
        await john.sends(text="/admin")
        await tg.wait_for(lambda: saying(john.chat, NO_SUCH_COMMAND))
        team = await tg.add_chat("group", "Команда", owner=maria)
        await maria.adds_bot(team)
        await maria.sends(team, text="/admin")
    async with running_bot(tg, uow):
        answer = await maria.presses(menu, "👥")
        assert answer.show_alert
        assert "устарела" in answer.text
    assert not any("Админ" in message.text for message in team.from_bot)
    assert tg.chat(maria.id).message(menu).text == menu.text


async def test_somebody_is_found_shut_out_and_let_in_again(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot)
    _, (waiting,) = await a_video_of(uow, john, Stage.INGEST, status=ProjectStatus.RECEIVED)
    await maria.presses(await open_menu(tg, maria), "👥")
    people = await shown(tg, maria, "Люди: 2")
    assert people.has_button("Иван · @Vanya")
    await maria.presses(people, "🔎")
    asked = await shown(tg, maria, "Кого найти?")
    await maria.sends(text="@nobody_here", reply_to=asked)
    await shown(tg, maria, "никого не нашёл")
    for wanted in ("@vanya", "4343", "ван"):
        before = maria.chat.last
        await maria.sends(text=wanted, reply_to=asked)
        page = await shown(tg, maria, "4343 · язык ru", after=before)
    assert "Тариф: free" in page.text
    assert "1 видео, из них не вышло 0" in page.text
    await add_payment(uow, john.id, recurring=True)
    answer = await maria.presses(page, "🚫")
    assert "Доступ закрыт" in answer.text
    page = await shown(tg, maria, "🚫 Доступ закрыт")
    assert "Подписку отменить пока не удалось" in page.text
    assert tg.calls_to("editUserStarSubscription", user_id=john.id, is_canceled=True)
    assert (await job_now(uow, waiting)).state is JobState.CANCELLED

    old = john.chat.from_bot[0]
    for text in ("/start", "https://example.org/v.mp4", "/status"):
        await john.sends(text=text)
    await tg.wait_for(lambda: saying(john.chat, "закрыл вам доступ"))
    await john.sends(text="/privacy")
    await tg.wait_for(lambda: saying(john.chat, "Ваши данные"))
    assert len([m for m in john.chat.from_bot if "закрыл вам доступ" in m.text]) == 1
    if old.buttons:
        refusal = await john.presses(old, old.buttons[0].text)
        assert "закрыл вам доступ" in refusal.text

    await maria.presses(page, "✅")
    await newest(tg, maria.chat, button="🚫")
    await john.sends(text="/status")
    await tg.wait_for(lambda: "доступ" not in john.chat.from_bot[-1].text)
    await maria.sends(text="Мария", reply_to=asked)
    myself = await shown(tg, maria, "4242 · язык ru")
    assert not myself.has_button("🚫"), "administrators cannot be banned"


async def test_a_payment_is_given_back_when_asked_twice(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot)
    await add_payment(uow, john.id, recurring=False)
    await maria.presses(await open_menu(tg, maria), "👥")
    await maria.presses(await shown(tg, maria, "Люди"), "Иван")
    page = await shown(tg, maria, "1 платёж: получено 500 ⭐, возвратов 0")
    await maria.presses(page, "↩️")
    page = await shown(tg, maria, "Вернуть 500 ⭐")
    await tg.inject("refundStarPayment", faults.refused(400, "CHARGE_ALREADY_REFUNDED"))
    await maria.presses(page, "↩️")
    page = await shown(tg, maria, "1 платёж: получено 0 ⭐, возвратов 1")
    assert "Тариф: free" in page.text
    assert not page.has_button("↩️")
    assert len(tg.calls_to("refundStarPayment", user_id=john.id)) == 1


async def test_jobs_are_seen_begun_anew_and_stopped(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot)
    _, (hung, waiting) = await a_video_of(
        uow, john, Stage.TRANSCRIBE, Stage.FACE_DETECT, status=ProjectStatus.PROCESSING
    )
    await run(uow, hung, beat_ago=timedelta(minutes=5))
    menu = await open_menu(tg, maria)
    assert "В работе 1, ждут 1" in menu.text
    await maria.presses(menu, "⏳")
    queue = await shown(tg, maria, "Очередь")
    assert "Лёгкие задачи: в работе 1, ждут 0" in queue.text
    assert "дольше всех — 7 мин" in queue.text
    assert "1. 💀 Распознаю речь — беседа.mp4" in queue.text
    await maria.presses(queue, "1")
    page = await shown(tg, maria, str(hung.id))
    assert "host:2:def: 0 %, молчит 5 мин" in page.text
    await maria.presses(page, "🔁")
    page = await shown(tg, maria, "⏳ Ждёт, попытка 1 из")
    assert (hung.id, 1) in [(job_id, attempt) for job_id, attempt, _ in bot.queue.taken]
    await maria.presses(page, "🛑")
    await shown(tg, maria, "🛑 Остановлено")
    assert (await job_now(uow, waiting)).state is JobState.CANCELLED

    await maria.presses(page, "‹")
    await shown(tg, maria, "никто не ждёт")


async def test_failures_are_told_and_begun_anew(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, uow: UnitOfWorkFactory
) -> None:
    await john.starts()
    await tg.wait_for(lambda: john.chat.from_bot)
    failing, (failed,) = await a_video_of(
        uow, john, Stage.TRANSCRIBE, status=ProjectStatus.PROCESSING
    )
    given_back = Usage(failing.id, failing.user_id, 9, UsageState.RELEASED, *[utc_now()] * 3)
    async with uow() as work:
        await work.usages.add(given_back)
        await work.commit()
    await fail(uow, failed, ErrorNote("error-too-long", {"actual_min": 300, "limit_min": 240}))
    now = utc_now()
    async with uow() as work:
        await work.processes.beat(Process("a:1:x", "light", "a", now, now))
        long_ago = now - timedelta(hours=2)
        await work.processes.beat(Process("b:2:y", "heavy", "b", long_ago, long_ago))
        await work.commit()
    menu = await open_menu(tg, maria)
    assert "За сутки 1 сбой" in menu.text
    await maria.presses(menu, "⚠️")
    failures = await shown(tg, maria, "Последние сбои")
    assert "Видео слишком длинное: 300 мин" in failures.text
    await maria.presses(failures, "1")
    page = await shown(tg, maria, str(failed.id))
    assert "error-too-long" in page.text
    await maria.presses(page, "🔁")
    await tg.wait_for(lambda: bot.queue.taken)
    async with uow() as work:
        again = await work.jobs.find(Stage.TRANSCRIBE, failing.id)
        project = await work.projects.get(failing.id)
        assert await work.usages.get(failing.id) == given_back, "a retry is free to its owner"
    assert again is not None
    assert again.id != failed.id
    assert project is not None
    assert (project.status, project.error) == (ProjectStatus.PROCESSING, None)
    refusal = await maria.presses(page, "🔁")
    assert "устарела" in refusal.text

    await maria.presses(page, "‹")
    await maria.presses(await shown(tg, maria, "Последние сбои"), "‹")
    await maria.presses(await shown(tg, maria, "Администрирование"), "🖥")
    processes = await shown(tg, maria, "Процессы")
    assert "✅ Лёгкие задачи, a: работает" in processes.text
    assert "💀 Тяжёлые задачи, b: молчит 2 ч" in processes.text


async def test_expenses_come_as_pictures(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> None:
    menu = await open_menu(tg, maria)
    await maria.presses(menu, "💵")
    menu = await shown(tg, maria, "За 30 дней платных вызовов не было")
    project, _ = await a_video_of(uow, maria, status=ProjectStatus.PROCESSING)
    await spend(uow, project, Stage.TRANSCRIBE, "1.25", 0)
    await spend(uow, project, Stage.VIRAL_DETECT, "0.0123", 3)
    await spend(uow, project, Stage.VIRAL_DETECT, "5", 40)
    await maria.presses(menu, "✅ 30")
    page = await shown(tg, maria, "За 30 дней: $1.26, 2 вызова", DRAWN_WITHIN_S)
    assert page.photo
    await tg.wait_for(lambda: menu.id not in [m.id for m in maria.chat.messages], what="one menu")
    picture = cv2.imread(str(await tg.download(page, tmp_path / "days.png")))
    assert picture is not None
    assert picture.shape == (720, 1280, 3)
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 3
    await maria.presses(page, "По этапам")
    page = await shown(tg, maria, "Распознаю речь: $1.25", DRAWN_WITHIN_S)
    await maria.presses(page, "‹")
    home = await shown(tg, maria, "Сегодня $1.25, за 30 дней $1.26")
    assert home.photo is None
    await tg.wait_for(lambda: page.id not in [m.id for m in maria.chat.messages])
