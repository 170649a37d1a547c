"""Models, database, storage and queue."""

import asyncio
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.errors import EngineMissingError, EngineUnusableError, StorageError
from core.domain.ids import new_id
from core.engines.faces.active_speaker.network import ActiveSpeakerNetwork
from core.model_files import FACE_DETECTOR, FACE_LANDMARKER, WHISPER, Model, check
from core.settings import ModelSettings, QueueSettings, Settings
from core.storage.migrate import upgrade_to_head
from core.storage.objects.factory import open_object_store
from worker.doctor.findings import Finding, Level

REDIS_TIMEOUT_S = 3.0


async def check_parts(settings: Settings) -> list[Finding]:
    """Look at what the program keeps its things in."""
    return [
        *_models(settings.models),
        await asyncio.to_thread(check_active_speaker, settings.models.asd_model_path),
        await _database(settings),
        await _storage(settings),
        _scratch(settings.storage.scratch_dir),
        await _redis(settings.queue),
    ]


def _models(settings: ModelSettings) -> list[Finding]:
    return [
        _model(FACE_DETECTOR, settings.models_dir, settings.face_detector_model, Level.BROKEN),
        _model(FACE_LANDMARKER, settings.models_dir, settings.face_landmarker_model, Level.BROKEN),
        _model(WHISPER, settings.models_dir, settings.whisper_model, Level.OPTIONAL),
    ]


def _model(model: Model, folder: Path, override: str, missing: Level) -> Finding:
    try:
        check(model, folder, override)
    except EngineMissingError as error:
        return Finding(model.name, missing, str(error), "doctor-mend-setup")
    return Finding(model.name, Level.OK, "")


def check_active_speaker(model: Path | None) -> Finding:
    """Load the network and try it; nobody needs one."""
    if model is None:
        return Finding("ASD_MODEL_PATH", Level.OPTIONAL, "", "doctor-mend-asd")
    try:
        ActiveSpeakerNetwork(model)
    except (EngineMissingError, EngineUnusableError) as error:
        part = "file" if error.params["name"] == model.name else "extra"
        return Finding("ASD_MODEL_PATH", Level.BROKEN, str(error), f"doctor-mend-asd-{part}")
    return Finding("ASD_MODEL_PATH", Level.OK, str(model))


async def _database(settings: Settings) -> Finding:
    try:
        await upgrade_to_head(settings.database.url)
    except (StorageError, ValueError) as error:
        return Finding("DATABASE_URL", Level.BROKEN, str(error), "doctor-mend-database")
    return Finding("DATABASE_URL", Level.OK, settings.database.url.split(":", 1)[0])


async def _storage(settings: Settings) -> Finding:
    key = f"doctor/{new_id()}"
    try:
        store = open_object_store(settings.storage)
        await store.write(key, b"ok")
        await store.delete_prefix("doctor/")
    except (StorageError, ValueError) as error:
        return Finding("STORAGE_URL", Level.BROKEN, str(error), "doctor-mend-storage")
    return Finding("STORAGE_URL", Level.OK, settings.storage.effective_storage_url.split(":")[0])


def _scratch(folder: Path) -> Finding:
    probe = folder / f"doctor-{new_id()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        return Finding("SCRATCH_DIR", Level.BROKEN, str(error), "doctor-mend-scratch")
    return Finding("SCRATCH_DIR", Level.OK, str(folder))


async def _redis(settings: QueueSettings) -> Finding:
    redis = Redis.from_url(settings.redis_url, socket_timeout=REDIS_TIMEOUT_S)
    try:
        await redis.ping()
    except (RedisError, OSError):
        return Finding("REDIS_URL", Level.OPTIONAL, "", "doctor-mend-redis")
    finally:
        await redis.aclose()
    return Finding("REDIS_URL", Level.OK, "")
