"""Settings that hold everywhere; dev, test and production add what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from config.engine.address import external_url, queue_url
from config.engine.caching import caches
from config.engine.database import database
from config.engine.files import files
from config.env import env, number
from config.settings.accounts import *  # noqa: F403  (the accounts' own room of settings)
from config.settings.api import (  # noqa: F401  (the API's own room of settings)
    API_RATES,
    REST_FRAMEWORK,
    SPECTACULAR_SETTINGS,
)

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env("OCTAVO_VAR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "django_rq",
    "django_htmx",
    "csp",
    "config",
    "books",
    "illustration",
    "printing",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "books.capping.LargestRequestMiddleware",
    "config.letters.RefuseNullLetters",
    "books.sessions.SessionAgeMiddleware",
    "books.middleware.PublisherMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "books.context.desk",
            ],
        },
    }
]

DATABASES: dict[str, Any] = {"default": database(env("DATABASE_URL", default=""), VAR_DIR)}
CACHES = caches(external_url())
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "books.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True

RQ_QUEUES = {
    "work": {"URL": queue_url(VAR_DIR), "DEFAULT_TIMEOUT": 600, "SERIALIZER": "json"},
}
# A worker runs what these modules define and nothing else, whatever name the queue holds.
JOB_MODULES = ["books.jobs", "illustration.jobs", "printing.jobs"]

STORAGES = {
    "default": files(
        bucket=env("OCTAVO_S3_BUCKET", default=""),
        endpoint=env("OCTAVO_S3_ENDPOINT", default=""),
        region=env("AWS_REGION", default=""),
        folder=VAR_DIR / "files",
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "files"
# How much of a bucket's files may lie on this machine as copies, for the press and the painter.
COPIES_BYTES = number("OCTAVO_COPIES_MB", default=2000) * 1_000_000
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "templates" / "static"]

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

_SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_SELF],
        "script-src": [_SELF],
        "style-src": [_SELF],
        # Tabler's own stylesheet carries its icons as data: pictures.
        "img-src": [_SELF, "data:"],
        "font-src": [_SELF],
        "connect-src": [_SELF],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": [_SELF],
        "frame-ancestors": ["'none'"],
    }
}
# A long story is pasted whole, and refused by its reader in a sentence; a form that casts forty
# characters in a hundred scenes has a field for each.
# A child's photo never becomes a file before it is cleaned; Django's own two take the rest.
FILE_UPLOAD_HANDLERS = [
    "illustration.uploading.PhotoInMemory",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

PROVIDER = env("OCTAVO_PROVIDER", default="offline")
# A file of models beside the house's own list, in the form of illustration/providers/models.toml.
OCTAVO_MODELS = env("OCTAVO_MODELS", default="")
# Whether keys may lead to http and to private addresses: a server of the house's own.
OCTAVO_PRIVATE_PROVIDERS = env.bool("OCTAVO_PRIVATE_PROVIDERS", default=False)
# Whether the offline painter's pictures are looked at too, and how often a drifted scene is asked
# for again by itself.
CHECK_OFFLINE = env.bool("OCTAVO_CHECK_OFFLINE", default=False)
# None by itself: too few pages were measured to promise that good ones are left (docs/drift.md).
AUTO_REDOS = number("OCTAVO_AUTO_REDOS", default=0)
# Who compares pages with sheets: a dotted path (illustration/plugged.py).
OCTAVO_JUDGE = env("OCTAVO_JUDGE", default="illustration.drift.judge")
# How long one that is not ours may take for a picture, all its figures together.
OCTAVO_JUDGE_SECONDS = number("OCTAVO_JUDGE_SECONDS", default=120)
# Secrets of before, newest first: what was signed or sealed under them still opens.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Seconds (one request in all, holding its row for it); illustration/pump/fences.py says why.
PROVIDER_FENCE = (
    number("OCTAVO_SEND_SECONDS", default=30),
    number("OCTAVO_HOLD_SECONDS", default=120),
)
# The same for providers that answer with the picture itself.
PROVIDER_SLOW_FENCE = (
    number("OCTAVO_SLOW_SEND_SECONDS", default=360),
    number("OCTAVO_SLOW_HOLD_SECONDS", default=1200),
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("OCTAVO_LOG", default="WARNING")},
}
