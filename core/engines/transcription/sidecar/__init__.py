"""Transcripts that people bring along."""

from core.engines.transcription.sidecar.engine import SidecarTranscriber

__all__ = ["SidecarTranscriber"]
