import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.infra.names import env_keys, setting_names

SECRETS = {
    "BOT_TOKEN": "1:token",
    "POSTGRES_PASSWORD": "password",
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "REMOTION_SERVICE_TOKEN": "shared",
}
ONE_SHOT = {"migrate"}


class Project:
    """A copy of the compose file with an .env of its own, so that the developer's is not read."""

    def __init__(self, folder: Path, root: Path, scripts: Path) -> None:
        self.folder = folder
        self._binary = scripts / "docker-compose"
        shutil.copy(root / "docker-compose.yml", folder)

    def config(self, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
        lines = [f"{key}={value}\n" for key, value in env.items()]
        (self.folder / ".env").write_text("".join(lines))
        return subprocess.run(
            [self._binary, "--profile", "*", "config", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path, root: Path, scripts: Path) -> Project:
    return Project(tmp_path, root, scripts)


@pytest.fixture
def services(project: Project) -> dict[str, dict[str, Any]]:
    done = project.config(SECRETS, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)["services"]
    return found


def test_the_file_is_valid(project: Project) -> None:
    done = project.config(SECRETS, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", SECRETS)
def test_a_missing_secret_is_named_before_anything_starts(project: Project, name: str) -> None:
    done = project.config({k: v for k, v in SECRETS.items() if k != name}, "--quiet")
    assert done.returncode != 0
    assert f"set {name} in .env" in done.stderr


def test_no_secret_has_a_default(root: Path) -> None:
    text = (root / "docker-compose.yml").read_text()
    for name in SECRETS:
        assert set(re.findall(rf"\$\{{{name}[^}}]*\}}", text)) == {
            f"${{{name}:?set {name} in .env}}"
        }


def test_everything_the_bot_needs_is_there(services: dict[str, dict[str, Any]]) -> None:
    assert set(services) == {
        "bot",
        "worker-light",
        "worker-heavy",
        "migrate",
        "remotion",
        "redis",
        "postgres",
        "storage",
        "telegram-bot-api",
        "bot-api-cleaner",
    }
    environment = services["worker-heavy"]["environment"]
    assert environment["REMOTION_SERVICE_URL"] == "http://remotion:3001"
    assert services["remotion"]["environment"]["PORT"] == "3001"
    token = environment["REMOTION_SERVICE_TOKEN"]
    assert services["remotion"]["environment"]["REMOTION_SERVICE_TOKEN"] == token


def test_every_service_is_bounded_and_watched(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        limits = service["deploy"]["resources"]["limits"]
        assert {"cpus", "memory", "pids"} <= set(limits), name
        assert service["logging"]["options"]["max-size"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["init"] is True, name
        if name not in ONE_SHOT:
            assert service["healthcheck"]["test"], name
            assert service["restart"] == "unless-stopped", name


def test_what_holds_data_has_no_way_out(project: Project) -> None:
    config = json.loads(project.config(SECRETS, "--format", "json").stdout)
    assert config["networks"]["inside"]["internal"] is True
    for name in ("redis", "postgres", "storage", "remotion", "migrate"):
        assert set(config["services"][name]["networks"]) == {"inside"}, name
    assert not any("ports" in service for service in config["services"].values())


def test_our_own_services_cannot_write_outside_their_folders(
    services: dict[str, dict[str, Any]],
) -> None:
    for name in ("bot", "worker-light", "worker-heavy", "migrate", "remotion"):
        assert services[name]["read_only"] is True, name


def test_provider_keys_stay_away_from_the_render_service(project: Project) -> None:
    env = SECRETS | {"DEEPGRAM_API_KEY": "deepgram", "GIGACHAT_CLIENT_SECRET": "gigachat"}
    services = json.loads(project.config(env, "--format", "json").stdout)["services"]
    assert services["worker-light"]["environment"]["DEEPGRAM_API_KEY"] == "deepgram"
    for name in ("remotion", "redis", "postgres", "storage", "telegram-bot-api"):
        values = set(services[name].get("environment", {}).values())
        assert values.isdisjoint({"deepgram", "gigachat", SECRETS["BOT_TOKEN"]}), name


def test_workers_wait_for_the_tables(services: dict[str, dict[str, Any]]) -> None:
    for name in ("bot", "worker-light", "worker-heavy"):
        needs = services[name]["depends_on"]
        assert needs["migrate"]["condition"] == "service_completed_successfully", name
        assert needs["redis"]["condition"] == "service_healthy", name
        assert needs["storage"]["condition"] == "service_healthy", name


def test_compose_and_the_example_speak_of_real_settings(
    root: Path, services: dict[str, dict[str, Any]]
) -> None:
    example = env_keys(root / ".env.example")
    known = setting_names() | {"POSTGRES_PASSWORD", "TELEGRAM_API_ID", "TELEGRAM_API_HASH"}
    assert example <= known
    assert set(SECRETS) <= example
    for name in ("bot", "worker-light", "worker-heavy", "migrate"):
        assert set(services[name]["environment"]) <= known, name
    variables = set(re.findall(r"\$\{([A-Z0-9_]+)", (root / "docker-compose.yml").read_text()))
    assert variables <= example
