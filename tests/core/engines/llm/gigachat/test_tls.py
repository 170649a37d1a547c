"""Which servers are trusted."""

import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from core.domain.errors import EngineAuthError, EngineMissingError
from core.engines.llm.gigachat.model import gigachat_http
from core.engines.llm.gigachat.tls import trust
from core.engines.llm.http import send
from core.settings import GigaChatSettings


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate nobody knows, with its key beside it."""
    folder = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command.split(), *names], cwd=folder, check=True, capture_output=True)
    return folder / "cert.pem"


@pytest.fixture
async def address(certificate: Path) -> AsyncIterator[str]:
    """A server with that certificate."""

    async def hello(_: web.Request) -> web.Response:
        return web.json_response({"hello": True})

    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    host, port = runner.addresses[0][:2]
    yield f"https://{host}:{port}/"
    await runner.cleanup()


async def _get(address: str, settings: GigaChatSettings) -> int:
    async with gigachat_http(settings) as http:
        return (await send(http, http.build_request("GET", address))).status_code


async def test_an_unknown_root_stops_and_says_so(address: str) -> None:
    with pytest.raises(EngineAuthError, match="certificate"):
        await _get(address, GigaChatSettings(_env_file=None))


async def test_the_bundle_is_trusted(address: str, certificate: Path) -> None:
    assert await _get(address, GigaChatSettings(_env_file=None, ca_bundle=certificate)) == 200


def test_the_bundle_is_added_to_the_usual_roots(certificate: Path) -> None:
    usual = trust(GigaChatSettings(_env_file=None)).cert_store_stats()["x509_ca"]
    more = trust(GigaChatSettings(_env_file=None, ca_bundle=certificate)).cert_store_stats()
    assert usual > 50
    assert more["x509_ca"] == usual + 1


async def test_no_verification_is_possible_and_loud(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await _get(address, GigaChatSettings(_env_file=None, verify_ssl=False)) == 200
    assert "gigachat_tls_not_verified" in capsys.readouterr().out


def test_a_bundle_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError, match=r"none\.pem"):
        trust(GigaChatSettings(_env_file=None, ca_bundle=tmp_path / "none.pem"))
