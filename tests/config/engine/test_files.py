"""OCTAVO_S3_BUCKET: the var folder without it, a private bucket with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.engine.bucket import Bucket
from config.engine.files import files


def test_without_a_bucket_files_lie_in_the_var_folder() -> None:
    entry = files(bucket="", endpoint="", region="", folder=Path("/var/octavo/files"))
    assert entry["BACKEND"].endswith("FileSystemStorage")
    assert entry["OPTIONS"] == {"location": "/var/octavo/files"}


def test_a_bucket_is_private_signed_for_five_minutes_and_never_written_over() -> None:
    options = files(bucket="press", endpoint="", region="eu-west-1", folder=Path())["OPTIONS"]
    assert (options["bucket_name"], options["region_name"]) == ("press", "eu-west-1")
    assert (options["default_acl"], options["file_overwrite"]) == (None, False)
    assert (options["querystring_auth"], options["querystring_expire"]) == (True, 300)


def test_a_server_of_ones_own_finds_the_bucket_in_the_path() -> None:
    own = Bucket(bucket_name="press", endpoint_url="http://127.0.0.1:9000")
    amazon = Bucket(bucket_name="press")
    assert own.client_config.s3 == {"addressing_style": "path"}
    assert own.client_config.request_checksum_calculation == "when_required"
    assert amazon.client_config.s3 is None


@pytest.mark.parametrize(
    ("bucket", "endpoint", "told"),
    [
        ("", "http://127.0.0.1:9000", "OCTAVO_S3_BUCKET is not"),
        ("press", "127.0.0.1:9000", "write its scheme too"),
    ],
)
def test_half_a_bucket_is_refused(bucket: str, endpoint: str, told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=told):
        files(bucket=bucket, endpoint=endpoint, region="", folder=Path())
