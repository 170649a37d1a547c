"""Handlers: read the update, ask a use case, answer. One router factory per file."""

from aiogram import Router

from bot.handlers import (
    camera_buttons,
    clip_buttons,
    edit_buttons,
    errors,
    fallback,
    find,
    language,
    links,
    membership,
    old_buttons,
    private_video,
    review_buttons,
    settings,
    shorts_command,
    sidecar,
    start,
    status,
    stop,
)


def build_routers() -> tuple[Router, ...]:
    """Return fresh routers in the order they are asked: the last ones answer whatever is left."""
    return (
        errors.build_router(),
        start.build_router(),
        status.build_router(),
        stop.build_router(),
        find.build_router(),
        settings.build_router(),
        language.build_router(),
        shorts_command.build_router(),
        private_video.build_router(),
        sidecar.build_router(),
        links.build_router(),
        clip_buttons.build_router(),
        edit_buttons.build_router(),
        camera_buttons.build_router(),
        review_buttons.build_router(),
        membership.build_router(),
        fallback.build_router(),
        old_buttons.build_router(),
    )
