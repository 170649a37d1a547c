"""Handlers: read the update, ask a use case, answer. One router factory per file."""

from aiogram import Router

from bot.handlers import (
    admin,
    album_buttons,
    brand_answers,
    brand_menu,
    camera_buttons,
    card_buttons,
    channel_answers,
    channel_menu,
    channels,
    clip_answers,
    clip_buttons,
    clip_command,
    comments,
    cut_buttons,
    edit_buttons,
    errors,
    fallback,
    find,
    language,
    links,
    membership,
    old_buttons,
    payments,
    plan,
    posting,
    privacy,
    private_video,
    queue,
    review_buttons,
    settings,
    short_buttons,
    shorts_command,
    sidecar,
    start,
    status,
    stop,
    style_answers,
    style_menu,
    style_sharing,
    style_tuning,
    votes,
)


def build_routers() -> tuple[Router, ...]:
    """Return fresh routers in the order they are asked: the last ones answer whatever is left."""
    return (
        errors.build_router(),
        admin.build_router(),
        _in_one(*_everyday_routers()),
        fallback.build_router(),
        old_buttons.build_router(),
    )


def _in_one(*routers: Router) -> Router:
    """Return a router that asks the handlers of these in order: the way from router to router takes
    longer than asking. Only for routers without filters of their own."""
    one = Router(name="everyday")
    for router in routers:
        for kind, observer in router.observers.items():
            one.observers[kind].handlers.extend(observer.handlers)
    return one


def _everyday_routers() -> tuple[Router, ...]:
    return (
        # What is pressed most is asked first; nobody else answers these buttons.
        clip_buttons.build_router(),
        card_buttons.build_router(),
        edit_buttons.build_router(),
        cut_buttons.build_router(),
        camera_buttons.build_router(),
        review_buttons.build_router(),
        payments.build_router(),
        comments.build_router(),
        channel_answers.build_router(),
        clip_answers.build_router(),
        style_answers.build_router(),
        brand_answers.build_router(),
        style_sharing.build_router(),
        # Before the commands: a caption that begins with a slash is the video's, not for us.
        private_video.build_router(),
        start.build_router(),
        status.build_router(),
        stop.build_router(),
        find.build_router(),
        clip_command.build_router(),
        channels.build_router(),
        queue.build_router(),
        settings.build_router(),
        style_menu.build_router(),
        style_tuning.build_router(),
        brand_menu.build_router(),
        language.build_router(),
        shorts_command.build_router(),
        privacy.build_router(),
        plan.build_router(),
        sidecar.build_router(),
        links.build_router(),
        channel_menu.build_router(),
        posting.build_router(),
        votes.build_router(),
        short_buttons.build_router(),
        album_buttons.build_router(),
        membership.build_router(),
    )
