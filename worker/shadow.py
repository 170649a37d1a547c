"""What projects are searched with in the shadow, made of the AB_ settings."""

from contextlib import AsyncExitStack

import structlog
from redis.asyncio import Redis

from core import bootstrap
from core.ports.llm import LanguageModel
from core.settings import Settings
from core.stages.detect import PromptTemplate, load_prompt
from worker.context import Shadow

log = structlog.get_logger(__name__)


def open_shadow(
    settings: Settings,
    stack: AsyncExitStack,
    redis: Redis,
    model: LanguageModel | None,
    prompt: PromptTemplate,
) -> Shadow | None:
    """Return the shadow of the search with `model` and `prompt`: what the settings leave open is
    as there. None, with a word in the log, where nothing can be compared.

    Raises PromptError.
    """
    ab = settings.ab
    if not ab.share:
        return None
    if ab.provider is None and ab.prompt_version is None:
        log.warning("no_shadow", reason="neither AB_PROVIDER nor AB_PROMPT_VERSION is set")
        return None
    if ab.provider is not None:
        # Alone: with a fallback behind it, it would not be known what was compared.
        model = bootstrap.language_model_of(ab.provider, settings, stack, redis)
    if model is None:
        log.warning("no_shadow", reason="no key", provider=ab.provider or settings.llm.provider)
        return None
    if ab.prompt_version is not None:
        prompt = load_prompt(ab.prompt_version)
    return Shadow(model, prompt, ab.share)
