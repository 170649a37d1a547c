"""/style: styles are looked at, chosen, made, changed and given away, in one message."""

import json
from pathlib import Path

import pytest

from bot.samples import Sample, sample_key
from bot.texts import load_texts
from core.domain.captions import CaptionStyle, HighlightStyle, TextTransform
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.people import ChatSettings
from core.domain.style_json import style_from
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.pages import Pages, newest, opened
from tests.support.render_service import StillService
from tests.support.telegram_bot import running_bot

NO_MEDIA = "there is no media in the message to edit"


async def settings_of(uow: UnitOfWorkFactory, person: FakeUser) -> ChatSettings:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(person.id)
    assert chat is not None
    return chat.settings


async def own_styles(uow: UnitOfWorkFactory, person: FakeUser) -> dict[str, CaptionStyle]:
    async with uow() as work:
        user = await work.users.by_telegram_id(person.id)
        assert user is not None
        return {each.name: each.style for each in await work.presets.owned_by(user.id)}


async def lose_uploads(uow: UnitOfWorkFactory, renders: StillService) -> None:
    """Have the chat service forget every picture."""
    t = load_texts().translator("ru")
    async with uow() as work:
        for order in renders.orders:
            assert order.captions is not None
            style = style_from(order.captions.style.model_dump(mode="json"))
            await work.uploads.put(sample_key(Sample(style), t), "forgotten")
        await work.commit()


async def test_a_style_is_seen_chosen_and_made_ones_own(
    tg: FakeTelegram, renders: StillService, maria: FakeUser, uow: UnitOfWorkFactory
) -> None:
    menu = await opened(tg, maria, "/style", "Сейчас: Шортс")
    await menu.press("Караоке", "заливаются цветом")
    drawn = len(renders.orders)
    assert drawn == 2
    assert await menu.press("✅ Выбрать", "✅ Выбран") == "✅ Следующие шорты будут в этом стиле"
    assert (await settings_of(uow, maria)).style == "Karaoke"
    await menu.press("▶️", "Широкие буквы")
    await menu.press("◀️", "заливаются цветом")
    await menu.press("☰", "Сейчас: Караоке")
    assert len(renders.orders) == drawn + 1, "what was seen once is not drawn again"
    await lose_uploads(uow, renders)
    await menu.press("Неон", "Широкие буквы")
    assert len(renders.orders) == drawn + 2, "a picture that is not to be had is drawn anew"
    await menu.press("☰", "Сейчас: Караоке")

    await menu.press("Плакат", "огромных слова")
    await menu.press("🎛 Сделать свой", "🎛 Плакат — копия")
    size = round(SYSTEM_PRESETS["Poster"].font_size_px)
    await menu.press("🔤", f"Размер {size}")
    await menu.press("Oswald", "✅ Oswald")
    await menu.press("А+", f"Размер {size + 6}")
    await menu.press("ЗАГЛАВНЫМИ: да", "ЗАГЛАВНЫМИ: нет")
    await menu.press("‹", "Что поменять?")
    await menu.press("🌈", "цвет текста")
    await menu.press("Слово", "цвет слова")
    await menu.press("🟢", "✅ 🟢")
    question = await menu.asks("#️⃣", "код цвета")
    await maria.sends(text="зелёный", reply_to=question)
    await newest(tg, maria, "не похоже на цвет")
    await maria.sends(text="0af", reply_to=question)
    menu = Pages(tg, maria, await newest(tg, maria, "цвет слова"))
    await menu.shows("• Слово •")
    await menu.press("‹", "Что поменять?")
    await menu.press("✨", "чем выделять")
    await menu.press("сияние", "✅ сияние")
    style = (await own_styles(uow, maria))["Плакат — копия"]
    assert (style.font_family, style.font_weight, style.font_size_px) == ("Oswald", 700, size + 6)
    assert style.text_transform is TextTransform.NONE
    assert style.highlight_color == "#00aaff"
    assert style.highlight_style is HighlightStyle.GLOW_PULSE
    last = renders.orders[-1].captions
    assert last is not None
    assert last.style.highlight_style is HighlightStyle.GLOW_PULSE, "the picture follows"

    await menu.press("‹", "Что поменять?")
    question = await menu.asks("✏️", "Как назвать")
    await maria.sends(text="<Мой> канал", reply_to=question)
    menu = Pages(tg, maria, await newest(tg, maria, "<Мой> канал"))
    await menu.press("✅ Выбрать", "✅ Выбран")
    await menu.press("🗑", "Удалить стиль")
    await menu.press("🗑", "Сейчас: Шортс")
    assert await own_styles(uow, maria) == {}


async def test_a_style_is_given_away_by_a_link_and_by_a_file(
    tg: FakeTelegram,
    renders: StillService,
    maria: FakeUser,
    john: FakeUser,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> None:
    menu = await opened(tg, maria, "/style", "Сейчас")
    await menu.press("Неон", "Широкие буквы")
    await menu.press("🎛", "Неон — копия")
    await menu.press("‹", "Ваш стиль")
    await menu.press("📄", "Ваш стиль")
    sent = await newest(tg, maria, "пришлите мне этот файл")
    file = await tg.download(sent, tmp_path / "style.json")
    await menu.press("🔗", "Кто откроет эту ссылку")
    link = menu.now.button("📋").raw["copy_text"]["text"]
    assert link in menu.now.text

    await john.starts(link.partition("?start=")[2])
    gift = Pages(tg, john, await newest(tg, john, "is giving you the caption style Неон — копия"))
    await gift.shows("Take it")
    await gift.press("➕", "Your own style")
    await john.sends(document=file, file_name="shorts-style.json")
    second = Pages(tg, john, await newest(tg, john, "Неон — копия 2"))
    await second.shows("Your own style")
    styles = await own_styles(uow, john)
    assert list(styles) == ["Неон — копия", "Неон — копия 2"]
    assert set(styles.values()) == set((await own_styles(uow, maria)).values())

    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"kind": "shorts-style", "version": 1, "style": {"color": "red"}}))
    await john.sends(document=bad)
    await newest(tg, john, "color")
    await john.starts("style-" + "x" * 22)
    await newest(tg, john, "no longer there")


async def test_the_words_come_without_a_render_service(
    tg: FakeTelegram,
    uow: UnitOfWorkFactory,
    maria: FakeUser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REMOTION_SERVICE_URL", "http://127.0.0.1:9")
    async with running_bot(tg, uow, storage=tmp_path):
        await maria.sends(text="/style")
        menu = Pages(tg, maria, await newest(tg, maria, "Сейчас"))
        await menu.shows("всё сохранено", drawn=False)
        await menu.press("Маркер", "как маркером", drawn=False)
        await menu.press("✅", "✅ Выбран", drawn=False)
    assert (await settings_of(uow, maria)).style == "Marker"


async def test_the_last_press_decides_what_is_seen(
    tg: FakeTelegram, renders: StillService, maria: FakeUser
) -> None:
    await tg.inject("editMessageMedia", faults.refused(400, "Bad Request: " + NO_MEDIA))
    await maria.sends(text="/style")
    photo = await tg.wait_for(lambda: next((m for m in maria.chat.from_bot if m.photo), None))
    await tg.wait_for(lambda: len(tg.calls_to("deleteMessage")) or None)
    menu = Pages(tg, maria, photo)
    assert len(maria.chat.from_bot) == 1, "an older server: another message took its place"

    await menu.press("Неон", "Широкие буквы")
    await menu.press("🎛", "Неон — копия")
    size = round(SYSTEM_PRESETS["Neon"].font_size_px)
    await menu.press("🔤", f"Размер {size}")
    renders.open.clear()
    for _ in range(3):
        size += 6
        await menu.press("А+", f"Размер {size}", busy=True)
    renders.open.set()
    await menu.shows(f"Размер {size}")
    last = renders.orders[-1].captions
    assert last is not None
    assert last.style.font_size_px == size
