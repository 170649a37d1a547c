"""Google on loopback: tokens, Cloud Storage, and both versions of the speech API.

`async with FakeGoogle() as google:`; `google.settings(folder)` writes a key there.
"""

from .server import FakeGoogle
from .speech import Said, Sound, evenly

__all__ = ["FakeGoogle", "Said", "Sound", "evenly"]
