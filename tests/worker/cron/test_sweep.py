"""What dead workers left behind."""

import os
import time
from pathlib import Path

from worker.cron.sweep import sweep

HOUR = 3_600.0


def left(path: Path, hours_ago: float) -> Path:
    """Make a folder with a file in it, both last written so long ago."""
    path.mkdir(parents=True)
    file = path / "deep" / "source.mp4"
    file.parent.mkdir()
    file.write_bytes(b"0")
    when = time.time() - hours_ago * HOUR
    for entry in (file, file.parent, path):
        os.utime(entry, (when, when))
    return path


async def test_old_leftovers_go_and_what_is_in_use_stays(tmp_path: Path) -> None:
    old = [left(tmp_path / name, 7) for name in ("job-1-1-abc", "make-2", "object-3", "deepgram-4")]
    young = left(tmp_path / "job-1-2-abc", 5)
    in_use = left(tmp_path / "job-3-1-abc", 7)
    (in_use / "deep" / "source.mp4").write_bytes(b"still written to")
    assert await sweep(tmp_path) == len(old)
    assert sorted(tmp_path.iterdir()) == sorted([young, in_use])


async def test_files_of_others_stay(tmp_path: Path) -> None:
    theirs = left(tmp_path / "family-photos", 10_000)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "job-link"
    link.symlink_to(theirs)
    os.utime(link, (0, 0), follow_symlinks=False)
    await sweep(tmp_path)
    assert (theirs / "deep" / "source.mp4").exists()


async def test_no_scratch_folder_is_nothing_to_sweep(tmp_path: Path) -> None:
    assert await sweep(tmp_path / "nowhere") == 0
