"""Every revision goes up, down and up again."""

from tests.migrations.running import downgrade, revisions, tables, upgrade
from tests.migrations.schema import schema_of


async def test_every_step_can_be_taken_back_and_again(empty_url: str) -> None:
    below = "base"
    for revision in revisions():
        before = await schema_of(empty_url)
        await upgrade(empty_url, revision)
        after = await schema_of(empty_url)
        await downgrade(empty_url, below)
        assert await schema_of(empty_url) == before, f"{revision} leaves something behind"
        await upgrade(empty_url, revision)
        assert await schema_of(empty_url) == after
        below = revision


async def test_all_the_way_down_leaves_nothing(empty_url: str) -> None:
    await upgrade(empty_url, "head")
    assert await tables(empty_url)
    await downgrade(empty_url, "base")
    assert await tables(empty_url) == set()
