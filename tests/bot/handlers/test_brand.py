"""The brand kit, the language and the sounds: pages of /settings."""

from pathlib import Path

from core.domain.brand import BrandKit
from core.domain.overlays import Corner
from core.domain.records.people import ChatSettings
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.pages import Pages, newest, opened
from tests.support.render_service import StillService
from tests.support.telegram_bot import RunningBot, StageHand

PNG = b"\x89PNG\r\n\x1a\n"


async def settings_of(uow: UnitOfWorkFactory, telegram_id: int) -> ChatSettings:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(telegram_id)
    assert chat is not None
    return chat.settings


async def test_a_brand_is_put_together_before_ones_eyes(
    tg: FakeTelegram,
    renders: StillService,
    maria: FakeUser,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> None:
    menu = await opened(tg, maria, "/settings", "Настройки", drawn=False)
    await menu.press("🏷", "Логотип и бренд")
    await menu.press("🪝", "Название в начале: да")
    await menu.press("▬", "Полоса времени: да")
    await menu.press("🎨", "Им закрашу")
    await menu.press("🔴", "✅ 🔴")
    shown = renders.orders[-1].overlays
    assert shown.hook is not None
    assert shown.progress_bar is not None
    assert shown.progress_bar.color == "#ff3b3b", "the picture shows what was chosen"
    await menu.press("‹", "В углу: ничего")
    await menu.press("🖼", "Логотип или подпись")
    question = await menu.asks("✍️", "Напишите подпись")
    await maria.sends(text="<b>@канал</b>", reply_to=question)
    menu = Pages(tg, maria, await newest(tg, maria, "Подпись: <b>@канал</b>"))
    await menu.press("↘️", "✅ ↘️")

    logo, broken, text = tmp_path / "logo.png", tmp_path / "broken.png", tmp_path / "logo.txt"
    logo.write_bytes(PNG + b"good")
    broken.write_bytes(PNG + b"broken")
    text.write_bytes(b"no picture")
    renders.broken_logo = broken.read_bytes()
    question = await menu.asks("📤", "Пришлите логотип")
    for bad in (text, broken):
        await maria.sends(document=bad, reply_to=question)
        await newest(tg, maria, "Логотип не открывается")
        assert (await settings_of(uow, maria.id)).brand.logo_key is None
        await maria.sends(text="/settings")
        await newest(tg, maria, "Настройки")
    await maria.sends(document=logo, reply_to=question)
    menu = Pages(tg, maria, await newest(tg, maria, "появится, если убрать логотип"))
    await menu.shows("✖️ Убрать логотип")
    assert question.id not in {message.id for message in maria.chat.from_bot}
    kit = (await settings_of(uow, maria.id)).brand
    assert kit.logo_key is not None
    assert (renders.storage / kit.logo_key).read_bytes() == logo.read_bytes()
    mark = renders.orders[-1].overlays.watermark
    assert mark is not None
    assert mark.image_key == kit.logo_key
    await menu.press("✖️ Убрать логотип", "Подпись: <b>@канал</b>")
    await menu.press("✖️ Убрать подпись", "Написать подпись")
    expected = BrandKit(None, None, Corner.BOTTOM_RIGHT, "#ff3b3b", hook=True, progress_bar=True)
    assert (await settings_of(uow, maria.id)).brand == expected
    await menu.press("‹", "В углу: ничего")
    await menu.press("‹", "Нажмите на то")
    assert list((renders.storage / "samples").glob("*.jpg")) == [], "nothing is left behind"


async def test_the_menu_goes_on_in_another_language(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser
) -> None:
    menu = await opened(tg, maria, "/settings", "Настройки", drawn=False)
    await menu.press("🌐", "✅ 🇷🇺 Русский", drawn=False)
    await menu.press("🇬🇧", "⏱ Length", drawn=False)
    assert len(maria.chat.from_bot) == 1


async def test_progress_and_cards_come_without_a_sound_where_that_is_wished(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    menu = await opened(tg, maria, "/settings", "Настройки", drawn=False)
    await menu.press("🔔", "Когда звучать", drawn=False)
    await menu.press("только на главное", "🔔 Звук: только на главное", drawn=False)
    before = len(tg.calls_to("sendMessage"))
    await maria.sends(video=films / "talk.mp4", duration=60)
    await tg.wait_for(lambda: len(tg.calls_to("sendMessage")) > before or None)
    await worker.offers(await worker.project(maria.id), ["Один", "Два"])
    said = tg.calls_to("sendMessage")[before:]
    quiet = [call.params["text"] for call in said if call.params.get("disable_notification")]
    assert [text.split()[0] for text in quiet] == ["🎬", "<b>1.", "<b>2."]
    assert "👆" in said[-1].params["text"], "what the search came to is heard"
    assert "disable_notification" not in said[-1].params


async def test_in_a_group_only_admins_turn_pages(
    tg: FakeTelegram,
    renders: StillService,
    maria: FakeUser,
    john: FakeUser,
    uow: UnitOfWorkFactory,
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    await maria.sends(group, text="/settings")
    menu = await tg.wait_for(lambda: next((m for m in group.from_bot if m.buttons), None))
    for button in ("🎨", "🏷", "🌐", "🗳"):
        answer = await john.presses(menu, button)
        assert "Only the admins" in answer.text
    await john.sends(group, text="/style")
    await tg.wait_for(lambda: next((m for m in group.from_bot if "Only the" in m.text), None))
    await maria.presses(menu, "🗳")
    await tg.wait_for(lambda: group.message(menu).has_button("голосование") or None)
    await maria.presses(group.message(menu), "‹")
    await tg.wait_for(lambda: group.message(menu).has_button("🏷") or None)
    await maria.presses(group.message(menu), "🏷")
    page = await tg.wait_for(
        lambda: group.message(menu) if group.message(menu).photo else None, 10, "a picture"
    )
    answer = await john.presses(page, "🪝")
    assert answer.show_alert
    assert (await settings_of(uow, group.id)).brand == BrandKit()
