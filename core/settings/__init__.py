"""Settings from the environment and `.env` (or the file `ENV_FILE` names): one class per concern.

Read once, in `core.bootstrap` and the entry points; nothing else looks at the environment.
"""

from core.settings.base import ROOT, EnvSettings
from core.settings.chat import (
    BotSettings,
    PlanSettings,
)
from core.settings.engines import (
    AbSettings,
    DeepgramSettings,
    DeepInfraSettings,
    DetectSettings,
    GigaChatSettings,
    GoogleSettings,
    LlmSettings,
    ScoreSettings,
    TranscriptionSettings,
    WhisperSettings,
)
from core.settings.work import (
    AlertSettings,
    DatabaseSettings,
    LimitSettings,
    LinkSettings,
    LogSettings,
    ModelSettings,
    QueueSettings,
    RenderSettings,
    RetentionSettings,
    StorageSettings,
)

__all__ = [
    "ROOT",
    "AbSettings",
    "AlertSettings",
    "BotSettings",
    "DatabaseSettings",
    "DeepInfraSettings",
    "DeepgramSettings",
    "DetectSettings",
    "EnvSettings",
    "GigaChatSettings",
    "GoogleSettings",
    "LimitSettings",
    "LinkSettings",
    "LlmSettings",
    "LogSettings",
    "ModelSettings",
    "PlanSettings",
    "QueueSettings",
    "RenderSettings",
    "RetentionSettings",
    "ScoreSettings",
    "Settings",
    "StorageSettings",
    "TranscriptionSettings",
    "WhisperSettings",
]


class Settings:
    """All settings, read from the environment when made."""

    def __init__(self) -> None:
        self.bot = BotSettings()
        self.deepgram = DeepgramSettings()
        self.google = GoogleSettings()
        self.whisper = WhisperSettings()
        self.transcription = TranscriptionSettings()
        self.llm = LlmSettings()
        self.detect = DetectSettings()
        self.score = ScoreSettings()
        self.ab = AbSettings()
        self.gigachat = GigaChatSettings()
        self.deepinfra = DeepInfraSettings()
        self.render = RenderSettings()
        self.queue = QueueSettings()
        self.database = DatabaseSettings()
        self.storage = StorageSettings()
        self.alerts = AlertSettings()
        self.limits = LimitSettings()
        self.plans = PlanSettings()
        self.retention = RetentionSettings()
        self.links = LinkSettings()
        self.models = ModelSettings()
        self.log = LogSettings()
