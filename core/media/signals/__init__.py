"""How sentences were said: loud or fast, over each other, after a pause, with laughter."""

from core.media.signals.measure import measure
from core.media.signals.sound import RATE_HZ, Sound, SoundMeter

__all__ = ["RATE_HZ", "Sound", "SoundMeter", "measure"]
