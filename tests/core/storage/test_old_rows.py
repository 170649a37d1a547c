"""Documents written before a record had a field are read with its default."""

import sqlalchemy as sa

from core.domain.brand import BrandKit
from core.domain.records.clip import ClipMeta
from core.domain.records.people import ChatSettings
from core.ports.uow import UnitOfWorkFactory
from core.storage.engine import open_engine
from tests.support.records import set_scene

OLD_META = {
    "reason": "спор",
    "subscores": {"hook": 9},
    "payoff": "да",
    "needs": "",
    "tags": ["деньги"],
    "hashtags": [],
    "found_by": "gigachat",
    "first_words": "Ну и зачем",
    "layout": "single",
    "layout_reason": "one face",
}
OLD_SETTINGS = {
    "style": "Podcast",
    "layout": "split",
    "count": 5,
    "channel_telegram_id": None,
    "speech_language": "ru",
}


async def test_rows_of_an_older_version_are_read(uow: UnitOfWorkFactory, database_url: str) -> None:
    scene = await set_scene(uow)
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        # Spelled out: this is what an older version wrote, not what this one would.
        for table, column, old in (
            ("clips", "meta", OLD_META),
            ("chats", "settings", OLD_SETTINGS),
        ):
            plain = sa.table(table, sa.column(column, sa.JSON()))
            await connection.execute(sa.update(plain).values({column: old}))
    await engine.dispose()
    async with uow() as work:
        clip = await work.clips.get(scene.clips[0].id)
        chat = await work.chats.get(scene.chat.id)
    assert clip is not None
    assert chat is not None
    assert clip.meta == ClipMeta(
        reason="спор",
        subscores={"hook": 9},
        payoff="да",
        tags=("деньги",),
        found_by="gigachat",
        first_words="Ну и зачем",
        layout="single",
        layout_reason="one face",
    )
    assert chat.settings == ChatSettings("Podcast", "split", 5, speech_language="ru")
    assert chat.settings.brand == BrandKit()
    assert not chat.settings.mask_profanity
