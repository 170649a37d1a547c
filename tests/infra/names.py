"""The names of variables that the code and the example know."""

import re
from collections.abc import Iterator
from pathlib import Path

from core.settings import EnvSettings


def setting_names() -> set[str]:
    """Return every variable that a settings class reads."""
    return {name for name, _ in _fields()}


def secret_names() -> set[str]:
    """Return the variables whose values are secret."""
    return {name for name, annotation in _fields() if "SecretStr" in annotation}


def env_keys(path: Path) -> set[str]:
    """Return the variables of an env file, with those that are commented out."""
    return set(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=", path.read_text(), flags=re.MULTILINE))


def _fields() -> Iterator[tuple[str, str]]:
    for kind in EnvSettings.__subclasses__():
        prefix = kind.model_config.get("env_prefix", "")
        for name, field in kind.model_fields.items():
            yield f"{prefix}{name}".upper(), str(field.annotation)
