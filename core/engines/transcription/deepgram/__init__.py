"""Deepgram, pre-recorded speech to text."""

from core.engines.transcription.deepgram.engine import DeepgramTranscriber, stored_words

__all__ = ["DeepgramTranscriber", "stored_words"]
