import json
import subprocess
from pathlib import Path

import pytest

from core.domain.errors import MediaToolError, NoAudioError, TruncatedFileError
from core.domain.media import MediaFacts
from core.media.audio import cut_audio, cut_flac, extract_audio, sound_length_ms, to_flac
from core.media.probe import probe
from core.ports.progress import ignore_progress
from tests.support.media import cut_in_half, length_ms, loud_spans_ms, make

MB = 1_000_000
HALF_HOUR_S = 1800
H264 = ("-c:v", "libx264", "-preset", "ultrafast")


def picture(seconds: float) -> tuple[str, ...]:
    return ("-f", "lavfi", "-i", f"testsrc2=s=160x90:r=25:d={seconds}")


def beep(start: float, end: float, length: float) -> tuple[str, ...]:
    """Silence with one tone in it."""
    tone = rf"aevalsrc='0.5*sin(880*2*PI*t)*between(t\,{start}\,{end})':d={length}:s=44100"
    return ("-f", "lavfi", "-i", tone)


async def sound_of(video: Path, out: Path) -> MediaFacts:
    facts = await probe(video)
    await extract_audio(video, facts, out, ignore_progress)
    return facts


def about(start: int, end: int) -> list[object]:
    return [(pytest.approx(start, abs=30), pytest.approx(end, abs=30))]


async def test_mono_opus_for_speech(talk: Path, tmp_path: Path) -> None:
    await sound_of(talk, tmp_path / "a.ogg")
    ask = ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(tmp_path / "a.ogg")]
    (stream,) = json.loads(subprocess.run(ask, check=True, capture_output=True).stdout)["streams"]
    assert (stream["codec_name"], stream["channels"]) == ("opus", 1)
    head = (tmp_path / "a.ogg").read_bytes()[:200]
    rate = head[head.index(b"OpusHead") + 12 :][:4]
    assert int.from_bytes(rate, "little") == 16_000
    assert length_ms(tmp_path / "a.ogg") == pytest.approx(12_000, abs=60)


async def test_zero_is_the_first_frame_when_the_sound_starts_earlier(
    clips: Path, tmp_path: Path
) -> None:
    silent = make(clips / "silent.mp4", *picture(5), *H264)
    late = ("-itsoffset", "0.7", "-i", str(silent))
    video = make(clips / "late-picture.mp4", *beep(2, 2.5, 5), *late, "-c:v", "copy")
    await sound_of(video, tmp_path / "a.ogg")
    assert loud_spans_ms(tmp_path / "a.ogg") == about(1300, 1800)


@pytest.mark.parametrize("name", ["late-sound.mp4", "late-sound.mkv", "late-sound.ts"])
async def test_sound_that_starts_later_is_filled_with_silence(
    clips: Path, tmp_path: Path, name: str
) -> None:
    sound = make(clips / "beep.m4a", *beep(0.5, 1, 3))
    late = ("-itsoffset", "1.5", "-i", str(sound))
    video = make(clips / name, *picture(5), *late, *H264, "-c:a", "copy")
    await sound_of(video, tmp_path / "a.ogg")
    assert loud_spans_ms(tmp_path / "a.ogg") == about(2000, 2500)


async def test_gaps_keep_their_length(clips: Path, tmp_path: Path) -> None:
    video = make(
        clips / "gap.mkv", *picture(8), *beep(6, 6.5, 8), *H264,
        "-af", "aselect='not(between(t,2,4))'", "-c:a", "pcm_s16le",
    )  # fmt: skip
    await sound_of(video, tmp_path / "a.ogg")
    assert loud_spans_ms(tmp_path / "a.ogg") == about(6000, 6500)


async def test_sound_does_not_outlast_the_picture(clips: Path, tmp_path: Path) -> None:
    video = make(clips / "long.mp4", *picture(3), *beep(1, 7, 8), *H264)
    facts = await sound_of(video, tmp_path / "a.ogg")
    assert length_ms(tmp_path / "a.ogg") <= facts.duration_ms + 30


async def test_progress_grows_to_the_end(talk: Path, tmp_path: Path) -> None:
    seen: list[float] = []
    await extract_audio(talk, await probe(talk), tmp_path / "a.ogg", seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


async def test_half_an_hour_of_talk_is_under_ten_megabytes(
    sample_dir: Path, clips: Path, tmp_path: Path
) -> None:
    noise = ("-f", "lavfi", "-i", "anoisesrc=color=pink:d=60:a=0.5")
    hardest = make(clips / "noise.mp4", *picture(60), *noise, *H264)
    for video in (sample_dir / "podcast.mp4", hardest):
        facts = await sound_of(video, tmp_path / "a.ogg")
        bytes_per_s = (tmp_path / "a.ogg").stat().st_size * 1000 / facts.duration_ms
        assert bytes_per_s * HALF_HOUR_S < 10 * MB


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("cut.mp4", ("-movflags", "+faststart")),
        ("cut-fragments.mp4", ("-movflags", "frag_keyframe+empty_moov")),
        ("cut.mkv", ()),
        ("cut.flv", ()),
    ],
)
async def test_a_file_that_ends_early(
    talk: Path, clips: Path, tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    half = cut_in_half(make(clips / name, "-i", str(talk), "-c", "copy", *options))
    with pytest.raises(TruncatedFileError):
        await sound_of(half, tmp_path / "a.ogg")
    assert list(tmp_path.iterdir()) == []


async def test_silence_after_the_talk_is_no_cut(clips: Path, tmp_path: Path) -> None:
    video = make(clips / "short-sound.mp4", *picture(12), *beep(1, 2, 3), *H264)
    await sound_of(video, tmp_path / "a.ogg")
    assert loud_spans_ms(tmp_path / "a.ogg") == about(1000, 2000)


async def test_a_stream_that_holds_no_sound(clips: Path, talk: Path, tmp_path: Path) -> None:
    drop = ("-c", "copy", "-bsf:a", "noise=drop=1")
    video = make(clips / "no-packets.mkv", "-i", str(talk), *drop)
    with pytest.raises(NoAudioError):
        await extract_audio(video, await probe(talk), tmp_path / "a.ogg", ignore_progress)


async def test_a_part_of_a_sound(clips: Path, tmp_path: Path) -> None:
    whole = make(clips / "whole.ogg", *beep(4, 5, 8), "-ac", "1", "-c:a", "libopus")
    await cut_audio(whole, tmp_path / "part.ogg", start_ms=3_500, duration_ms=2_000)
    assert loud_spans_ms(tmp_path / "part.ogg") == about(500, 1500)
    assert length_ms(tmp_path / "part.ogg") == pytest.approx(2_000, abs=30)


async def test_lossless_copy(clips: Path, tmp_path: Path) -> None:
    whole = make(clips / "short.ogg", *beep(1, 2, 3), "-ac", "1", "-c:a", "libopus")
    await to_flac(whole, tmp_path / "a.flac", duration_ms=3_000)
    assert (tmp_path / "a.flac").read_bytes().startswith(b"fLaC")
    assert loud_spans_ms(tmp_path / "a.flac") == about(1000, 2000)


async def test_a_part_as_flac_is_exact_and_of_16_bits(tmp_path: Path) -> None:
    whole = make(tmp_path / "whole.ogg", *beep(4.0, 5.0, 10), "-c:a", "libopus")
    part = tmp_path / "part.flac"
    await cut_flac(whole, part, start_ms=3_500, duration_ms=2_000)
    assert length_ms(part) == 2_000
    ((start_ms, end_ms),) = loud_spans_ms(part)
    assert start_ms == pytest.approx(500, abs=30)
    assert end_ms == pytest.approx(1_500, abs=30)
    bits = int.from_bytes(part.read_bytes()[18:26], "big") >> 36 & 0x1F
    assert bits + 1 == 16


async def test_the_length_of_a_sound(tmp_path: Path) -> None:
    whole = make(tmp_path / "whole.ogg", *beep(1, 2, 7), "-c:a", "libopus")
    assert await sound_length_ms(whole) == pytest.approx(7_000, abs=20)
    (tmp_path / "x.ogg").write_bytes(b"nothing")
    with pytest.raises(MediaToolError):
        await sound_length_ms(tmp_path / "x.ogg")
