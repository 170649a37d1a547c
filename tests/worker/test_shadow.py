"""Which second search the settings ask for."""

from contextlib import AsyncExitStack

import pytest
from arq.connections import ArqRedis
from pydantic import SecretStr

from core.ports.llm import LanguageModel
from core.settings import AbSettings, DeepInfraSettings, Settings
from core.stages.detect import PromptError, load_prompt
from tests.support.engines import PricedModel
from worker.context import Shadow
from worker.shadow import open_shadow

MAIN = PricedModel([""])
PROMPT = load_prompt("v1")


async def opened(
    redis: ArqRedis, ab: AbSettings, model: LanguageModel | None = MAIN, key: str | None = "key"
) -> Shadow | None:
    settings = Settings()
    settings.ab = ab
    secret = SecretStr(key) if key else None
    settings.deepinfra = DeepInfraSettings(_env_file=None, api_key=secret)
    async with AsyncExitStack() as stack:
        return open_shadow(settings, stack, redis, model, PROMPT)


def ab(**values: object) -> AbSettings:
    return AbSettings(_env_file=None, **values)  # type: ignore[arg-type]


async def test_another_provider_reads_the_same_prompt_alone(redis: ArqRedis) -> None:
    shadow = await opened(redis, ab(share=0.5, provider="deepinfra"))
    assert shadow is not None
    assert (shadow.model.name, shadow.prompt, shadow.share) == ("deepinfra", PROMPT, 0.5)


async def test_another_prompt_is_read_by_the_same_model(redis: ArqRedis) -> None:
    shadow = await opened(redis, ab(share=1, prompt_version="v1"))
    assert shadow == Shadow(MAIN, PROMPT, 1.0)


async def test_a_prompt_that_does_not_exist_is_a_wrong_setting(redis: ArqRedis) -> None:
    with pytest.raises(PromptError):
        await opened(redis, ab(share=1, prompt_version="v0"))


async def test_where_nothing_can_be_compared_there_is_no_shadow(redis: ArqRedis) -> None:
    assert await opened(redis, ab(provider="deepinfra")) is None
    assert await opened(redis, ab(share=1)) is None
    assert await opened(redis, ab(share=1, provider="deepinfra"), key=None) is None
    assert await opened(redis, ab(share=1, prompt_version="v1"), model=None) is None
