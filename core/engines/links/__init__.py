"""Videos behind links, by yt-dlp in a guarded process of its own."""

from core.engines.links.source import LinkFacts, LinkSource

__all__ = ["LinkFacts", "LinkSource"]
