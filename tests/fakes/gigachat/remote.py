"""The fake as a process of its own."""

from contextlib import AbstractAsyncContextManager

from tests.fakes.llm.serving import RemoteFake, fake_process


def gigachat_process(*arguments: str) -> AbstractAsyncContextManager[RemoteFake]:
    """Start `python -m tests.fakes.gigachat`; its `about` are settings by name."""
    return fake_process("tests.fakes.gigachat", *arguments)
