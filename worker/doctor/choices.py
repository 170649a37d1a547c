"""Settings that name something: a prompt file, a provider, a speech engine."""

from core import bootstrap
from core.settings import AbSettings, Settings
from core.stages.detect import PromptError, load_prompt
from worker.doctor.findings import Finding, Level


def check_choices(settings: Settings) -> list[Finding]:
    """Look whether what is named is there."""
    return [
        _prompt("LLM_VIRAL_PROMPT_VERSION", settings.llm.viral_prompt_version),
        *_comparison(settings),
        *_speech_engine(settings),
    ]


def _prompt(setting: str, version: str) -> Finding:
    try:
        load_prompt(version)
    except PromptError as error:
        return Finding(setting, Level.BROKEN, str(error), "doctor-mend-prompt")
    return Finding(setting, Level.OK, version)


def _comparison(settings: Settings) -> list[Finding]:
    """The worker starts without a shadow where there is nothing to compare, not without a prompt"""
    ab = settings.ab
    if not ab.share:
        return []
    prompts = [] if ab.prompt_version is None else [_prompt("AB_PROMPT_VERSION", ab.prompt_version)]
    return [_shadow(ab, settings), *prompts]


def _shadow(ab: AbSettings, settings: Settings) -> Finding:
    if ab.provider is None and ab.prompt_version is None:
        return Finding("AB_SHARE", Level.OPTIONAL, "", "doctor-mend-ab")
    if ab.provider is not None and not bootstrap.has_key(ab.provider, settings):
        return Finding("AB_PROVIDER", Level.OPTIONAL, ab.provider, "doctor-mend-ab-key")
    if not any(bootstrap.has_key(name, settings) for name in bootstrap.LLM_PROVIDERS):
        return Finding("AB_SHARE", Level.OPTIONAL, "", "doctor-mend-ab-key")
    return Finding("AB_SHARE", Level.OK, f"{ab.share:g}")


def _speech_engine(settings: Settings) -> list[Finding]:
    """Deepgram is named where nobody has chosen: without its key the others listen."""
    chosen, there = settings.transcription, bootstrap.speech_engines(settings)
    if "engine" not in chosen.model_fields_set or chosen.engine in there:
        return []
    return [Finding("TRANSCRIPTION_ENGINE", Level.OPTIONAL, chosen.engine, "doctor-mend-engine")]
