"""Finding moments without any model: transparent scoring of text and sound."""
