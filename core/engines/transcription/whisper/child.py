"""The process that runs the model: `python -m core.engines.transcription.whisper.child`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.errors import EngineMissingError
from core.engines.transcription.whisper.windows import windows
from core.media.json_child import serve

_SILENCE_WITH_WORDS_S = 2.0


def transcribe(request: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Return `{"language", "segments": [{"start", "end", "text", "words"}]}`, times in seconds.

    `request` holds model (a folder), audio, duration_s, language (or null), beam_size, cpu_threads.
    """
    # The model is a local folder; nothing may be looked up outside.
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        from faster_whisper import WhisperModel  # noqa: PLC0415 - heavy, and an optional part
    except ImportError as error:
        raise EngineMissingError(str(error), name="faster-whisper") from error
    model = WhisperModel(
        request["model"],
        device="cpu",
        compute_type="int8",
        cpu_threads=request["cpu_threads"],
        local_files_only=True,
    )
    language: str | None = request["language"]
    segments = []
    for offset_s, samples in windows(Path(request["audio"])):
        heard, info = model.transcribe(
            samples,
            language=language,
            beam_size=request["beam_size"],
            word_timestamps=True,
            vad_filter=True,
            condition_on_previous_text=False,
            hallucination_silence_threshold=_SILENCE_WITH_WORDS_S,
        )
        for segment in heard:
            segments.append(_plain(segment, offset_s))
            progress(min(1.0, (offset_s + segment.end) / request["duration_s"]))
            language = info.language  # what is spoken first decides for the whole talk
    return {"language": language, "segments": segments}


def _plain(segment: Any, offset_s: float) -> dict[str, Any]:  # noqa: ANN401 - an untyped library
    words = [
        {
            "word": word.word,
            "start": float(word.start) + offset_s,
            "end": float(word.end) + offset_s,
            "probability": float(word.probability),
        }
        for word in segment.words or ()
    ]
    return {
        "start": float(segment.start) + offset_s,
        "end": float(segment.end) + offset_s,
        "text": segment.text,
        "words": words,
    }


if __name__ == "__main__":
    serve(transcribe)
