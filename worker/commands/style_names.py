"""Caption styles by the names that people type."""

import asyncio
from pathlib import Path

import typer

from core.domain.captions import CaptionStyle
from core.domain.errors import ShortsError
from core.domain.presets import SYSTEM_PRESETS, slug_of
from core.domain.style_json import load_style
from core.domain.style_names import name_key
from core.texts import LANGUAGES, Texts
from worker.commands.language import words


def style_called(name: str) -> CaptionStyle:
    """Return the built-in style of this name in any language, that of a file, or one that was
    imported. Raises typer.BadParameter.
    """
    if (style := built_in(name)) is not None:
        return style
    file = Path(name)
    is_file = file.suffix == ".json"
    if is_file and file.exists():
        return read_style(file, "--style")[1]
    try:
        if (style := _imported(name)) is not None:
            return style
    except ShortsError as error:
        raise typer.BadParameter(words().error(error), param_hint="--style") from error
    if is_file:
        raise typer.BadParameter(words()("usage-no-file", name=name), param_hint="--style")
    known = ", ".join(SYSTEM_PRESETS)
    raise typer.BadParameter(words()("cli-bad-style", name=name, known=known), param_hint="--style")


def built_in(name: str) -> CaptionStyle | None:
    """Return the system preset of this name, as it is called here or in any language."""
    for preset, style in SYSTEM_PRESETS.items():
        if name_key(name) == name_key(preset):
            return style
    texts = Texts()
    for preset, style in SYSTEM_PRESETS.items():
        titles = [texts.translator(language)(f"style-{slug_of(preset)}") for language in LANGUAGES]
        if name_key(name) in {name_key(title) for title in titles}:
            return style
    return None


def read_style(file: Path, option: str) -> tuple[str, CaptionStyle]:
    """Return name and style of a file. Raises typer.BadParameter."""
    try:
        return load_style(file.read_bytes())
    except ShortsError as error:
        raise typer.BadParameter(words().error(error), param_hint=option) from error
    except OSError as error:
        problem = words()("usage-not-readable", name=str(file))
        raise typer.BadParameter(problem, param_hint=option) from error


def _imported(name: str) -> CaptionStyle | None:
    from worker.styles import find_style  # noqa: PLC0415  (seconds of imports)

    return asyncio.run(find_style(name))
