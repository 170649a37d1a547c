"""Links against a real site on loopback, with the real downloader."""

import asyncio
from pathlib import Path

import pytest

from core.domain.errors import (
    BadLinkError,
    EngineUnavailableError,
    LinkForbiddenError,
    NoVideoAtLinkError,
    PlaylistError,
    PrivateAddressError,
    TooLargeError,
    TooLongError,
)
from core.domain.plans import PlanLimits
from core.domain.records.project import SourceKind, SourceRef
from core.engines.links import LinkSource
from core.ports.progress import ignore_progress
from tests.core.engines.links.conftest import Site

LOOPBACK = ("127.0.0.1/32",)


def link(url: str) -> SourceRef:
    return SourceRef(SourceKind.LINK, url)


@pytest.fixture
def source() -> LinkSource:
    return LinkSource(PlanLimits(), networks=LOOPBACK)


@pytest.mark.parametrize("path", ["/page", "/film/film.m3u8"])
async def test_a_video_behind_a_link_is_fetched_whole(
    source: LinkSource, site: Site, film: Path, tmp_path: Path, path: str
) -> None:
    to, seen = tmp_path / "source", list[float]()
    await source.fetch(link(site.url + path), to, seen.append)
    assert to.stat().st_size > (film / "film.mp4").stat().st_size * 0.9
    assert list(tmp_path.iterdir()) == [to]
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


async def test_a_look_fetches_nothing(source: LinkSource, site: Site) -> None:
    facts = await source.look(f"{site.url}/page")
    assert facts.title.startswith("Разговор")
    assert "/film/film.mp4" not in site.asked


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/nothing", NoVideoAtLinkError),
        ("/login", LinkForbiddenError),
        ("/broken", EngineUnavailableError),
        ("/inside", PrivateAddressError),
        ("/feed", PlaylistError),
        ("/marathon", TooLongError),
    ],
)
async def test_what_cannot_be_taken_says_why(
    source: LinkSource, site: Site, path: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await source.look(site.url + path)


async def test_private_addresses_are_not_asked(site: Site, tmp_path: Path) -> None:
    with pytest.raises(PrivateAddressError):
        await LinkSource(PlanLimits()).fetch(
            link(f"{site.url}/film/film.mp4"), tmp_path / "x", ignore_progress
        )
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:video/mp4;base64,AAAA",
        "ftp://a.b/c",
        "http://",
        "https://a:b@c.d/",
        "https://a b.c",
        "https://a.b/" + "x" * 3000,
        "http://a.b:99999999/",
    ],
)
async def test_other_addresses_are_refused(source: LinkSource, url: str) -> None:
    with pytest.raises(BadLinkError):
        await source.look(url)


async def test_a_download_without_a_told_length_ends_at_the_limit(
    site: Site, tmp_path: Path
) -> None:
    small = LinkSource(PlanLimits(max_bytes=2_000_000), networks=LOOPBACK)
    with pytest.raises(TooLargeError):
        await small.fetch(link(f"{site.url}/endless.mp4"), tmp_path / "x", ignore_progress)
    assert list(tmp_path.iterdir()) == []


async def test_a_cancelled_download_leaves_nothing(
    source: LinkSource, site: Site, tmp_path: Path
) -> None:
    async def until_asked() -> None:
        async with asyncio.timeout(None) as limit:
            site.on_asked["/endless.mp4"] = lambda: limit.reschedule(0)
            await source.fetch(link(f"{site.url}/endless.mp4"), tmp_path / "x", ignore_progress)

    with pytest.raises(TimeoutError):
        await until_asked()
    assert list(tmp_path.iterdir()) == []
