"""What the stand-ins for language models have in common."""
