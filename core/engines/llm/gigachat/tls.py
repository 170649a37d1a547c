"""Which servers to trust."""

import ssl

import httpx
import structlog

from core.domain.errors import EngineMissingError
from core.settings import GigaChatSettings

log = structlog.get_logger(__name__)


def trust(settings: GigaChatSettings) -> ssl.SSLContext:
    """Return the usual roots plus the bundle set: Sber's hosts use a root nobody ships, others do
    not. Raises EngineMissingError when the bundle cannot be read."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    if not settings.verify_ssl:
        log.warning(
            "gigachat_tls_not_verified",
            advice="GIGACHAT_VERIFY_SSL=false lets anyone on the way read the key and the talks; "
            "set GIGACHAT_CA_BUNDLE instead",
        )
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    if settings.ca_bundle is not None:
        try:
            context.load_verify_locations(settings.ca_bundle)
        except (OSError, ssl.SSLError) as error:
            raise EngineMissingError(
                f"GIGACHAT_CA_BUNDLE {settings.ca_bundle}: {error}", name=str(settings.ca_bundle)
            ) from error
    return context
