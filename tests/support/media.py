"""Making and measuring media files with ffmpeg."""

import subprocess
from pathlib import Path

import numpy as np

RATE_HZ = 16_000


def make(out: Path, *arguments: str) -> Path:
    """Run ffmpeg with the arguments; returns `out`."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments, str(out)]
    subprocess.run(command, check=True, timeout=50)
    return out


def cut_in_half(path: Path) -> Path:
    """Write the first half of a file's bytes beside it."""
    half = path.with_name(f"half-{path.name}")
    half.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return half


def takes_of(path: Path, folder: Path, count: int) -> list[Path]:
    """Write files that play the same and are not the same to a chat service."""
    takes = [folder / f"take-{number}-{path.name}" for number in range(count)]
    for number, take in enumerate(takes):
        # A `free` box: players skip it.
        take.write_bytes(path.read_bytes() + (9).to_bytes(4, "big") + b"free" + bytes([number]))
    return takes


def loud_spans_ms(audio: Path, threshold: float = 0.02) -> list[tuple[int, int]]:
    """Return the stretches of a sound file that are not silent, to 10 ms."""
    decode = ["ffmpeg", "-v", "error", "-i", str(audio), "-f", "f32le", "-ac", "1"]
    pcm = subprocess.run(
        [*decode, "-ar", str(RATE_HZ), "pipe:1"], check=True, capture_output=True, timeout=50
    ).stdout
    samples = np.frombuffer(pcm, dtype=np.float32)
    hop = RATE_HZ // 100
    frames = samples[: samples.size // hop * hop].reshape(-1, hop)
    loud = np.sqrt(np.square(frames).mean(axis=1)) > threshold
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(int)))
    return [(int(a) * 10, int(b) * 10) for a, b in edges.reshape(-1, 2)]


def length_ms(path: Path) -> int:
    """Return the length a file's own header gives."""
    ask = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    answer = subprocess.run([*ask, str(path)], check=True, capture_output=True, timeout=50).stdout
    return round(float(answer) * 1000)
