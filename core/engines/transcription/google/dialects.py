"""The two versions of the speech API: what is asked, and how."""

from typing import Any, Protocol

from core.settings import GoogleSettings

Json = dict[str, Any]

_V1_MODELS = frozenset(
    {
        *("latest_long", "latest_short", "default", "video", "phone_call", "command_and_search"),
        *("medical_conversation", "medical_dictation"),
    }
)
_GLOBAL_HOST = "https://speech.googleapis.com"
_MAX_SPEAKERS = 6
_MINUTE_MS = 60_000


class Dialect(Protocol):
    """One version of the API for one model."""

    @property
    def base_url(self) -> str:
        """Address before the paths."""
        ...

    @property
    def part_ms(self) -> int:
        """The longest sound of one call."""
        ...

    def start(self, uri: str, language: str | None, *, plain: bool) -> tuple[str, Json]:
        """Return path and body of the call that starts an operation on the FLAC at `uri`.

        A `plain` question leaves out what a model may not know for a language.
        """
        ...

    def operation(self, name: str) -> str:
        """Return the path of an operation."""
        ...


def dialect_of(settings: GoogleSettings, project: str) -> Dialect:
    """Return the version that knows the model."""
    if settings.model in _V1_MODELS:
        return V1(settings)
    return V2(settings, project)


class V1:
    """`speech:longrunningrecognize`: hours in one call, speakers told apart over all of it."""

    part_ms = 480 * _MINUTE_MS

    def __init__(self, settings: GoogleSettings) -> None:
        self._model = settings.model
        self.base_url = (settings.speech_base_url or _GLOBAL_HOST).rstrip("/")

    def start(self, uri: str, language: str | None, *, plain: bool) -> tuple[str, Json]:
        first, *others = [google_code(language)] if language else ["ru-RU", "en-US"]
        config: Json = {
            "encoding": "FLAC",
            "languageCode": first,
            "model": self._model,
            "enableWordTimeOffsets": True,
            "enableAutomaticPunctuation": True,
        }
        if not plain:
            config["enableWordConfidence"] = True
            config["diarizationConfig"] = {
                "enableSpeakerDiarization": True,
                **_speakers(),
            }
            if others:
                config["alternativeLanguageCodes"] = others
        return "/v1/speech:longrunningrecognize", {"config": config, "audio": {"uri": uri}}

    def operation(self, name: str) -> str:
        return f"/v1/operations/{name}"


class V2:
    """`batchRecognize`: word times for at most 20 minutes a call."""

    # Two minutes less: a cut moves into a pause, and the parts overlap.
    part_ms = 18 * _MINUTE_MS

    def __init__(self, settings: GoogleSettings, project: str) -> None:
        self._model = settings.model
        self._recognizer = f"projects/{project}/locations/{settings.location}/recognizers/_"
        host = f"https://{settings.location}-speech.googleapis.com"
        default = _GLOBAL_HOST if settings.location == "global" else host
        self.base_url = (settings.speech_base_url or default).rstrip("/")

    def start(self, uri: str, language: str | None, *, plain: bool) -> tuple[str, Json]:
        features: Json = {"enableWordTimeOffsets": True, "enableAutomaticPunctuation": True}
        # Chirp refuses word confidence, and told to tell speakers apart it drops word times or
        # stops early: it is asked for the words alone.
        if not plain and not self._is_chirp:
            features |= {"enableWordConfidence": True, "diarizationConfig": _speakers()}
        body = {
            "config": {
                "autoDecodingConfig": {},
                "languageCodes": self._languages(language),
                "model": self._model,
                "features": features,
            },
            "files": [{"uri": uri}],
            "recognitionOutputConfig": {"inlineResponseConfig": {}},
        }
        return f"/v2/{self._recognizer}:batchRecognize", body

    def operation(self, name: str) -> str:
        return f"/v2/{name}"

    @property
    def _is_chirp(self) -> bool:
        return self._model.startswith("chirp")

    def _languages(self, language: str | None) -> list[str]:
        if language:
            return [google_code(language)]
        # Chirp answers a list of languages with silence.
        return ["auto"] if self._is_chirp else ["ru-RU", "en-US"]


def _speakers() -> Json:
    return {"minSpeakerCount": 1, "maxSpeakerCount": _MAX_SPEAKERS}


_REGIONS = {
    "ru": "ru-RU", "en": "en-US", "uk": "uk-UA", "kk": "kk-KZ", "uz": "uz-UZ", "hy": "hy-AM",
    "ka": "ka-GE", "az": "az-AZ", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT",
    "pt": "pt-BR", "pl": "pl-PL", "cs": "cs-CZ", "bg": "bg-BG", "sr": "sr-RS", "tr": "tr-TR",
    "he": "iw-IL", "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "zh": "cmn-Hans-CN",
}  # fmt: skip


def google_code(language: str) -> str:
    """Return a BCP-47 code with the region that Google asks for: ru becomes ru-RU."""
    return _REGIONS.get(language.lower(), language)
