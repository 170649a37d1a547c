"""The real model, where it is installed."""

import asyncio
import os
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.engines.transcription.whisper import WhisperTranscriber
from core.model_files import WHISPER, resolve
from core.ports.transcriber import TranscribeRequest
from core.settings import WhisperSettings
from core.tasks import TaskNursery
from tests.support.heard import HeardParts
from tests.support.media import make

SETTINGS = WhisperSettings(_env_file=None, beam_size=1)
FLOWERS = "новый магазин цветочная лавка мы создадим праздничное настроение круглосуточно"


@pytest.fixture(scope="module")
def engine() -> WhisperTranscriber:
    try:
        return WhisperTranscriber(SETTINGS, resolve(WHISPER))
    except EngineMissingError as error:
        pytest.skip(f"the offline speech model is not installed: {error}")


def children() -> list[int]:
    """The processes of this engine that this one has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if b"core.engines.transcription.whisper.child" in words and parent == os.getpid():
            found.append(int(folder.name))
    return found


@pytest.mark.timeout(180)
async def test_russian(engine: WhisperTranscriber, shared_dir: Path) -> None:
    seen: list[float] = []
    told, sound = HeardParts(), shared_dir / "media" / "st_eluosi.wav"
    request = TranscribeRequest(sound, 6_190, progress=seen.append, heard=told)
    raw = await engine.request(request)
    document = engine.parse(raw)
    assert (raw.engine, document.language) == ("whisper", "ru")
    (part,) = told.parts
    assert part.body == raw.body
    assert part.cost_usd == 0
    words = list(document.words())
    heard = " ".join("".join(c for c in w.text.lower() if c.isalnum()) for w in words)
    assert SequenceMatcher(None, heard, FLOWERS).ratio() > 0.9
    assert all(0 <= w.start_ms < w.end_ms <= 6_400 for w in words)
    assert seen == sorted(seen)
    assert seen[-1] > 0.5
    assert children() == []


@pytest.mark.timeout(180)
async def test_silence(engine: WhisperTranscriber, tmp_path: Path) -> None:
    quiet = make(tmp_path / "q.ogg", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "8")
    document = engine.parse(await engine.request(TranscribeRequest(quiet, 8_000)))
    assert document.is_empty


@pytest.mark.timeout(180)
async def test_cancelling_ends_the_child_at_once(
    engine: WhisperTranscriber, sample_dir: Path, tmp_path: Path
) -> None:
    audio = make(tmp_path / "a.ogg", "-i", str(sample_dir / "podcast.mp4"), "-vn")
    started = asyncio.Event()
    request = TranscribeRequest(audio, 90_000, "ru", progress=lambda _: started.set())
    async with TaskNursery() as nursery:
        work = nursery.start(engine.request(request), name="transcribe")
        await started.wait()
        assert len(children()) == 1
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert children() == []


async def test_a_missing_model(tmp_path: Path, sound: Path) -> None:
    engine = WhisperTranscriber(SETTINGS, tmp_path / "whisper-base")
    with pytest.raises(EngineMissingError) as caught:
        await engine.request(TranscribeRequest(sound, 3_000))
    assert caught.value.params == {"name": "whisper-base"}


@pytest.mark.timeout(180)
async def test_a_broken_model(tmp_path: Path, sound: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(EngineUnavailableError):
        await WhisperTranscriber(SETTINGS, tmp_path).request(TranscribeRequest(sound, 3_000))
