"""Deepgram's pre-recorded API on loopback.

In the test's process: `async with FakeDeepgram() as dg:`. As a process of its own:
`async with deepgram_process() as dg:`.
"""

from . import faults
from .answers import compose
from .faults import Fault
from .oracle import Oracle
from .remote import RemoteDeepgram, deepgram_process
from .server import FakeDeepgram, ListenCall, SpecificationError

__all__ = [
    "FakeDeepgram",
    "Fault",
    "ListenCall",
    "Oracle",
    "RemoteDeepgram",
    "SpecificationError",
    "compose",
    "deepgram_process",
    "faults",
]
