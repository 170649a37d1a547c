"""The sound of a video, as speech engines want it."""

from pathlib import Path

from core.domain.errors import MediaToolError, NoAudioError, TruncatedFileError
from core.domain.media import MediaFacts
from core.media.facts import number
from core.media.ffmpeg import check, ffmpeg, ffprobe, input_arguments
from core.media.files import written_whole
from core.media.probe import measured_length_s
from core.ports.progress import ProgressSink

_RATE_HZ = 16_000
_OPUS = (
    *("-ac", "1", "-ar", str(_RATE_HZ), "-c:a", "libopus", "-b:a", "32k", "-vbr", "on"),
    *("-application", "voip", "-f", "ogg"),
)
# Without the sample format ffmpeg writes 24 bits of what a decoder gives as floats.
_FLAC = ("-c:a", "flac", "-sample_fmt", "s16", "-f", "flac")
# In transport streams ffmpeg moves the clock to the first stream that is used, here to the sound;
# an offset that is not exactly the container's start (one microsecond off) keeps it from that.
_KEEP_CLOCK = ("-itsoffset", "0.000001")
_MIN_TIMEOUT_S = 120.0
# Decoding sound runs hundreds of times faster than real time; reading a slow disk does not.
_TIMEOUT_SHARE = 0.25
_MISSING_TAIL_MS = 2_000
_MISSING_TAIL_SHARE = 0.02


async def extract_audio(video: Path, facts: MediaFacts, out: Path, progress: ProgressSink) -> None:
    """Write mono 16 kHz Opus in Ogg whose time 0 is the first video frame.

    Sound that starts earlier is cut, sound that starts later or pauses is filled with silence,
    and nothing outlasts the picture. `out` appears only when it is whole.
    Raises NoAudioError (the stream holds no sound), TruncatedFileError, MediaToolError.
    """
    total_ms = max(1, facts.duration_ms)
    reached_ms = 0

    def on_time_ms(time_ms: int) -> None:
        nonlocal reached_ms
        reached_ms = time_ms
        progress(min(1.0, time_ms / total_ms))

    offset_s = facts.start_offset_ms / 1000
    to_first_frame = f"atrim=start={offset_s},asetpts=PTS-{offset_s}/TB," if offset_s else ""
    with written_whole(out) as target:
        done = await ffmpeg(
            *(*_KEEP_CLOCK, *input_arguments(video)),
            *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"),
            *("-af", f"{to_first_frame}aresample=async=1:first_pts=0"),
            *("-t", f"{total_ms / 1000}", *_OPUS, f"file:{target}"),
            timeout_s=_MIN_TIMEOUT_S + _TIMEOUT_SHARE * total_ms / 1000,
            on_time_ms=on_time_ms,
        )
        check(done, "extract audio")
        if reached_ms == 0:
            raise NoAudioError(f"the sound stream is empty: {video}")
        await _refuse_cut_file(video, facts, reached_ms)
    progress(1.0)


async def sound_length_ms(audio: Path) -> int:
    """Return how long a sound file says that it lasts. Raises MediaToolError."""
    answer, done = await ffprobe(audio, "-show_entries", "format=duration")
    check(done, "measure audio")
    length_s = number(answer.get("format", {}).get("duration"))
    if length_s is None:
        raise MediaToolError(f"no length: {audio}")
    return round(1000 * length_s)


async def to_flac(audio: Path, out: Path, *, duration_ms: int) -> None:
    """Write any sound again as mono 16 kHz FLAC. Raises MediaToolError."""
    await _convert(audio, out, _FLAC, duration_ms)


async def cut_audio(audio: Path, out: Path, *, start_ms: int, duration_ms: int) -> None:
    """Write a part of a sound file as mono 16 kHz Opus. Raises MediaToolError."""
    await _convert(audio, out, _OPUS, duration_ms, seek=_seek(start_ms, duration_ms))


async def cut_flac(audio: Path, out: Path, *, start_ms: int, duration_ms: int) -> None:
    """Write a part of a sound file as mono 16 kHz FLAC, losing nothing. Raises MediaToolError."""
    await _convert(audio, out, _FLAC, duration_ms, seek=_seek(start_ms, duration_ms))


def _seek(start_ms: int, duration_ms: int) -> tuple[str, ...]:
    return ("-ss", f"{start_ms / 1000}", "-t", f"{duration_ms / 1000}")


async def _convert(
    audio: Path,
    out: Path,
    encoding: tuple[str, ...],
    duration_ms: int,
    *,
    seek: tuple[str, ...] = (),
) -> None:
    with written_whole(out) as target:
        done = await ffmpeg(
            *(*seek, *input_arguments(audio), "-map", "0:a:0"),
            *("-ac", "1", "-ar", str(_RATE_HZ), *encoding, f"file:{target}"),
            timeout_s=_MIN_TIMEOUT_S + _TIMEOUT_SHARE * duration_ms / 1000,
        )
        check(done, "convert audio")


async def _refuse_cut_file(video: Path, facts: MediaFacts, reached_ms: int) -> None:
    """Tell a talk that ends before its picture from a file whose end is missing."""
    tolerated_ms = max(_MISSING_TAIL_MS, _MISSING_TAIL_SHARE * facts.duration_ms)
    if reached_ms >= facts.duration_ms - tolerated_ms:
        return
    picture_ms = 1000 * await measured_length_s(video)
    if picture_ms < facts.duration_ms - tolerated_ms:
        raise TruncatedFileError(f"ends at {picture_ms:.0f} of {facts.duration_ms} ms: {video}")
