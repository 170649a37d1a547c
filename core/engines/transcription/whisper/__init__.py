"""faster-whisper, offline speech to text."""

from core.engines.transcription.whisper.engine import WhisperTranscriber

__all__ = ["WhisperTranscriber"]
