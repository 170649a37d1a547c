"""DeepInfra's OpenAI-compatible API on loopback: chat and models.

In the test's process: `async with FakeDeepInfra() as deepinfra:`. As a process of its own:
`python -m tests.fakes.deepinfra`, or `async with deepinfra_process() as remote:`.
"""

from . import faults
from .remote import deepinfra_process
from .server import FakeDeepInfra

__all__ = ["FakeDeepInfra", "deepinfra_process", "faults"]
