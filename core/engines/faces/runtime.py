"""MediaPipe without the parts that only draw and record."""

import sys
from types import ModuleType
from typing import Any

UNUSED = ("matplotlib", "matplotlib.pyplot", "sounddevice")
"""Imported by MediaPipe's drawing and audio helpers: half a second and 40 MB for nothing."""


def load_mediapipe() -> Any:  # noqa: ANN401  (the package has no types)
    """Import and return the `mediapipe` package, once per process."""
    if "mediapipe" in sys.modules:
        return sys.modules["mediapipe"]
    stand_ins = {name: ModuleType(name) for name in UNUSED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        import mediapipe  # noqa: PLC0415  (a second of imports)
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return mediapipe
