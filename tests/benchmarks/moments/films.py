"""Videos and transcripts as recordings, read with the engines that are installed."""

from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from core import bootstrap
from core.ports.progress import ignore_progress
from core.ports.transcriber import TranscribeRequest
from core.settings import Settings
from core.stages.ingest import ingest
from tests.benchmarks.moments.reading import read_transcript, recording_of
from tests.benchmarks.moments.recording import Recording

_TRANSCRIPTS = {".srt", ".vtt", ".json"}


async def read_talk(path: Path) -> Recording:
    """Read a transcript (.srt, .vtt, .json), or listen to a video.

    A video is transcribed by the engines of the settings, and its sound measured. Raises
    InputError for a file that is neither, EngineError.
    """
    if path.suffix.lower() in _TRANSCRIPTS:
        return await read_transcript(path)
    settings, tools = Settings(), bootstrap.media_tools()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="moments-")))
        audio = folder / "audio.ogg"
        limits = bootstrap.plan_limits(settings.limits)
        facts = await ingest(tools, path, limits, audio, ignore_progress)
        engine = bootstrap.transcribers(settings, stack).chosen()
        document = engine.parse(await engine.request(TranscribeRequest(audio, facts.duration_ms)))
        signals = await tools.speech_signals(audio, document)
    return recording_of(path.name, document, facts.duration_ms, signals)
