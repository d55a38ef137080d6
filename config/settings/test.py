"""The suite: a throw-away folder, quick passwords, no queue server unless a test starts one."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from config.engine.address import redis_url
from config.settings.base import *  # noqa: F403  (a settings file is its parent plus what differs)
from config.settings.base import RQ_QUEUES, STORAGES

SCRATCH = Path(tempfile.mkdtemp(prefix="octavo-test-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

DEBUG = False
SECRET_KEY = "only-for-the-suite"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
VAR_DIR = SCRATCH
MEDIA_ROOT = SCRATCH / "files"
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
    }
}
STORAGES = STORAGES | {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(SCRATCH / "files")},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
RQ_QUEUES = {"work": RQ_QUEUES["work"] | {"URL": redis_url(SCRATCH)}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
