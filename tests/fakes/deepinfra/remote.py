"""The fake as a process of its own."""

from contextlib import AbstractAsyncContextManager

from tests.fakes.llm.serving import RemoteFake, fake_process


def deepinfra_process(*arguments: str) -> AbstractAsyncContextManager[RemoteFake]:
    """Start `python -m tests.fakes.deepinfra`; its `about` are settings by name."""
    return fake_process("tests.fakes.deepinfra", *arguments)
