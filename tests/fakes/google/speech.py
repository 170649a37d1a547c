"""What is heard in a sound, and how each version of the API puts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_RESULT_WORDS = 10
_FLAC_MARK = b"fLaC"


@dataclass(frozen=True)
class Sound:
    """A FLAC in the bucket."""

    key: str
    seconds: float


@dataclass(frozen=True)
class Said:
    """One word; seconds from the sound's beginning; speakers count from 1."""

    word: str
    start: float
    end: float
    speaker: int = 1


def evenly(seconds: float, every: float = 2.0) -> list[Said]:
    """Number words from the beginning to the end of a sound."""
    starts = [round(every * i, 3) for i in range(int(seconds / every))]
    return [Said(f"слово{i}", start, start + 0.5) for i, start in enumerate(starts)]


def flac_seconds(body: bytes) -> float | None:
    """Return the length that a FLAC tells of itself, None for anything else."""
    if not body.startswith(_FLAC_MARK):
        return None
    info = int.from_bytes(body[18:26], "big")
    rate, samples = info >> 44, info & ((1 << 36) - 1)
    return samples / rate


def v1_results(said: Sequence[Said], config: Json) -> list[Json]:
    """Results of some words each; told apart by speaker, all come again in one more."""
    language = str(config["languageCode"]).lower()
    results = [
        {
            "alternatives": [
                {
                    "transcript": " ".join(s.word for s in part),
                    "confidence": 0.93,
                    "words": [_v1_word(s, config) for s in part],
                }
            ],
            "resultEndTime": _duration(part[-1].end),
            "languageCode": language,
        }
        for part in _parts(said)
    ]
    if said and "diarizationConfig" in config:
        tagged = [{**_v1_word(s, config), "speakerTag": s.speaker} for s in said]
        results.append({"alternatives": [{"words": tagged}], "languageCode": language})
    return results


def v2_results(said: Sequence[Said], config: Json) -> list[Json]:
    """One result for all of it, as Chirp gives them."""
    if not said:
        return []
    features, language = config["features"], config["languageCodes"][0]
    words = [_v2_word(s, features) for s in said]
    alternative = {"transcript": " ".join(s.word for s in said), "words": words}
    return [
        {
            "alternatives": [alternative],
            "resultEndOffset": _duration(said[-1].end),
            "languageCode": "ru-RU" if language == "auto" else language,
        }
    ]


def _parts(said: Sequence[Said]) -> list[Sequence[Said]]:
    return [said[i : i + _RESULT_WORDS] for i in range(0, len(said), _RESULT_WORDS)]


def _v1_word(said: Said, config: Json) -> Json:
    word = _without_zeros(
        startTime=_duration(said.start), endTime=_duration(said.end), word=said.word
    )
    return {**word, "confidence": 0.91} if config.get("enableWordConfidence") else word


def _v2_word(said: Said, features: Json) -> Json:
    word = _without_zeros(
        startOffset=_duration(said.start), endOffset=_duration(said.end), word=said.word
    )
    if features.get("enableWordConfidence"):
        word["confidence"] = 0.91
    if "diarizationConfig" in features:
        word["speakerLabel"] = str(said.speaker)
    return word


def _without_zeros(**fields: str) -> Json:
    """JSON of protocol buffers leaves out what is zero."""
    return {name: value for name, value in fields.items() if value != "0s"}


def _duration(seconds: float) -> str:
    if seconds == int(seconds):
        return f"{int(seconds)}s"
    return f"{seconds:.3f}s"
