"""What looking at faces loads."""

import subprocess
import sys

ASK = """
import sys
from core.engines.faces.runtime import load_mediapipe
assert load_mediapipe() is load_mediapipe()
print(sorted({"matplotlib", "sounddevice"} & set(sys.modules)), hasattr(load_mediapipe(), "tasks"))
"""


def test_mediapipe_comes_without_drawing_and_sound() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True, timeout=50)
    assert done.stdout.decode().strip() == "[] True"


def test_the_program_itself_does_not_load_the_networks_runtime() -> None:
    ask = "import sys, core.bootstrap; print({'mediapipe', 'cv2', 'av'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, timeout=50)
    assert done.stdout.decode().strip() == "set()"
