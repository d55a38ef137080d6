"""An S3 bucket as Django's storage: polite to servers that are not Amazon's, honest as a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """A bucket whose troubles are OSError, as those of a disk are."""

    def __init__(self, **said: Any) -> None:
        said.setdefault("client_config", manners(own_server=bool(said.get("endpoint_url"))))
        # No threads of its own: a worker forks for every job.
        said.setdefault("transfer_config", TransferConfig(use_threads=False))
        super().__init__(**said)

    def _open(self, name: str, mode: str = "rb") -> IO[bytes]:
        with _as_a_disk_says(name):
            opened: IO[bytes] = super()._open(name, mode)
            if mode == "rb":
                # Fetched now, so that an answer never breaks off in its middle.
                opened.seek(0)
            return opened

    def _save(self, name: str, content: Any) -> str:
        with _as_a_disk_says(name):
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is no trouble."""
        with _as_a_disk_says(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Return whether it is there; a bucket that does not answer is OSError, never False."""
        with _as_a_disk_says(name):
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        """Return its length in bytes; FileNotFoundError."""
        with _as_a_disk_says(name):
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        """Return when it was written; FileNotFoundError."""
        with _as_a_disk_says(name):
            written: datetime = super().get_modified_time(name)
            return written

    def make_young(self, name: str) -> None:
        """Have it written just now; S3 knows that as a copy of an object onto itself."""
        with _as_a_disk_says(name):
            thing = self.bucket.Object(self._normalize_name(name))
            thing.copy_from(
                CopySource={"Bucket": self.bucket_name, "Key": thing.key},
                ContentType=thing.content_type,
                MetadataDirective="REPLACE",
            )

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return (folders, files) below a path."""
        with _as_a_disk_says(path):
            folders, found = super().listdir(path)
            return folders, found


def manners(*, own_server: bool) -> Config:
    """Return how to speak: servers other than Amazon's want the bucket in the path of the URL.

    They often know no new checksums either; our names are hashes, checked when a file is copied.
    """
    own: dict[str, Any] = {
        "s3": {"addressing_style": "path"},
        "request_checksum_calculation": "when_required",
        "response_checksum_validation": "when_required",
    }
    return Config(
        signature_version="s3v4",
        connect_timeout=5,
        read_timeout=60,
        retries={"mode": "standard", "max_attempts": 3},
        **(own if own_server else {}),
    )


@contextmanager
def _as_a_disk_says(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            raise FileNotFoundError(f"The bucket has no {name}.") from error
        raise OSError(f"The bucket refused {name}: {error}") from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(f"The bucket could not be reached for {name}: {error}") from error
