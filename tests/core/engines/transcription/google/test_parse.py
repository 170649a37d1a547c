from typing import Any

import pytest

from core.engines.transcription.google.models import Operation
from core.engines.transcription.google.parse import read_words


def answered(*results: dict[str, Any]) -> Operation:
    return Operation.model_validate({"done": True, "response": {"results": list(results)}})


def result(
    *words: tuple[str, float, float], language: str = "ru-RU", **extra: object
) -> dict[str, Any]:
    infos = [
        {"word": word, "startTime": f"{start}s", "endTime": f"{end}s", **extra}
        for word, start, end in words
    ]
    return {"alternatives": [{"words": infos}], "languageCode": language}


def timed(operation: Operation, duration_ms: int = 10_000) -> list[tuple[str, int, int]]:
    words = read_words(operation, duration_ms).words
    return [(word.text, word.start_ms, word.end_ms) for word in words]


def test_impossible_times_are_put_between_the_neighbours() -> None:
    said = [("раз", 1.0, 1.5), ("два", 6_324.0, 6_325.0), ("три", 2.5, 3.0), ("пять", -7.0, 9_999)]
    assert timed(answered(result(*said))) == [
        ("раз", 1_000, 1_500),
        ("два", 1_500, 2_500),
        ("три", 2_500, 3_000),
        ("пять", 3_000, 3_000),
    ]


def test_results_with_speakers_of_their_own_are_all_used() -> None:
    operation = answered(result(("раз", 0, 1), speakerTag=1), result(("два", 2, 3), speakerTag=2))
    assert [word.speaker for word in read_words(operation, 10_000).words] == [0, 1]


def test_labels_are_numbered_as_they_come() -> None:
    operation = answered(
        result(("раз", 0, 1), speakerLabel="spk:7"), result(("два", 2, 3), speakerLabel="b")
    )
    assert [word.speaker for word in read_words(operation, 10_000).words] == [0, 1]


def test_the_language_of_most_words() -> None:
    operation = answered(
        result(("yes", 0, 1), language="en-US"), result(("раз", 2, 3), ("два", 4, 5))
    )
    assert read_words(operation, 10_000).language == "ru-RU"


def test_empty_results_are_nothing() -> None:
    assert timed(answered({}, {"alternatives": []}, {"alternatives": [{"transcript": " "}]})) == []


def test_an_answer_with_the_transcript_outside() -> None:
    transcript = {"results": [result(("раз", 0, 1))]}
    response = {"results": {"gs://b/k": {"transcript": transcript}}}
    operation = Operation.model_validate({"done": True, "response": response})
    assert timed(operation) == [("раз", 0, 1_000)]


@pytest.mark.parametrize("duration", ["1:02", "1", "s", "1.5", "1.3.0s"])
def test_what_is_no_duration(duration: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        answered({"alternatives": [{"words": [{"word": "x", "startTime": duration}]}]})
