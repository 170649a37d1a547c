"""getUpdates, setWebhook, deleteWebhook and getWebhookInfo."""

from __future__ import annotations

import re

from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.webhook import Webhook
from tests.fakes.telegram.wire import Json, bad_request, conflict

from .registry import method, waiting

_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


@waiting("getUpdates")
async def get_updates(backend: Backend, call: ApiCall) -> list[Json]:
    if backend.webhook.url:
        raise conflict(_ACTIVE)
    backend.updates.allow(call.structure("allowed_updates", list))
    limit = call.integer("limit", 100)
    return await backend.updates.poll(call.integer("offset"), limit, call.integer("timeout"))


@method("setWebhook")
def set_webhook(backend: Backend, call: ApiCall) -> bool:
    url, secret = call.text("url"), call.text("secret_token")
    if url and not re.match(r"https?://[^\s/]+", url):
        raise bad_request("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    _drop_pending(backend, call)
    backend.updates.allow(call.structure("allowed_updates", list))
    backend.set_webhook(Webhook(url, secret, call.integer("max_connections", 40)))
    if url:
        backend.updates.abort_poll("terminated by setWebhook request")
    return True


@method("deleteWebhook")
def delete_webhook(backend: Backend, call: ApiCall) -> bool:
    _drop_pending(backend, call)
    backend.set_webhook(Webhook())
    return True


@method("getWebhookInfo")
def get_webhook_info(backend: Backend, call: ApiCall) -> Json:
    return backend.webhook.info(len(backend.updates.pending), backend.updates.allowed)


def _drop_pending(backend: Backend, call: ApiCall) -> None:
    if call.flag("drop_pending_updates"):
        backend.updates.pending.clear()
