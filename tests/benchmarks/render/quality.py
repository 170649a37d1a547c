"""How near a film comes to the reference."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.render.reference import ROWS
from tests.benchmarks.render.task import WIDTH


@dataclass(frozen=True, slots=True)
class Quality:
    """Of brightness, over all frames: SSIM 0..1, PSNR in dB."""

    ssim: float
    psnr_db: float


def quality(film: Path, reference: Path) -> Quality:
    """Compare a film with the reference. Raises RuntimeError with what ffmpeg says."""
    # Frames meet by number: each file counts its times in a unit of its own.
    frame_by_frame = "settb=1/1000,setpts=N"
    graph = (
        f"[0:v]extractplanes=y,crop={WIDTH}:{ROWS}:0:0,{frame_by_frame},split[a][b];"
        f"[1:v]{frame_by_frame},split[c][d];[a][c]ssim[e];[b][d]psnr[f]"
    )
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-i", str(film), "-i", str(reference)]
    outputs = ["-map", "[e]", "-f", "null", "-", "-map", "[f]", "-f", "null", "-"]
    done = subprocess.run(
        [*command, "-lavfi", graph, *outputs], capture_output=True, text=True, check=False
    )
    ssim = re.search(r"SSIM Y:([\d.]+)", done.stderr)
    psnr = re.search(r"PSNR y:([\d.]+|inf)", done.stderr)
    if ssim is None or psnr is None:
        raise RuntimeError(done.stderr)
    return Quality(float(ssim[1]), float(psnr[1]))
