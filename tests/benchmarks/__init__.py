"""Benchmarks: figures of one run on one machine, printed as JSON lines, never asserted."""
