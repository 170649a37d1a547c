"""GigaChat on loopback: token, chat (v1), models, token counts, balance.

In the test's process: `async with FakeGigaChat() as gigachat:`. As a process of its own:
`python -m tests.fakes.gigachat`, or `async with gigachat_process() as remote:`.
"""

from . import faults
from .remote import gigachat_process
from .server import FakeGigaChat

__all__ = ["FakeGigaChat", "faults", "gigachat_process"]
