"""The transcript as other tools write it: an SRT file and a Deepgram nova-3 answer."""

import hashlib
import re
import uuid
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from tests.samples.truth import Truth, WordTruth

_LINE_CHARACTERS = 42
_UTTERANCE_SPLIT_MS = 800
_SENTENCE_END = (".", "!", "?")
_NAMESPACE = uuid.UUID("5d1f0c9e-6b0d-4c0e-9a53-1f5b2c8f7a10")
_FILLERS = {"э-э", "ну", "типа", "угу"}


def srt(truth: Truth) -> str:
    """Subtitles of at most two lines of 42 characters; a cue never mixes speakers and prefers to
    end where a sentence or a clause ends."""
    cues = [cue for turn in _by_turn(truth["words"]) for cue in _cues(turn)]
    blocks = []
    for number, cue in enumerate(cues, start=1):
        start, end = _stamp(cue[0]["start_ms"]), _stamp(cue[-1]["end_ms"])
        blocks.append(f"{number}\n{start} --> {end}\n{_two_lines(cue)}\n")
    return "\n".join(blocks)


def _by_turn(words: list[WordTruth]) -> list[list[WordTruth]]:
    turns: list[list[WordTruth]] = []
    for word in words:
        if not turns or turns[-1][-1]["turn"] != word["turn"]:
            turns.append([])
        turns[-1].append(word)
    return turns


def _cues(turn: list[WordTruth]) -> list[list[WordTruth]]:
    cues: list[list[WordTruth]] = [[]]
    for sentence in _sentences(turn):
        for clause in _split(sentence, (",", ":", *_SENTENCE_END)):
            joined = [*cues[-1], *clause]
            ended = bool(cues[-1]) and cues[-1][-1]["text"].endswith(_SENTENCE_END)
            if cues[-1] and (len(_text(joined)) > 2 * _LINE_CHARACTERS or ended):
                cues.append([])
            cues[-1].extend(clause)
    return cues


def _sentences(words: list[WordTruth]) -> list[list[WordTruth]]:
    return _split(words, _SENTENCE_END)


def _split(words: list[WordTruth], endings: tuple[str, ...]) -> list[list[WordTruth]]:
    parts: list[list[WordTruth]] = [[]]
    for word in words:
        parts[-1].append(word)
        if word["text"].endswith(endings):
            parts.append([])
    return [part for part in parts if part]


def _text(words: list[WordTruth]) -> str:
    return " ".join(word["text"] for word in words)


def _two_lines(cue: list[WordTruth]) -> str:
    text = _text(cue)
    if len(text) <= _LINE_CHARACTERS:
        return text
    spaces = [found.start() for found in re.finditer(" ", text)]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


def deepgram(truth: Truth, video: Path) -> dict[str, Any]:
    """The answer of ``POST /v1/listen`` with nova-3, Russian, smart_format, diarize_model,
    utterances and paragraphs, to the sound of ``video``."""
    words = [_word(word, number) for number, word in enumerate(truth["words"])]
    transcript = " ".join(str(word["punctuated_word"]) for word in words)
    model, diarizer = _uuid("model"), _uuid("diarizer")
    alternative = {
        "transcript": transcript,
        "confidence": _mean(words),
        "words": words,
        "paragraphs": _paragraphs(truth["words"]),
    }
    return {
        "metadata": {
            "transaction_key": "deprecated",
            "request_id": _uuid("request"),
            "sha256": hashlib.sha256(video.read_bytes()).hexdigest(),
            "created": "2026-11-20T09:15:02.117Z",
            "duration": truth["duration_ms"] / 1000,
            "channels": 1,
            "models": [model],
            "model_info": {
                model: {"name": "general-nova-3", "version": "2026-08-01.0", "arch": "nova-3"}
            },
            "diarize_info": {"model_uuid": diarizer, "arch": "v2"},
        },
        "results": {
            "channels": [{"alternatives": [alternative]}],
            "utterances": _utterances(truth["words"], words),
        },
    }


def _uuid(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name))


def _word(word: WordTruth, number: int) -> dict[str, Any]:
    random = np.random.default_rng([number, 7])
    bare = word["text"].strip(",.!?:").lower()
    least = 0.62 if bare in _FILLERS else 0.93
    return {
        "word": bare,
        "start": word["start_ms"] / 1000,
        "end": word["end_ms"] / 1000,
        "confidence": round(float(random.uniform(least, 0.9995)), 7),
        "speaker": word["speaker"],
        "speaker_confidence": round(float(random.uniform(0.55, 0.95)), 7),
        "punctuated_word": word["text"],
    }


def _mean(words: list[dict[str, Any]]) -> float:
    return round(sum(float(word["confidence"]) for word in words) / len(words), 7)


def _paragraphs(words: list[WordTruth]) -> dict[str, Any]:
    turns = _by_turn(words)
    spoken = [f"Speaker {turn[0]['speaker']}: {_text(turn)}" for turn in turns]
    return {
        "transcript": "\n" + "\n\n".join(spoken),
        "paragraphs": [
            {
                "sentences": [
                    {
                        "text": _text(sentence),
                        "start": sentence[0]["start_ms"] / 1000,
                        "end": sentence[-1]["end_ms"] / 1000,
                    }
                    for sentence in _sentences(turn)
                ],
                "num_words": len(turn),
                "start": turn[0]["start_ms"] / 1000,
                "end": turn[-1]["end_ms"] / 1000,
                "speaker": turn[0]["speaker"],
            }
            for turn in turns
        ],
    }


def _utterances(truths: list[WordTruth], words: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words between silences of 0.8 s or changes of speaker."""
    starts = [0]
    for number, (before, after) in enumerate(pairwise(truths), start=1):
        silent = after["start_ms"] - before["end_ms"] >= _UTTERANCE_SPLIT_MS
        if silent or before["speaker"] != after["speaker"]:
            starts.append(number)
    spans = pairwise([*starts, len(words)])
    return [_utterance(words[first:end], first) for first, end in spans]


def _utterance(words: list[dict[str, Any]], first: int) -> dict[str, Any]:
    return {
        "start": words[0]["start"],
        "end": words[-1]["end"],
        "confidence": _mean(words),
        "channel": 0,
        "transcript": " ".join(str(word["punctuated_word"]) for word in words),
        "words": words,
        "speaker": words[0]["speaker"],
        "id": _uuid(f"utterance {first}"),
    }
