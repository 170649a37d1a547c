from pathlib import Path

import pytest

from core.domain.errors import (
    EmptyFileError,
    NotAVideoError,
    TruncatedFileError,
    UnsupportedCodecError,
)
from core.media.probe import probe
from tests.support.media import cut_in_half, make

TONE = ("-f", "lavfi", "-i", "sine=440:d=3")
PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=3")
H264 = ("-c:v", "libx264", "-preset", "ultrafast")


async def test_an_ordinary_video(talk: Path) -> None:
    facts = await probe(talk)
    assert (facts.width, facts.height, facts.fps, facts.variable_fps) == (320, 180, 25.0, False)
    assert facts.duration_ms == pytest.approx(12_000, abs=40)
    assert (facts.start_offset_ms, facts.rotation) == (0, 0)
    assert (facts.video_codec, facts.audio_codec) == ("h264", "aac")
    assert facts.bytes == talk.stat().st_size


@pytest.mark.parametrize("name", ["a.mkv", "a.webm", "a.avi", "a.flv", "a.ts", "a.mpg", "a.mov"])
async def test_containers(talk: Path, clips: Path, name: str) -> None:
    codecs = {"a.webm": ("-c:v", "libvpx", "-cpu-used", "8"), "a.avi": ("-c:v", "mpeg4")}
    video = make(clips / name, "-i", str(talk), "-t", "3", *codecs.get(name, ()))
    facts = await probe(video)
    assert (facts.width, facts.height, facts.has_audio) == (320, 180, True)
    assert facts.fps == pytest.approx(25, abs=0.05)
    assert facts.duration_ms == pytest.approx(3_000, abs=120)


async def test_length_of_a_live_recording(clips: Path) -> None:
    # A browser's recorder cannot go back to write the length.
    codecs = ("-c:v", "libvpx", "-cpu-used", "8", "-c:a", "libopus")
    video = make(clips / "live.webm", *PICTURE, *TONE, *codecs, "-live", "1")
    assert (await probe(video)).duration_ms == pytest.approx(3_000, abs=80)


async def test_the_picture_may_be_shorter_than_the_sound(clips: Path) -> None:
    sound = ("-f", "lavfi", "-i", "sine=440:d=8")
    for name in ("long-sound.mp4", "long-sound.mkv"):
        video = make(clips / name, *PICTURE, *sound, *H264)
        assert (await probe(video)).duration_ms == pytest.approx(3_000, abs=60)


async def test_a_picture_that_starts_late(clips: Path) -> None:
    late = ("-itsoffset", "0.7", "-i", str(make(clips / "picture.mp4", *PICTURE, *H264)))
    video = make(clips / "late.mp4", *TONE, *late, "-c:v", "copy")
    facts = await probe(video)
    assert facts.start_offset_ms == pytest.approx(700, abs=25)
    assert facts.duration_ms == pytest.approx(3_000, abs=60)


async def test_a_cover_is_no_moving_picture(clips: Path) -> None:
    cover = make(clips / "cover.png", *PICTURE, "-frames:v", "1")
    for name in ("song.m4a", "song.mp3"):
        song = make(
            clips / name,
            *TONE,
            *("-i", str(cover), "-map", "0", "-map", "1"),
            *("-c:v", "mjpeg", "-disposition:v", "attached_pic"),
        )
        with pytest.raises(NotAVideoError):
            await probe(song)


async def test_files_that_are_no_videos(clips: Path) -> None:
    image = make(clips / "image.jpg", *PICTURE, "-frames:v", "1")
    sound = make(clips / "sound.wav", *TONE)
    text = clips / "text.mp4"
    text.write_text("no video at all, only words\n" * 200)
    noise = clips / "noise.mp4"
    noise.write_bytes(bytes(range(256)) * 40)
    for path in (image, sound, text, noise):
        with pytest.raises(NotAVideoError):
            await probe(path)


async def test_playlists_are_not_followed(talk: Path, clips: Path) -> None:
    hls = clips / "list.m3u8"
    hls.write_text(f"#EXTM3U\n#EXTINF:10,\n{talk}\n#EXT-X-ENDLIST\n")
    concat = clips / "list.ffconcat"
    concat.write_text(f"ffconcat version 1.0\nfile '{talk.name}'\n")
    for path in (hls, concat):
        with pytest.raises(NotAVideoError):
            await probe(path)


async def test_an_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    with pytest.raises(EmptyFileError):
        await probe(empty)


async def test_a_download_that_broke_off_before_the_index(talk: Path, clips: Path) -> None:
    index_last = make(clips / "index-last.mp4", "-i", str(talk), "-c", "copy")
    with pytest.raises(TruncatedFileError):
        await probe(cut_in_half(index_last))


async def test_only_the_head_of_a_file(talk: Path, tmp_path: Path) -> None:
    content = talk.read_bytes()
    head = tmp_path / "head.mp4"
    head.write_bytes(content[: content.index(b"mdat") + 64])
    with pytest.raises(TruncatedFileError):
        await probe(head)


@pytest.mark.parametrize(("tag", "unknown"), [(b"avc1", b"zzzz"), (b"mp4a", b"xa1x")])
async def test_a_codec_nobody_knows(talk: Path, tmp_path: Path, tag: bytes, unknown: bytes) -> None:
    # Without its own box for the decoder's set-up the tag alone names the codec.
    content = talk.read_bytes().replace(tag, unknown).replace(b"esds", b"free")
    video = tmp_path / "unknown.mp4"
    video.write_bytes(content)
    with pytest.raises(UnsupportedCodecError) as caught:
        await probe(video)
    assert caught.value.params["codec"] == unknown.decode()


async def test_a_sound_stream_without_sound(clips: Path) -> None:
    video = make(
        clips / "mute.mkv", *PICTURE, *TONE, *H264, "-map", "0:v", "-map", "1:a", "-c:a", "aac",
        "-bsf:a", "noise=drop=1",
    )  # fmt: skip
    assert not (await probe(video)).has_audio


async def test_uneven_frames(clips: Path) -> None:
    video = make(clips / "uneven.mp4", *PICTURE, "-vf", "select='mod(n,3)'", "-vsync", "vfr", *H264)
    facts = await probe(video)
    assert facts.variable_fps
    assert facts.fps == pytest.approx(16.7, abs=0.3)
