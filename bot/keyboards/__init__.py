"""Inline keyboards, each beside the data its buttons send (at most 64 bytes)."""
