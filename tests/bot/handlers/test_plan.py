"""Plans as people meet them: limits, Stars, renewals, refunds."""

from pathlib import Path

import pytest

from bot.books import Books
from core.domain.records.plan import UsageState
from core.ports.uow import UnitOfWorkFactory
from core.settings import PlanSettings
from tests.fakes.telegram import ActError, FakeTelegram, FakeUser, faults
from tests.support.media import takes_of
from tests.support.telegram_bot import StageHand, dispatcher_for, running_bot

SOLD = PlanSettings(sold=True, free_videos=2, support_contact="@helper")


async def test_a_free_plan_ends_and_a_paid_one_begins(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, films: Path, tmp_path: Path
) -> None:
    videos = takes_of(films / "talk.mp4", tmp_path, 4)
    async with running_bot(tg, uow, plans=SOLD):
        for video in videos[:2]:
            await maria.sends(video=video)
        await tg.wait_for(lambda: [m for m in maria.chat.from_bot if "Спишется" in m.text][1:])
        await maria.sends(video=videos[2])
        refused = await maria.sees("все 2 видео вашего тарифа")
        assert "/plan" in refused.text

        await maria.presses(refused, "💳 Мой тариф")
        shown = await maria.sees("Ваш тариф — Free")
        assert "2 из 2 видео" in shown.text
        assert "Списано: 2 мин" in shown.text
        await maria.clicks("⭐ Pro")
        offer = await maria.sees("видео до 30 мин, 50 видео", button="Оплатить 500 ⭐")
        link = offer.button("Оплатить").url
        assert link
        paid = await maria.pays(link)
        thanks = await maria.sees("Тариф Pro действует до")
        assert "🎉" in thanks.text
        await maria.sends(video=videos[3])
        await tg.wait_for(lambda: [m for m in maria.chat.from_bot if "Спишется" in m.text][2:])

        await maria.sends(text="/plan")
        await maria.sees("Ваш тариф — Pro", button="Не продлевать")
        await maria.clicks("Не продлевать")
        await maria.sees("потом не продлится", button="🔁 Продлевать дальше")
        assert tg.calls_to("editUserStarSubscription", is_canceled=True)
        with pytest.raises(ActError):
            await maria.resumes(paid["charge_id"])
        await maria.clicks("🔁 Продлевать дальше")
        await maria.sees("«Мои звёзды»")
        await maria.resumes(paid["charge_id"])
        renewed = await maria.is_charged_again(paid["charge_id"])
        await maria.sees("🔁 Тариф Pro продлён")
        await maria.clicks("‹ Назад", under="«Мои звёзды»")
        await maria.sees("Продлится сам", button="Не продлевать")

        await maria.sends(text="/paysupport")
        support = await maria.sees("Вопросы по оплате")
        assert "@helper" in support.text
        await maria.clicks("↩️ Вернуть 500")
        await maria.clicks("↩️ Да")
        await maria.sees("вернулись на ваш баланс")
        assert tg.calls_to("refundStarPayment", telegram_payment_charge_id=renewed)


async def test_what_failed_is_given_back_and_news_told_twice_count_once(
    tg: FakeTelegram, uow: UnitOfWorkFactory, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    async with running_bot(tg, uow, plans=SOLD):
        await maria.sends(video=films / "talk.mp4")
        await maria.sees("Спишется 1 мин")
        project = await worker.project(maria.id)
        await maria.clicks("🛑")
        await maria.sees("Остановил")
        async with uow() as work:
            usage = await work.usages.get(project.id)
            assert usage is not None
            assert usage.state is UsageState.RELEASED
        await maria.sends(text="/plan")
        await maria.sees("0 из 2 видео")
        await maria.clicks("⭐ Business")
        link = (await maria.sees(button="Оплатить 1")).button("Оплатить").url
        assert link
        paid = await maria.pays(link)
        await maria.sees("Тариф Business действует до")
        news = next(m for m in reversed(maria.chat.messages) if "successful_payment" in m.raw)
        await tg.push_update({"message": news.raw})
        await maria.sends(text="/plan")
        await maria.sees("Ваш тариф — Business")
        person = {"id": maria.id, "is_bot": False, "first_name": "Мария"}
        order = f"plan:business:{maria.id}"
        unpaid = {"user": person, "invoice_payload": order, "state": "failed"}
        await tg.push_update({"subscription": unpaid})
        await maria.sees("не хватило звёзд")
        thanks = [m for m in maria.chat.from_bot if "Спасибо!" in m.text]
        assert len(thanks) == 1
        assert paid["charge_id"]


async def test_an_invoice_of_another_price_or_person_is_refused(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser
) -> None:
    async with running_bot(tg, uow, plans=SOLD):
        await maria.sends(text="/plan")
        await maria.clicks("⭐ Pro")
        link = (await maria.sees(button="Оплатить")).button("Оплатить").url
        assert link
        refused = await john.pays(link)
        assert "out of date" in refused["reason"]
    async with running_bot(tg, uow, plans=PlanSettings(sold=True, pro_stars=700)):
        refused = await maria.pays(link)
        assert "устарел" in refused["reason"]
        assert not [m for m in maria.chat.from_bot if "Спасибо" in m.text]


async def test_without_plans_the_bot_is_for_guests(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser, films: Path
) -> None:
    async with running_bot(tg, uow, guest_ids=(maria.id,)):
        await john.sends(video=films / "talk.mp4")
        refused = await john.sees("invited people only")
        assert str(john.id) in refused.text
        await maria.sends(video=films / "talk.mp4")
        taken = await maria.sees("Шаг 1")
        assert "Спишется" not in taken.text
        await maria.sends(text="/plan")
        await maria.sees("ограничений нет")


async def test_one_button_gives_back_one_payment(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with running_bot(tg, uow, plans=SOLD):
        for plan in ("Pro", "Business"):
            await maria.sends(text="/plan")
            await maria.clicks(f"⭐ {plan}", under="Ваш тариф")
            link = (await maria.sees(plan, button="Оплатить")).button("Оплатить").url
            assert link
            await maria.pays(link)
            await maria.sees(f"Тариф {plan} действует")
        await maria.sends(text="/paysupport")
        await maria.clicks("↩️ Вернуть 1")
        question = await maria.sees("Тариф Business закончится", button="↩️ Да")
        await maria.presses(question, "↩️ Да")
        await maria.sees("вернулись на ваш баланс")
        again = await maria.presses(question, "↩️ Да")
        assert "Вернуть этот платёж уже нельзя" in again.text
        assert len(tg.calls_to("refundStarPayment")) == 1


async def test_who_is_banned_may_have_money_back_and_nothing_else(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with running_bot(tg, uow, plans=SOLD):
        await maria.sends(text="/plan")
        await maria.clicks("⭐ Pro")
        link = (await maria.sees(button="Оплатить")).button("Оплатить").url
        assert link
        await maria.pays(link)
        await maria.sees("Тариф Pro действует")
        async with uow() as work:
            user = await work.users.by_telegram_id(maria.id)
            assert user is not None
            await work.users.set_banned(user.id, banned=True)
            await work.commit()
        await maria.sends(text="/forgetx https://video.example/watch?v=1")
        await maria.sees("закрыл вам доступ")
        await maria.sends(text="/paysupport")
        await maria.clicks("↩️ Вернуть 500")
        await maria.clicks("↩️ Да")
        await maria.sees("вернулись на ваш баланс")


async def test_a_payment_whose_news_was_lost_is_found_and_told_once(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser
) -> None:
    async with running_bot(tg, uow, plans=SOLD) as bot:
        services = dispatcher_for(tg, uow, bot, plans=SOLD)
        read, subscriptions = services["read_ledger"], services["subscriptions"]
        books = Books(bot.telegram.bot, bot.telegram.texts, read, subscriptions)
        await books.balance()
        await maria.sends(text="/plan")
        await maria.clicks("⭐ Pro")
        link = (await maria.sees(button="Оплатить")).button("Оплатить").url
        assert link
        lost = await maria.pays(link, told=False)
        for _ in range(2):
            await books.balance()
        thanks = await maria.sees("Тариф Pro действует до")
        assert "🎉" in thanks.text
        await maria.sends(text="/plan")
        await maria.sees("Ваш тариф — Pro", button="Не продлевать")
        await bot.telegram.bot.refund_star_payment(maria.id, lost["charge_id"])
        await books.balance()
        await maria.sends(text="/plan")
        await maria.sees("Ваш тариф — Free")
        assert len([m for m in maria.chat.from_bot if "🎉" in m.text]) == 1


async def test_what_telegram_does_not_do_is_told_although_the_press_was_answered(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    async with running_bot(tg, uow, plans=SOLD):
        await maria.sends(text="/plan")
        await tg.inject("createInvoiceLink", faults.refused(400, "STARS_INVOICE_INVALID"))
        await maria.clicks("⭐ Pro")
        await maria.sees("Telegram сейчас не отвечает про оплату")
        called = [call.method for call in tg.calls]
        assert called.index("answerCallbackQuery") < called.index("createInvoiceLink")
