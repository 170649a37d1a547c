from pathlib import Path

import pytest

from core.domain.errors import MediaToolError
from core.domain.spans import Span
from core.media.pauses import quietest_ms
from tests.support.media import make

SILENT = r"between(t\,12\,13)"
SOFT = r"between(t\,4\,5)"


@pytest.fixture(scope="session")
def hum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20 s of a tone, softer from 4 to 5 s, silent from 12 to 13 s."""
    out = tmp_path_factory.mktemp("hum") / "hum.ogg"
    tone = ("-f", "lavfi", "-i", "sine=300:r=16000:d=20")
    quieter = f"volume=0.1:enable='{SOFT}',volume=0:enable='{SILENT}'"
    return make(out, *tone, "-af", quieter, "-c:a", "flac", "-f", "ogg")


@pytest.mark.parametrize(
    ("within", "pause"),
    [
        (Span(0, 20_000), Span(12_000, 13_000)),
        (Span(10_000, 20_000), Span(12_000, 13_000)),
        (Span(2_000, 10_000), Span(4_000, 5_000)),
    ],
)
async def test_the_quietest_place(hum: Path, within: Span, pause: Span) -> None:
    assert pause.contains(await quietest_ms(hum, within))


async def test_too_short_a_stretch_is_cut_in_the_middle(hum: Path) -> None:
    assert await quietest_ms(hum, Span(1_000, 1_100)) == 1_050


async def test_what_is_no_sound(tmp_path: Path) -> None:
    (tmp_path / "x.ogg").write_bytes(b"nothing")
    with pytest.raises(MediaToolError):
        await quietest_ms(tmp_path / "x.ogg", Span(0, 1_000))
