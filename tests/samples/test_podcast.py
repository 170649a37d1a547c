"""The committed sample is what its ground truth says."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
import yaml
from jsonschema import Draft202012Validator

MEGABYTE = 1_000_000
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((HERE / "podcast.truth.json").read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((HERE / "podcast.deepgram.json").read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def cues() -> list[tuple[int, int, str]]:
    blocks = (HERE / "podcast.srt").read_text("utf-8").strip().split("\n\n")
    return [_cue(block) for block in blocks]


def _cue(block: str) -> tuple[int, int, str]:
    _, times, *lines = block.splitlines()
    start, end = (_milliseconds(stamp) for stamp in times.split(" --> "))
    return start, end, " ".join(lines)


def _milliseconds(stamp: str) -> int:
    hours, minutes, seconds, rest = (int(part) for part in re.split("[:,]", stamp))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def test_the_video_is_a_small_full_hd_talk_with_sound(truth: dict[str, Any]) -> None:
    path = HERE / "podcast.mp4"
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.width, video.height) == (1920, 1080)
        assert video.average_rate == truth["fps"] == 25
        assert (video.codec.name, video.profile) == ("h264", "High")
        assert (audio.codec.name, audio.rate) == ("aac", truth["audio_sample_rate"])
        assert video.frames * 40 == truth["duration_ms"]
        assert container.duration is not None
        assert abs(container.duration / 1000 - truth["duration_ms"]) < 60
    assert 60_000 <= truth["duration_ms"] <= 120_000
    assert path.stat().st_size <= 6 * MEGABYTE


def test_words_are_in_order_inside_the_video_and_spoken_by_two_people(
    truth: dict[str, Any],
) -> None:
    last_end = 0
    for word in truth["words"]:
        assert last_end <= word["start_ms"] < word["end_ms"] <= truth["duration_ms"]
        last_end = word["end_ms"]
    assert {word["speaker"] for word in truth["words"]} == {0, 1}


def test_turns_hold_their_words(truth: dict[str, Any]) -> None:
    for number, turn in enumerate(truth["turns"]):
        words = [word for word in truth["words"] if word["turn"] == number]
        assert " ".join(word["text"] for word in words) == turn["text"]
        assert {word["speaker"] for word in words} == {turn["speaker"]}
        assert (words[0]["start_ms"], words[-1]["end_ms"]) == (turn["start_ms"], turn["end_ms"])
    assert any(turn["is_interjection"] for turn in truth["turns"])
    speakers = [turn["speaker"] for turn in truth["turns"]]
    assert all(before != after for before, after in pairwise(speakers))


def test_shots_cover_the_video_and_cut_only_in_silence(truth: dict[str, Any]) -> None:
    shots = truth["shots"]
    assert (shots[0]["start_ms"], shots[-1]["end_ms"]) == (0, truth["duration_ms"])
    for before, after in pairwise(shots):
        cut = after["start_ms"]
        assert before["end_ms"] == cut
        assert cut % 40 == 0
        assert not any(word["start_ms"] < cut < word["end_ms"] for word in truth["words"])
    assert {shot["speaker"] for shot in shots} == {None, 0, 1}


def test_moments_are_three_shorts_that_do_not_overlap(truth: dict[str, Any]) -> None:
    moments = truth["moments"]
    assert len(moments) >= 3
    last_end = 0
    for moment in moments:
        assert last_end <= moment["start_ms"]
        assert 15_000 <= moment["end_ms"] - moment["start_ms"] <= 30_000
        last_end = moment["end_ms"]


def test_faces_lie_in_the_picture_and_follow_the_shots(truth: dict[str, Any]) -> None:
    times = sorted({face["time_ms"] for face in truth["faces"]})
    assert times == list(range(0, truth["duration_ms"], truth["faces_every_ms"]))
    for face in truth["faces"]:
        shot = next(shot for shot in truth["shots"] if face["time_ms"] < shot["end_ms"])
        assert face["visible"] == (shot["speaker"] in {None, face["speaker"]})
        if face["visible"]:
            assert face["w"] > 0.05
            assert 0 <= face["x"] <= face["x"] + face["w"] <= 1
            assert 0 <= face["y"] <= face["y"] + face["h"] <= 1
        assert 0 <= face["mouth"] <= 1


def test_only_the_mouth_of_the_speaking_person_moves(truth: dict[str, Any]) -> None:
    for face in truth["faces"]:
        if face["mouth"] > 0.05:
            near = [
                turn
                for turn in truth["turns"]
                if turn["start_ms"] - 120 <= face["time_ms"] <= turn["end_ms"] + 120
            ]
            assert face["speaker"] in {turn["speaker"] for turn in near}


def test_subtitles_say_the_words_at_their_times(
    truth: dict[str, Any], cues: list[tuple[int, int, str]]
) -> None:
    words: Iterator[dict[str, Any]] = iter(truth["words"])
    for start, end, text in cues:
        said = [next(words) for _ in text.split()]
        assert " ".join(word["text"] for word in said) == text
        assert (said[0]["start_ms"], said[-1]["end_ms"]) == (start, end)
        assert len({word["turn"] for word in said}) == 1
    assert next(words, None) is None


def test_deepgram_answer_says_the_words_at_their_times(
    truth: dict[str, Any], answer: dict[str, Any]
) -> None:
    alternative = answer["results"]["channels"][0]["alternatives"][0]
    heard = [
        (word["punctuated_word"], word["start"], word["end"], word["speaker"])
        for word in alternative["words"]
    ]
    assert heard == [
        (word["text"], word["start_ms"] / 1000, word["end_ms"] / 1000, word["speaker"])
        for word in truth["words"]
    ]
    utterances = answer["results"]["utterances"]
    assert [word for utterance in utterances for word in utterance["words"]] == alternative["words"]
    paragraphs = alternative["paragraphs"]["paragraphs"]
    assert sum(paragraph["num_words"] for paragraph in paragraphs) == len(truth["words"])


def test_deepgram_answer_follows_the_published_schema(
    answer: dict[str, Any], shared_dir: Path
) -> None:
    text = (shared_dir / "oracles" / "deepgram-openapi.yml").read_text("utf-8")
    components = yaml.load(text, Loader=yaml.CSafeLoader)["components"]
    schema = {"components": components, "$ref": "#/components/schemas/ListenV1Response"}
    errors = list(Draft202012Validator(schema).iter_errors(answer))
    assert not errors, [error.message for error in errors]
