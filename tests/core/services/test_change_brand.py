"""What a chat's shorts carry of their maker."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.brand import BrandKit
from core.domain.errors import (
    AdminsOnlyError,
    InvalidImageError,
    InvalidStyleError,
    WatermarkTextError,
)
from core.domain.overlays import Corner
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.change_brand import ChangeBrand
from core.storage.objects.folder import FolderStore
from tests.core.services.conftest import Review

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8 "


@pytest.fixture
def change(uow: UnitOfWorkFactory, access: Access, tmp_path: Path) -> ChangeBrand:
    return ChangeBrand(uow, access, FolderStore(tmp_path / "objects"), _is_drawn)


async def _is_drawn(key: str) -> None:
    """Every picture can be drawn."""


async def test_a_kit_is_kept_and_read_again(change: ChangeBrand, review: Review) -> None:
    chat, admin = review.scene.chat, review.admin
    wanted = BrandKit(None, "  @наш\nканал ", Corner.TOP_LEFT, "#ff0055", hook=True)
    kept = await change(wanted, chat, admin)
    assert kept == replace(wanted, watermark_text="@наш канал")
    assert await change.read(chat, admin) == kept


async def test_a_logo_lies_under_a_key_of_the_chat(change: ChangeBrand, review: Review) -> None:
    chat, admin = review.scene.chat, review.admin
    await change(BrandKit(progress_bar=True), chat, admin)
    first = await change.set_logo(PNG, chat, admin)
    assert first.progress_bar, "the rest stays"
    assert first.logo_key is not None
    assert first.logo_key.startswith(f"chats/{chat.id}/logo-")
    assert await change.objects.read(first.logo_key) == PNG
    second = await change.set_logo(WEBP, chat, admin)
    assert second.logo_key != first.logo_key, "shorts that are being made show the old one"
    forged = replace(second, logo_key="projects/1/source.mp4")
    assert (await change(forged, chat, admin)).logo_key == second.logo_key
    assert (await change(replace(second, logo_key=None), chat, admin)).logo_key is None
    assert (await change(second, chat, admin)).logo_key is None, "nothing to take over"


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"<svg/>", PNG + b"\0" * 5 * 1024 * 1024])
async def test_what_is_no_picture_is_refused(
    change: ChangeBrand, review: Review, body: bytes
) -> None:
    with pytest.raises(InvalidImageError) as caught:
        await change.set_logo(body, review.scene.chat, review.admin)
    assert caught.value.params == {"limit_mb": 5}


async def test_what_cannot_be_drawn_is_refused(change: ChangeBrand, review: Review) -> None:
    chat, admin = review.scene.chat, review.admin
    with pytest.raises(WatermarkTextError):
        await change(BrandKit(watermark_text="x" * 61), chat, admin)
    with pytest.raises(InvalidStyleError):
        await change(BrandKit(accent_color="red"), chat, admin)
    assert await change.read(chat, admin) == BrandKit()


async def test_in_a_group_only_admins_change_it(change: ChangeBrand, review: Review) -> None:
    chat = review.scene.chat
    for person in (review.owner, review.stranger):
        for call in (
            change.read(chat, person),
            change(BrandKit(hook=True), chat, person),
            change.set_logo(PNG, chat, person),
        ):
            with pytest.raises(AdminsOnlyError):
                await call
    assert await change.read(chat, review.admin) == BrandKit()
