"""Where the files are: the var folder, or the S3 bucket that OCTAVO_S3_BUCKET names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# A link that is handed out would outlive the right to use it. Ours go through our own doors;
# whatever asks the storage itself for one gets five minutes.
LINK_SECONDS = 300
IN_MEMORY_BYTES = 8_000_000


def files(bucket: str, endpoint: str, region: str, folder: Path) -> dict[str, Any]:
    """Return Django's storage entry for the files by content; without a bucket, the folder.

    `endpoint` is the address of a server that is not Amazon's. The keys are AWS_ACCESS_KEY_ID and
    AWS_SECRET_ACCESS_KEY, or the role that the machine has. Raises ImproperlyConfigured.
    """
    _refuse_half_a_bucket(bucket, endpoint)
    if not bucket:
        backend = "django.core.files.storage.FileSystemStorage"
        return {"BACKEND": backend, "OPTIONS": {"location": str(folder)}}
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "max_memory_size": IN_MEMORY_BYTES,
        # No ACL at all: private is the default, and a bucket without ACLs refuses the header.
        "default_acl": None,
        "querystring_auth": True,
        "querystring_expire": LINK_SECONDS,
        # A name is the hash of its content: nothing may ever be written over it.
        "file_overwrite": False,
    }
    return {"BACKEND": "config.engine.bucket.Bucket", "OPTIONS": options}


def _refuse_half_a_bucket(bucket: str, endpoint: str) -> None:
    if endpoint and not bucket:
        raise ImproperlyConfigured(
            "OCTAVO_S3_ENDPOINT is set, but OCTAVO_S3_BUCKET is not: name the bucket, or leave both"
            " out to keep files in the var folder."
        )
    if endpoint and urlsplit(endpoint).scheme not in {"http", "https"}:
        raise ImproperlyConfigured(
            f"OCTAVO_S3_ENDPOINT is {endpoint!r}: write its scheme too, https://s3.example.com."
        )
