"""What the speech API takes and what it refuses, in its own words."""

import re
from typing import Any

Json = dict[str, Any]
Refusal = tuple[int, str]
"""google.rpc code and message."""

INVALID_ARGUMENT, NOT_FOUND = 3, 5
WORD_TIMES_LIMIT_S = 20 * 60

_V1_MODELS = {"latest_long", "latest_short", "default", "video", "phone_call"}
_V1_FIELDS = {
    *("encoding", "sampleRateHertz", "languageCode", "alternativeLanguageCodes", "model"),
    *("enableWordTimeOffsets", "enableWordConfidence", "enableAutomaticPunctuation"),
    *("diarizationConfig", "profanityFilter", "audioChannelCount"),
}
_V2_MODELS = {"chirp_3": {"us", "eu"}, "chirp_2": {"us-central1"}, "long": {"global", "us", "eu"}}
_V2_FIELDS = {"autoDecodingConfig", "languageCodes", "model", "features"}
_V2_FEATURES = {
    *("enableWordTimeOffsets", "enableWordConfidence", "enableAutomaticPunctuation"),
    *("diarizationConfig", "profanityFilter"),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}")
_GS = re.compile(r"gs://([a-z0-9._-]+)/(.+)")


def key_of(uri: object, bucket: str) -> str | None:
    """Return the key that a gs:// address names in the bucket."""
    match = _GS.fullmatch(str(uri))
    return match[2] if match and match[1] == bucket else None


def v1_problem(body: Json) -> Refusal | None:
    config, audio = body.get("config", {}), body.get("audio", {})
    if problem := _unknown(config, _V1_FIELDS, "config"):
        return problem
    if not _GS.fullmatch(str(audio.get("uri"))):
        return INVALID_ARGUMENT, "Request payload must name a gs://bucket_name/object_name uri."
    if config.get("model") not in _V1_MODELS:
        return INVALID_ARGUMENT, "Invalid recognition 'config': Incorrect model specified."
    for code in (config.get("languageCode"), *config.get("alternativeLanguageCodes", ())):
        if not _LANGUAGE.fullmatch(str(code)):
            return INVALID_ARGUMENT, f"Invalid recognition 'config': Bad language code {code}."
    return None


def v2_problem(body: Json, location: str) -> Refusal | None:
    config, files = body.get("config", {}), body.get("files", [])
    features = config.get("features", {})
    if problem := _unknown(config, _V2_FIELDS, "config"):
        return problem
    if problem := _unknown(features, _V2_FEATURES, "config.features"):
        return problem
    if len(files) != 1 or "inlineResponseConfig" not in body.get("recognitionOutputConfig", {}):
        return INVALID_ARGUMENT, "Inline output is supported for exactly one file."
    if not _GS.fullmatch(str(files[0].get("uri"))):
        return INVALID_ARGUMENT, f"Invalid Cloud Storage URI: {files[0].get('uri')}"
    return _model_problem(config["model"], location, config["languageCodes"], features)


def _model_problem(
    model: str, location: str, languages: list[str], features: Json
) -> Refusal | None:
    if location not in _V2_MODELS.get(model, ()):
        return (
            INVALID_ARGUMENT,
            f'The model "{model}" does not exist in the location named "{location}".',
        )
    chirp = model.startswith("chirp")
    for code in languages:
        if not _LANGUAGE.fullmatch(code) and not (chirp and code == "auto"):
            return INVALID_ARGUMENT, f"Bad language code: {code}"
    if model == "chirp_3" and features.get("enableWordConfidence"):
        return INVALID_ARGUMENT, "Recognizer does not support feature: word_level_confidence"
    if "diarizationConfig" in features:
        return INVALID_ARGUMENT, (
            "Recognizer does not support feature: speaker_diarization"
            if chirp
            else "Diarization is not currently supported"
        )
    return None


def _unknown(fields: Json, known: set[str], where: str) -> Refusal | None:
    for name in fields:
        if name not in known:
            found = f"Unknown name \"{name}\" at '{where}': Cannot find field."
            return INVALID_ARGUMENT, f"Invalid JSON payload received. {found}"
    return None
