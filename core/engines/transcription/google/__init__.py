"""Google Speech-to-Text, an optional part: the words come from long-running operations."""

from core.engines.transcription.google.engine import GoogleTranscriber

__all__ = ["GoogleTranscriber"]
