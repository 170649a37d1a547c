"""Smallest files that pass for a video and for pictures."""

from __future__ import annotations

import struct


def mp4_bytes(size: int = 1024) -> bytes:
    """`size` bytes that begin as an MPEG-4 file does; nothing can be decoded from them."""
    head = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
    return head + bytes(max(0, size - len(head)))


def jpeg_bytes(width: int, height: int, size: int = 64) -> bytes:
    """`size` bytes with the header of a JPEG of these dimensions."""
    head = b"\xff\xd8\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width)
    return head + bytes(max(0, size - len(head)))
