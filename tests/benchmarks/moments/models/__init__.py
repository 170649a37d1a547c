"""Scripted language models: one that answers by the schema, one that answers badly."""
