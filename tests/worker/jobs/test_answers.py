"""The answer book: raw before it is read, booked call by call, asked and paid once."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from core.domain.errors import (
    AllEnginesFailedError,
    EngineBadAnswerError,
    EngineError,
    EngineRefusedError,
    EngineUnavailableError,
    StorageError,
)
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.charge import Charge
from core.engines.llm.fallback import FallbackModel
from core.ports.llm import LlmCall, LlmRequest
from tests.worker.bench import TroubledDatabase
from tests.worker.jobs.answering import PRICE, Desk, Vendor
from tests.worker.jobs.conftest import StageBench
from worker import answers, endings

QUESTION = LlmRequest("Ты редактор", "Что тут есть?", "save", "Сохраняет", {"type": "object"})
CORRECTION = replace(QUESTION, history=(("ерунда", "не JSON"),))


@pytest.fixture
async def desk(stage: StageBench) -> Desk:
    return Desk(stage, await stage.bench.project())


async def test_a_known_answer_costs_nothing(desk: Desk) -> None:
    first = await desk.open(vendor := Vendor([["Вот."]]))
    assert (await first.ask(QUESTION)).text == "Вот."
    assert (await first.ask(QUESTION)).text == "Вот."
    assert desk.spent == PRICE
    again = await desk.open(vendor)
    known = await again.ask(QUESTION)
    assert (known.engine, known.model, known.text) == ("vendor", "model-1", "Вот.")
    assert known.usage.cost_usd == desk.spent == 0
    assert len(vendor.asked) == 1


async def test_every_call_is_in_the_ledger(desk: Desk) -> None:
    book = await desk.open(Vendor([["обрыв", "Вот."]]))
    await book.ask(replace(QUESTION, purpose="survey"))
    assert desk.run is not None
    charges = await desk.charges()
    assert len(charges) == 2
    charge = charges[-1]
    assert charge == Charge(
        id=charge.id,
        project_id=desk.project.id,
        job_id=desk.run.job.id,
        stage=Stage.VIRAL_DETECT,
        engine="vendor",
        model="model-1",
        purpose="survey",
        finish="stop",
        prompt_tokens=900,
        completion_tokens=70,
        cached_tokens=400,
        cost_usd=PRICE,
        seconds=1.5,
        created_at=charge.created_at,
    )
    assert desk.spent == 2 * PRICE


async def test_a_call_is_stored_and_booked_before_anybody_reads_it(desk: Desk) -> None:
    """Also when reading it is the last thing this worker does."""
    seen: list[str] = []

    async def dies(_: LlmCall) -> None:
        (stored,) = (await desk.raw())["calls"]
        seen.append(stored["body"])
        assert len(await desk.charges()) == 1
        raise ConnectionError

    book = await desk.open(Vendor([["Вот."]]))
    with pytest.raises(ConnectionError):
        await book.ask(QUESTION, dies)
    assert seen == ["Вот."]
    assert (await desk.raw())["answers"] == {}


@pytest.mark.parametrize("error", [EngineBadAnswerError("обрыв"), EngineUnavailableError("502")])
async def test_trouble_that_was_paid_is_booked_and_asked_again(
    desk: Desk, error: EngineError
) -> None:
    vendor = Vendor([["{", error], ["Вот."]])
    with pytest.raises(type(error)):
        await (await desk.open(vendor)).ask(QUESTION)
    assert desk.spent == PRICE
    assert len(await desk.charges()) == 1
    assert (await (await desk.open(vendor)).ask(QUESTION)).text == "Вот."


async def test_a_refusal_is_an_answer(desk: Desk) -> None:
    vendor = Vendor([["blacklist", EngineRefusedError("blacklist")]])
    for _ in range(2):
        book = await desk.open(vendor)
        with pytest.raises(EngineRefusedError, match="blacklist"):
            await book.ask(QUESTION)
    assert len(vendor.asked) == len(await desk.charges()) == 1
    assert [stored["body"] for stored in (await desk.raw())["calls"]] == ["blacklist"]


async def test_a_chain_that_refused_as_one_is_not_asked_again(desk: Desk) -> None:
    refusals = [EngineRefusedError("раз"), EngineRefusedError("два")]
    away = [EngineRefusedError("раз"), EngineUnavailableError("502")]
    vendor = Vendor([[AllEnginesFailedError(away)], [AllEnginesFailedError(refusals)]])
    for causes in (away, refusals, refusals):
        book = await desk.open(vendor)
        with pytest.raises(AllEnginesFailedError) as caught:
            await book.ask(QUESTION)
        assert [repr(cause) for cause in caught.value.causes] == [repr(c) for c in causes]
    assert len(vendor.asked) == 2


async def test_of_a_chain_only_those_that_did_not_refuse_are_asked_again(desk: Desk) -> None:
    prudish = Vendor([["blacklist", EngineRefusedError("blacklist")]], name="prudish")
    away = Vendor([[EngineUnavailableError("502")], ["Вот."]], name="away")
    with pytest.raises(AllEnginesFailedError):
        await (await desk.open(FallbackModel([prudish, away]))).ask(QUESTION)
    for _ in range(2):
        book = await desk.open(FallbackModel([prudish, away]))
        assert (await book.ask(QUESTION)).text == "Вот."
    assert (len(prudish.asked), len(away.asked)) == (1, 2)
    assert len(await desk.charges()) == 2


async def test_whom_a_question_serves_does_not_make_it_another(desk: Desk) -> None:
    book = await desk.open(vendor := Vendor([["Вот."]]))
    await book.ask(replace(QUESTION, purpose="survey", session="one"))
    await book.ask(replace(QUESTION, purpose="detail", session="two"))
    assert len(vendor.asked) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"system": "Ты поэт"},
        {"user": "Что тут было?"},
        {"schema": {"type": "array"}},
        {"history": (("а", "б"),)},
        {"max_tokens": 8_000},
        {"temperature": 0.9},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_what_an_answer_depends_on_makes_another_question(
    desk: Desk, change: dict[str, Any]
) -> None:
    book = await desk.open(vendor := Vendor([["Вот."], ["Иначе."]]))
    await book.ask(QUESTION)
    assert (await book.ask(replace(QUESTION, **change))).text == "Иначе."
    assert len(vendor.asked) == 2


async def test_only_the_answers_of_no_use_are_forgotten(desk: Desk) -> None:
    other = replace(QUESTION, user="А тут?", purpose="detail")
    vendor = Vendor([["Хорошо."], ["ерунда"], ["опять"], ["Вот."], ["Верно."]])
    book = await desk.open(vendor)
    await book.ask(other)
    await book.ask(QUESTION)
    await book.ask(CORRECTION)
    await book.forget_last()
    again = await desk.open(vendor)
    assert (await again.ask(other)).text == "Хорошо."
    assert (await again.ask(QUESTION)).text == "Вот."
    assert (await again.ask(CORRECTION)).text == "Верно."
    assert len(vendor.asked) == 5


async def test_a_conversation_stays_one_when_others_go_on_beside_it(desk: Desk) -> None:
    other = replace(QUESTION, user="А тут?")
    vendor = Vendor([["ерунда"], ["Хорошо."], ["опять"], ["Вот."]])
    book = await desk.open(vendor)
    for question in (QUESTION, other, CORRECTION):
        await book.ask(question)
    await book.forget_last()
    again = await desk.open(vendor)
    assert (await again.ask(other)).text == "Хорошо."
    assert (await again.ask(QUESTION)).text == "Вот."


async def test_nothing_asked_nothing_forgotten(desk: Desk) -> None:
    await (await desk.open(Vendor([]))).forget_last()
    assert await desk.stage.artifact(desk.project, ArtifactType.LLM_RAW) is None


async def test_books_of_jobs_side_by_side_do_not_mix(desk: Desk) -> None:
    main = await desk.open(Vendor([["Вот."]]))
    shadow = await desk.open(Vendor([["Иначе."]]), ArtifactType.LLM_RAW_SHADOW)
    answers_ = await asyncio.gather(main.ask(QUESTION), shadow.ask(QUESTION))
    assert [answer.text for answer in answers_] == ["Вот.", "Иначе."]
    for kept_as, text in (
        (ArtifactType.LLM_RAW, "Вот."),
        (ArtifactType.LLM_RAW_SHADOW, "Иначе."),
    ):
        assert [stored["body"] for stored in (await desk.raw(kept_as))["calls"]] == [text]


async def test_questions_at_once_are_all_kept(desk: Desk) -> None:
    questions = [replace(QUESTION, user=str(number)) for number in range(8)]
    book = await desk.open(Vendor([[str(number)] for number in range(8)]))
    await asyncio.gather(*(book.ask(question) for question in questions))
    again = await desk.open(Vendor([]))
    assert [(await again.ask(question)).text for question in questions] == list("01234567")


async def test_the_artifact_does_not_grow_for_ever(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_KEPT", 5)
    book = await desk.open(Vendor([[str(number)] for number in range(12)]))
    for number in range(12):
        await book.ask(replace(QUESTION, user=str(number)))
    raw = await desk.raw()
    assert [answer["text"] for answer in raw["answers"].values()] == ["7", "8", "9", "10", "11"]
    assert [stored["body"] for stored in raw["calls"]] == ["7", "8", "9", "10", "11"]
    assert len(await desk.charges()) == 12


async def test_whatever_a_vendor_writes_can_be_kept(desk: Desk) -> None:
    odd = "\ud83d \x00 \u202e «ёлка» 🎄"
    book = await desk.open(Vendor([[odd]]))
    await book.ask(QUESTION)
    (stored,) = (await desk.raw())["calls"]
    assert stored["body"] == odd
    assert (await (await desk.open(Vendor([]))).ask(QUESTION)).text == odd


async def test_a_database_that_restarts_costs_no_answer(
    desk: Desk, database: TroubledDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endings, "AGAIN_AFTER_S", (0.01, 0.01, 0.01))
    book = await desk.open(Vendor([["Вот."]]))
    database.away = 3
    assert (await book.ask(QUESTION)).text == "Вот."
    assert len(await desk.charges()) == 1


async def test_a_call_that_could_not_be_booked_is_not_read(
    desk: Desk, database: TroubledDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endings, "AGAIN_AFTER_S", ())
    book = await desk.open(Vendor([["Вот."]]))
    database.away = 1
    with pytest.raises(StorageError):
        await book.ask(QUESTION)
    assert desk.spent == PRICE
