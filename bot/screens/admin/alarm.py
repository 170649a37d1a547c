"""What is wrong, in words."""

from core.domain.records.health import Alarm
from core.texts import Translator


def alarm_words(t: Translator, alarm: Alarm) -> str:
    """Tell an alarm, or that it is over."""
    key = alarm.note.key if alarm.raised else f"{alarm.note.key}-over"
    return t(key, **alarm.note.params)
