"""The object storage as the rest of the program gets it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from core.ports.objects import ObjectStore
from core.settings import StorageSettings
from core.storage.objects.folder import FolderStore
from core.storage.objects.keys import checked_folder
from core.storage.objects.s3 import S3Store, open_bucket


def open_object_store(settings: StorageSettings) -> ObjectStore:
    """Return the store that `STORAGE_URL` names. Nothing connects yet.

    Raises ValueError for an address that is neither file:///FOLDER nor s3://BUCKET/PREFIX.
    """
    url = settings.effective_storage_url
    address = urlsplit(url)
    if address.scheme == "file" and address.netloc in ("", "localhost") and address.path:
        store = FolderStore(Path(unquote(address.path)))
        store.sweep()
        return store
    if address.scheme == "s3" and address.netloc:
        prefix = address.path.strip("/")
        secret = settings.aws_secret_access_key
        bucket = open_bucket(
            address.netloc,
            checked_folder(prefix) if prefix else "",
            region=settings.aws_region,
            endpoint=settings.aws_endpoint_url,
            access_key_id=settings.aws_access_key_id,
            secret_access_key=secret.get_secret_value() if secret else None,
        )
        return S3Store(bucket, settings.scratch_dir)
    raise ValueError(f"STORAGE_URL must be file:///FOLDER or s3://BUCKET/PREFIX, not {url}")
