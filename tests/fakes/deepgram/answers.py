"""Answers: composed from text, and shaped by what was asked."""

from __future__ import annotations

import copy
import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from .asked import Asked

Json = dict[str, Any]
_WORD_S = 0.3
_GAP_S = 0.08
_TURN_GAP_S = 0.9


def compose(turns: Sequence[tuple[int, str]]) -> Json:
    """Make a full answer of (speaker, sentence) pairs, evenly spoken."""
    now, all_words, utterances = 0.4, [], []
    for speaker, sentence in turns:
        words = []
        for token in sentence.split():
            words.append(
                {
                    "word": "".join(c for c in token.lower() if c.isalnum() or c in "'-"),
                    "start": round(now, 3),
                    "end": round(now + _WORD_S, 3),
                    "confidence": 0.98,
                    "speaker": speaker,
                    "speaker_confidence": 0.8,
                    "punctuated_word": token,
                }
            )
            now += _WORD_S + _GAP_S
        now += _TURN_GAP_S
        all_words += words
        utterances.append(_utterance(sentence, words, speaker))
    alternative = {
        "transcript": " ".join(sentence for _, sentence in turns),
        "confidence": 0.98,
        "words": all_words,
        "paragraphs": _paragraphs(utterances),
    }
    model = str(uuid.uuid5(uuid.NAMESPACE_URL, "general-nova-3"))
    info = {"name": "general-nova-3", "version": "2026-08-01.0", "arch": "nova-3"}
    metadata = {
        "transaction_key": "deprecated",
        "duration": round(now, 3),
        "channels": 1,
        "models": [model],
        "model_info": {model: info},
    }
    results = {"channels": [{"alternatives": [alternative]}], "utterances": utterances}
    return {"metadata": metadata, "results": results}


def shaped(full: Json, asked: Asked, spoken: str, body: bytes, *, empty: bool = False) -> Json:
    """Return what Deepgram would send of a full answer; `spoken` is the language of the talk.

    A talk in another language than the one asked for is not understood: no words.
    """
    answer = copy.deepcopy(full)
    metadata, results = answer["metadata"], answer["results"]
    metadata["request_id"] = str(uuid.uuid4())
    metadata["sha256"] = hashlib.sha256(body).hexdigest()
    metadata["created"] = datetime.now(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
    heard = asked.hears(spoken)
    channel = results["channels"][0]
    alternative = channel["alternatives"][0]
    if empty or not heard:
        alternative.update(transcript="", confidence=0.0, words=[])
        alternative.pop("paragraphs", None)
        results["utterances"] = []
    if asked.detects:
        channel["detected_language"] = spoken if heard else asked.detects[0]
        channel["language_confidence"] = 0.9987 if heard else 0.41
    if asked.extra:
        metadata["extra"] = dict(pair.split(":", 1) for pair in asked.extra)
    _diarization(answer, asked)
    _formatting(answer, asked)
    if asked.language == "multi":
        for word in _words(answer):
            word["language"] = spoken
        alternative["languages"] = [spoken]
    if asked.is_set("sentiment"):
        _sentiment(answer, asked)
    if not asked.is_set("utterances"):
        results.pop("utterances", None)
    if not asked.is_set("paragraphs"):
        alternative.pop("paragraphs", None)
    return answer


def _utterance(sentence: str, words: list[Json], speaker: int) -> Json:
    return {
        "start": words[0]["start"],
        "end": words[-1]["end"],
        "confidence": 0.98,
        "channel": 0,
        "transcript": sentence,
        "words": copy.deepcopy(words),
        "speaker": speaker,
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{words[0]['start']}{sentence}")),
    }


def _paragraphs(utterances: list[Json]) -> Json:
    paragraphs = [
        {
            "sentences": [{"text": u["transcript"], "start": u["start"], "end": u["end"]}],
            "num_words": len(u["words"]),
            "start": u["start"],
            "end": u["end"],
            "speaker": u["speaker"],
        }
        for u in utterances
    ]
    text = "\n\n".join(f"Speaker {u['speaker']}: {u['transcript']}" for u in utterances)
    return {"transcript": "\n" + text, "paragraphs": paragraphs}


def _words(answer: Json) -> list[Json]:
    results = answer["results"]
    words: list[Json] = list(results["channels"][0]["alternatives"][0]["words"])
    for utterance in results.get("utterances", ()):
        words += utterance["words"]
    return words


def _diarization(answer: Json, asked: Asked) -> None:
    results = answer["results"]
    paragraphs = results["channels"][0]["alternatives"][0].get("paragraphs", {})
    if asked.diarizer is not None:
        info = {"model_uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, asked.diarizer))}
        answer["metadata"]["diarize_info"] = {**info, "arch": asked.diarizer}
        return
    answer["metadata"].pop("diarize_info", None)
    spoken = [*_words(answer), *results.get("utterances", ()), *paragraphs.get("paragraphs", ())]
    for item in spoken:
        item.pop("speaker", None)
        item.pop("speaker_confidence", None)
    if paragraphs:
        texts = [
            " ".join(sentence["text"] for sentence in p["sentences"])
            for p in paragraphs["paragraphs"]
        ]
        paragraphs["transcript"] = "\n" + "\n\n".join(texts)


def _formatting(answer: Json, asked: Asked) -> None:
    if asked.is_set("smart_format") or asked.is_set("punctuate"):
        return
    for word in _words(answer):
        word.pop("punctuated_word", None)
    results = answer["results"]
    for item in (results["channels"][0]["alternatives"][0], *results.get("utterances", ())):
        item["transcript"] = " ".join(word["word"] for word in item["words"])


def _sentiment(answer: Json, asked: Asked) -> None:
    if not asked.is_english:
        answer["metadata"]["warnings"] = [
            {
                "parameter": "sentiment",
                "type": "unsupported_language",
                "message": "Sentiment is only supported for English.",
            }
        ]
        return
    score = {"sentiment": "positive", "sentiment_score": 0.44}
    results = answer["results"]
    words = results["channels"][0]["alternatives"][0]["words"]
    for item in (*_words(answer), *results.get("utterances", ())):
        item.update(score)
    segment = {"text": " ".join(w["word"] for w in words), "start_word": 0}
    segments = [{**segment, "end_word": len(words) - 1, **score}] if words else []
    results["sentiments"] = {"segments": segments, "average": score}
    tokens = {"model_uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, "sentiment"))}
    answer["metadata"]["sentiment_info"] = {**tokens, "input_tokens": 1, "output_tokens": 1}
