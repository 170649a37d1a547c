"""Decoding only the frames that others are built on.

About half the frames of a usual H.264 or HEVC file are referred to by no other frame; leaving
them out saves about a third of the work and changes nothing in the rest.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import av

BIG_PACKET = 2.5
"""A packet this many times the usual size may begin a new picture: around it nothing is left
out, so that a cut is known to the frame."""
MEMORY = 8


class PacketDecoder:
    """Decodes packet by packet and knows between which frames some were left out.

    Damaged packets are passed over: a file with a hole is still a video.
    """

    def __init__(self, stream: "av.VideoStream", sparse: Callable[[], bool] | None = None) -> None:
        """Frames are left out while `sparse` says so; never without it."""
        self._context = stream.codec_context
        self._sparse = sparse
        self._sizes: deque[int] = deque(maxlen=MEMORY)
        self._newest: int | None = None
        self._waiting: set[int] = set()

    def decode(self, packet: "av.Packet[av.VideoStream]") -> Iterator[tuple["av.VideoFrame", bool]]:
        """Yield frames in order of display; True where none was left out just before."""
        import av  # noqa: PLC0415  (100 MB of libraries that only some processes need)

        if self._sparse is not None:
            self._choose(packet, leave_out=self._sparse())
        frames: list[av.VideoFrame] = []
        with suppress(av.error.InvalidDataError):
            frames = packet.decode()
        for frame in frames:
            if frame.pts is not None and not frame.is_corrupt:
                yield frame, self._is_next(frame.pts)

    def _choose(self, packet: "av.Packet[av.VideoStream]", *, leave_out: bool) -> None:
        """Frames that come later in the file but earlier on the screen may be left out."""
        if packet.pts is None:
            self._context.skip_frame = "DEFAULT"
            return
        self._waiting.add(packet.pts)
        if self._newest is not None and packet.pts < self._newest:
            return
        self._newest = packet.pts
        usual = median(self._sizes) if self._sizes else 0
        big = packet.is_keyframe or packet.size > BIG_PACKET * usual
        self._context.skip_frame = "NONREF" if leave_out and not big else "DEFAULT"
        if not packet.is_keyframe:
            self._sizes.append(packet.size)

    def _is_next(self, pts: int) -> bool:
        passed = {waiting for waiting in self._waiting if waiting <= pts}
        self._waiting -= passed
        return not passed - {pts}
