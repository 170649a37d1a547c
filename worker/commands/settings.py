"""Settings for commands: a bad value is told in words, by its name."""

from pydantic import ValidationError

from core import settings as classes
from core.domain.errors import BadSettingError
from core.settings import Settings


def read_settings() -> Settings:
    """Read all settings. Raises BadSettingError."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        prefix = getattr(classes, error.title).model_config.get("env_prefix", "")
        name = f"{prefix}{'_'.join(str(part) for part in problem['loc'])}".upper()
        raise BadSettingError(f"{name}: {problem['msg']}", name=name) from error
