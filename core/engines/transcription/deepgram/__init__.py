"""Deepgram, pre-recorded speech to text."""

from core.engines.transcription.deepgram.engine import DeepgramTranscriber, read_stored

__all__ = ["DeepgramTranscriber", "read_stored"]
