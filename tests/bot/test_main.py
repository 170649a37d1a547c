"""`python -m bot` as a process of its own."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "4200000042:AAFakeTokenOfATestBot0123456789abcde"


async def _run(folder: Path, **env: str) -> tuple[int, str]:
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **env}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot",
        cwd=folder, env=settings,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 40)
    return process.returncode or 0, output.decode()


@pytest.mark.process
async def test_without_a_token_it_says_what_to_do(tmp_path: Path) -> None:
    code, output = await _run(tmp_path)
    assert code == os.EX_CONFIG
    assert "BOT_TOKEN is not set" in output
    assert "Traceback" not in output


@pytest.mark.process
async def test_a_wrong_setting_is_not_tried_again(tmp_path: Path) -> None:
    code, output = await _run(tmp_path, BOT_TOKEN=TOKEN, DATABASE_URL="nonsense://here")
    assert code == os.EX_CONFIG
    assert "a setting is wrong" in output
    assert "Traceback" not in output


@pytest.mark.process
async def test_without_a_queue_it_says_so(tmp_path: Path) -> None:
    code, output = await _run(
        tmp_path, BOT_TOKEN=TOKEN, REDIS_URL="redis://127.0.0.1:1/0", LOG_FORMAT="json"
    )
    assert code == 1
    assert "the bot cannot start" in output
    assert TOKEN not in output
