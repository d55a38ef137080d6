"""The suite: a throw-away folder, quick passwords, no queue server unless a test starts one.

By default SQLite in memory and files in the folder. With OCTAVO_TEST_ENGINES=production the
engines of DATABASE_URL, REDIS_URL and OCTAVO_S3_BUCKET, each process of the suite on its own part.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from config.engine.address import queue_url
from config.engine.caching import caches
from config.engine.files import files
from config.env import env
from config.settings.base import *  # noqa: F403  (a settings file is its parent plus what differs)
from config.settings.base import CACHES, DATABASES, RQ_QUEUES, STORAGES

SCRATCH = Path(tempfile.mkdtemp(prefix="octavo-test-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
ON_PRODUCTION_ENGINES = env("OCTAVO_TEST_ENGINES", default="") == "production"

DEBUG = False
SECRET_KEY = "only-for-the-suite"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
VAR_DIR = SCRATCH
MEDIA_ROOT = SCRATCH / "files"
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
if ON_PRODUCTION_ENGINES:
    _part = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-{SCRATCH.name}"
    CACHES["default"]["KEY_PREFIX"] = _part
    _files = STORAGES["default"] | {"OPTIONS": STORAGES["default"]["OPTIONS"] | {"location": _part}}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": SCRATCH / "suite.sqlite3",
            # A file, as outside the suite: threads of a live server and the test share it as
            # processes do. In memory they would share one cache, where a reader is refused.
            "TEST": {"NAME": SCRATCH / "suite.sqlite3"},
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
            },
        }
    }
    CACHES = caches("")
    _files = files(bucket="", endpoint="", region="", folder=SCRATCH / "files")
STORAGES = {
    "default": _files,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
RQ_QUEUES = {"work": RQ_QUEUES["work"] | {"URL": queue_url(SCRATCH)}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
