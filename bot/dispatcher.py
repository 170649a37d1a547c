"""Builds the dispatcher."""
