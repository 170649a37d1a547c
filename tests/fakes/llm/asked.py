"""What a question asks for where no field of the request says it."""

import json
from typing import Any

Json = dict[str, Any]

_TOLD = "JSON Schema"


def schema_in(prompt: str) -> Json | None:
    """Return the schema that a prompt tells in words, None when it tells none."""
    told = prompt.find(_TOLD)
    opening = prompt.find("{", told)
    if told < 0 or opening < 0:
        return None
    try:
        schema: Json = json.JSONDecoder().raw_decode(prompt, opening)[0]
    except ValueError:
        return None
    return schema
