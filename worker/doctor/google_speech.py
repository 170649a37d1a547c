"""Google's speech engine: its key, and the bucket it reads from."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from core.domain.errors import EngineAuthError, EngineError, EngineMissingError
from core.domain.ids import new_id
from core.engines.transcription.google.account import ServiceAccount
from core.engines.transcription.google.bucket import SoundBucket
from core.settings import GoogleSettings
from worker.doctor.findings import Finding, Level

NAME = "GOOGLE_BUCKET"
TIMEOUT_S = 30.0


async def check_google(settings: GoogleSettings) -> Finding:
    """Get a token and leave a small object in the bucket for a moment; both settings are needed."""
    if not settings.bucket:
        return Finding(NAME, Level.OPTIONAL, "", "doctor-mend-google")
    if settings.application_credentials is None:
        return Finding(NAME, Level.BROKEN, settings.bucket, "doctor-mend-google-account")
    try:
        account = ServiceAccount(settings.application_credentials)
        async with asyncio.timeout(TIMEOUT_S):
            await account.token()
    except EngineMissingError as error:
        return Finding(NAME, Level.BROKEN, str(error), "doctor-mend-google-extra")
    except EngineAuthError as error:
        return Finding(NAME, Level.BROKEN, str(error), "doctor-mend-google-key")
    except (EngineError, TimeoutError) as error:
        return Finding(NAME, Level.BROKEN, repr(error), "doctor-mend-network")
    return await _bucket(settings.bucket, settings, account)


async def _bucket(name: str, settings: GoogleSettings, account: ServiceAccount) -> Finding:
    bucket = SoundBucket(name, settings.storage_base_url, account)
    with TemporaryDirectory() as folder:
        try:
            async with asyncio.timeout(TIMEOUT_S):
                async with bucket.holding(_sample(folder), f"doctor/{new_id()}"):
                    pass
        except EngineAuthError as error:
            return Finding(NAME, Level.BROKEN, str(error), "doctor-mend-google-bucket")
        except (EngineError, TimeoutError) as error:
            return Finding(NAME, Level.BROKEN, repr(error), "doctor-mend-network")
    return Finding(NAME, Level.OK, f"{name}, {settings.model}")


def _sample(folder: str) -> Path:
    sample = Path(folder, "doctor.txt")
    sample.write_bytes(b"ok")
    return sample
