"""Transcripts that people bring along."""

from core.engines.transcription.sidecar.engine import SidecarTranscriber, check_transcript

__all__ = ["SidecarTranscriber", "check_transcript"]
