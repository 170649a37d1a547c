"""/find: starting a search, and what is said about it."""

from pathlib import Path

from core.domain.pipeline import Stage
from core.domain.records.clip import ClipStatus
from core.domain.records.job import Job
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.domain.records.search import MomentSearch
from core.ports.chat import SearchOutcome
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand


async def reviewed(
    tg: FakeTelegram,
    worker: StageHand,
    person: FakeUser,
    films: Path,
    chat: ChatView | None = None,
    name: str = "talk.mp4",
    thread_id: int | None = None,
) -> Project:
    """A project of the person in review."""
    place = chat or person.chat
    caption = "/shorts" if chat else None
    video = films / "talk.mp4"
    sent = await person.sends(
        chat, video=video, caption=caption, file_name=name, thread_id=thread_id
    )
    await tg.wait_for(lambda: next((m for m in place.from_bot if m.reply_to == sent.id), None))
    project = await worker.project(place.id)
    await worker.offers(project, ["Раз", "Два"])
    return project


async def searches(uow: UnitOfWorkFactory, *projects: Project) -> list[list[Job]]:
    """The jobs that search each project."""
    async with uow() as work:
        jobs = [await work.jobs.of_project(project.id) for project in projects]
    return [[job for job in of_one if job.type is Stage.FIND_MOMENTS] for of_one in jobs]


async def search_of(uow: UnitOfWorkFactory, job: Job) -> MomentSearch:
    async with uow() as work:
        search = await work.searches.get(job.id)
    assert search is not None
    return search


def said(chat: ChatView, text: str) -> MessageView | None:
    return next((m for m in chat.from_bot if text in m.text), None)


async def test_the_latest_video_is_searched_and_the_answer_stays_one_message(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    old = await reviewed(tg, worker, maria, films, name="один.mp4")
    new = await reviewed(tg, worker, maria, films, name="два <b>.mp4")
    asked = await maria.sends(text="/find  про деньги <i>и</i>\nинвесторов ")
    answer = await tg.wait_for(lambda: said(maria.chat, "Ищу «про деньги <i>и</i> инвесторов»"))
    assert "два <b>.mp4" in answer.text
    assert answer.reply_to == asked.id
    of_old, (job,) = await searches(uow, old, new)
    assert of_old == []
    await tg.wait_for(lambda: any(id_ == job.id for id_, _, _ in bot.queue.taken))
    search = await search_of(uow, job)
    assert (search.query, search.message_id) == ("про деньги <i>и</i> инвесторов", asked.id)

    view, to = worker.telegram.view, await worker.address(new)
    outcome = SearchOutcome(found=2, offered=(1,), note="note-found-by-words")
    await view.show_search(to, new, search, outcome)
    done = maria.chat.message(answer)
    assert "нашёл 2 момента 👇" in done.text
    assert "карточки выше: № 1" in done.text
    assert "по словам запроса" in done.text
    await view.show_search(to, new, search, outcome)
    await view.show_search(to, new, search, None)
    assert maria.chat.message(answer).text == done.text, "what is over does not begin anew"
    assert len([m for m in maria.chat.from_bot if "про деньги" in m.text]) == 1


async def test_an_answer_to_a_message_of_a_video_searches_that_video(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    old = await reviewed(tg, worker, maria, films, name="один.mp4")
    assert old.source.message_id is not None
    progress, card, _, review = maria.chat.from_bot[:4]
    new = await reviewed(tg, worker, maria, films, name="два.mp4")
    messages: list[int | MessageView] = [old.source.message_id, card, review, progress]
    for number, message in enumerate(messages):
        await maria.sends(text=f"/find кошка{number}", reply_to=message)
        query = f"Ищу «кошка{number}»"
        answer = await tg.wait_for(lambda query=query: said(maria.chat, query))  # type: ignore[misc]
        assert "один.mp4" in answer.text
    await maria.sends(text="/find собака", reply_to=answer)
    answer = await tg.wait_for(lambda: said(maria.chat, "Ищу «собака»"))
    assert "один.mp4" in answer.text
    of_old, of_new = await searches(uow, old, new)
    assert (len(of_old), len(of_new)) == (5, 0)


async def test_an_answer_to_a_short_searches_its_video(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    project = await reviewed(tg, worker, maria, films, name="один.mp4")
    await maria.presses(maria.chat.from_bot[1], "✅")
    async with worker.uow() as work:
        clip = (await work.clips.of_project(project.id))[0]
    receipt = await worker.delivers(project, clip, films / "short.mp4", films / "cover.jpg")
    await reviewed(tg, worker, maria, films, name="два.mp4")
    await maria.sends(text="/find кошка", reply_to=receipt.message_id)
    answer = await tg.wait_for(lambda: said(maria.chat, "Ищу «кошка»"))
    assert "один.mp4" in answer.text


async def test_the_same_message_never_searches_twice(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    project = await reviewed(tg, worker, maria, films)
    asked = await maria.sends(text="/find собака")
    await tg.wait_for(lambda: said(maria.chat, "Ищу «собака»"))
    await tg.push_update({"message": asked.raw})
    await maria.sends(text="/find кошка")
    await tg.wait_for(lambda: said(maria.chat, "Ищу «кошка»"))
    (jobs,) = await searches(uow, project)
    assert len(jobs) == 2
    assert len([m for m in maria.chat.from_bot if "Ищу «собака»" in m.text]) == 1


async def test_what_cannot_be_searched_is_told(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    for text in ("/find", "/find   ", "/find ?!"):
        await maria.sends(text=text)
    await tg.wait_for(
        lambda: len([m for m in maria.chat.from_bot if "Напишите, что найти" in m.text]) == 3
    )
    await maria.sends(text="/find собака")
    await tg.wait_for(lambda: said(maria.chat, "Здесь пока нет готового видео"))
    video = await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: said(maria.chat, "Шаг 1"))
    await maria.sends(text="/find собака")
    early = await tg.wait_for(lambda: said(maria.chat, "Это видео ещё в работе"))
    await maria.sends(text="/find собака", reply_to=video)
    await tg.wait_for(lambda: len([m for m in maria.chat.from_bot if m.text == early.text]) == 2)
    project = await worker.project(maria.id)
    async with uow() as work:
        received = (ProjectStatus.RECEIVED,)
        await work.projects.move(project.id, ProjectStatus.CANCELLED, only_from=received)
        await work.commit()
    await maria.sends(text="/find собака", reply_to=video)
    await tg.wait_for(
        lambda: (
            len([m for m in maria.chat.from_bot if "Здесь пока нет готового видео" in m.text]) == 2
        )
    )
    assert await searches(uow, project) == [[]]


async def test_in_a_group_the_owner_and_admins_search(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    boss = tg.user(1, first_name="Босс")
    group = await tg.add_chat("supergroup", "Клуб", owner=boss, members=[maria, john])
    await boss.adds_bot(group)
    project = await reviewed(tg, worker, maria, films, group)
    await john.sends(group, text="/find собака")
    await tg.wait_for(lambda: said(group, "Only the person who sent the video"))
    assert await searches(uow, project) == [[]]
    await boss.sends(group, text="/find собака")
    await maria.sends(group, text="/find кошка")
    for query in ("собака", "кошка"):
        await tg.wait_for(lambda query=query: said(group, f"«{query}»"))  # type: ignore[misc]
    (jobs,) = await searches(uow, project)
    assert len(jobs) == 2


async def test_in_a_forum_the_latest_video_of_the_topic_is_meant(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    forum = await tg.add_chat("supergroup", "Форум", owner=maria, forum=True)
    await maria.promotes_bot(forum)
    first, second = [await maria.creates_topic(forum, name) for name in ("А", "Б")]
    await reviewed(tg, worker, maria, films, forum, "один.mp4", first)
    await reviewed(tg, worker, maria, films, forum, "два.mp4", second)
    await maria.sends(forum, text="/find собака", thread_id=first)
    answer = await tg.wait_for(lambda: said(forum, "Ищу «собака»"))
    assert "один.mp4" in answer.text
    assert answer.raw["message_thread_id"] == first
    await maria.sends(forum, text="/find кошка")
    await tg.wait_for(lambda: said(forum, "Здесь пока нет готового видео"))


async def test_new_cards_join_the_review_and_a_finished_one_opens_again(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    project = await reviewed(tg, worker, maria, films)
    closing = maria.chat.from_bot[-1]
    for card in maria.chat.from_bot[1:3]:
        await maria.presses(card, "❌")
    await tg.wait_for(lambda: "Ни один момент не подошёл" in maria.chat.message(closing).text)
    found = await worker.finds(project, "Собака")
    (card,) = maria.chat.from_bot[-1:]
    assert "3. Собака" in card.text
    assert card.has_button("✅")
    assert "Ждут решения: 1" in maria.chat.message(closing).text
    progress = maria.chat.from_bot[0]
    assert "2 сильных момента" in maria.chat.message(progress).text, "it stays as it was"
    assert (await maria.presses(card, "✅")).text.startswith("✅")
    assert (await worker.clip(found)).status is ClipStatus.APPROVED


async def test_what_came_of_it_is_said_to_whoever_asked_even_when_the_receipt_is_gone(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    project = await reviewed(tg, worker, maria, films)
    asked = await maria.sends(text="/find <b>соба&ка</b>")
    receipt = await tg.wait_for(lambda: said(maria.chat, "Ищу «<b>соба&ка</b>»"))
    await maria.deletes(receipt)
    ((job,),) = await searches(uow, project)
    search, to = await search_of(uow, job), await worker.address(project)
    for outcome, words in (
        (
            SearchOutcome(error=ErrorNote("error-nothing-found", {"query": "x" * 4_000})),
            "ничего не нашёл",
        ),
        (SearchOutcome(error=ErrorNote("error-engine-auth")), "не принял ключ доступа"),
        (SearchOutcome(offered=(3, 5)), "уже есть карточка, № 3, № 5"),
        (SearchOutcome(found=21), "нашёл 21 момент 👇"),
    ):
        await worker.telegram.view.show_search(to, project, search, outcome)
        answer = maria.chat.from_bot[-1]
        assert answer.reply_to == asked.id
        assert words in answer.text
        assert len(answer.text) < 500
