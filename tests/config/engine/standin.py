"""Settings for the processes that these tests start: the engine without the apps."""

from __future__ import annotations

import os
from pathlib import Path

from config.engine.address import redis_url

VAR_DIR = Path(os.environ["OCTAVO_VAR"])
SECRET_KEY = "only-for-the-suite"
INSTALLED_APPS = ["config"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "db.sqlite3"}}
USE_TZ = True
RQ_QUEUES = {"work": {"URL": redis_url(VAR_DIR)}}
JOB_MODULES = ["tests.config.engine.jobs"]
