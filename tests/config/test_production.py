"""Production settings: clean by Django's own check, and refusing by name what cannot stand."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.engine.trouble import EngineTroubleError
from config.engine.web import refuse_lone_counts
from config.management.commands import serve
from config.management.commands.serve import MOST_ON_SQLITE, refuse_crowd

ROOT = Path(__file__).resolve().parents[2]
SECRET = "kT3-9wq_ZrV0bN7xE1sJ5hY8uC2mL6pD4gF-aQiOoWnRtXyKzMj"
GOOD = {
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": "desk.example.com, .owl.press",
    "EMAIL_URL": "smtp+tls://octavo:p%40ss@mail.example.com:587",
    "OCTAVO_URL": "https://desk.example.com",
}


def load(monkeypatch: pytest.MonkeyPatch, **said: str) -> ModuleType:
    """Read the settings file with this environment; the suite's own settings stay in force."""
    for name, value in (GOOD | said).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delitem(sys.modules, "config.settings.production", raising=False)
    try:
        return importlib.import_module("config.settings.production")
    finally:
        sys.modules.pop("config.settings.production", None)


def test_djangos_own_check_for_deployment_finds_nothing(tmp_path: Path) -> None:
    said = GOOD | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "OCTAVO_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=os.environ | said,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_cookies_are_bound_to_this_host_and_to_https(monkeypatch: pytest.MonkeyPatch) -> None:
    told = load(monkeypatch)
    assert told.SESSION_COOKIE_NAME.startswith("__Host-")
    assert told.CSRF_COOKIE_NAME.startswith("__Host-")
    assert (told.SESSION_COOKIE_SECURE, told.CSRF_COOKIE_SECURE) == (True, True)
    assert not hasattr(told, "SESSION_COOKIE_DOMAIN")
    assert (told.SECURE_SSL_REDIRECT, told.SECURE_HSTS_SECONDS) == (True, 31_536_000)
    assert told.DEBUG is False


def test_forms_may_come_from_the_hosts_and_from_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = load(monkeypatch)
    assert told.ALLOWED_HOSTS == ["desk.example.com", ".owl.press"]
    assert told.CSRF_TRUSTED_ORIGINS == ["https://desk.example.com", "https://*.owl.press"]
    own = load(monkeypatch, CSRF_TRUSTED_ORIGINS="https://a.example:8443")
    assert own.CSRF_TRUSTED_ORIGINS == ["https://a.example:8443"]


def test_letters_go_where_the_url_says(monkeypatch: pytest.MonkeyPatch) -> None:
    told = load(monkeypatch)
    assert (told.EMAIL_HOST, told.EMAIL_PORT) == ("mail.example.com", 587)
    assert (told.EMAIL_HOST_USER, told.EMAIL_HOST_PASSWORD) == ("octavo", "p@ss")
    assert (told.EMAIL_USE_TLS, told.EMAIL_USE_SSL) == (True, False)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_what_production_needs_is_asked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is not set"):
        load(monkeypatch, **{name: ""})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", "only-for-the-suite", "can be guessed"),
        ("SECRET_KEY", "django-insecure-" + SECRET, "can be guessed"),
        ("SECRET_KEY", SECRET[:49], "can be guessed"),
        ("SECRET_KEY", "abcd" * 20, "can be guessed"),
        ("OCTAVO_DEBUG", "1", "OCTAVO_DEBUG shows the inside"),
        ("ALLOWED_HOSTS", "desk.example.com,*", "name the hosts"),
        ("OCTAVO_HSTS_SECONDS", "a year", "must be a whole number"),
        ("EMAIL_URL", "pigeon://roof", "pigeon"),
    ],
)
def test_what_cannot_stand_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=told):
        load(monkeypatch, **{name: value})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["manage.py", "check"], {"DJANGO_SETTINGS_MODULE": "config.settings.production"}),
        (
            ["-m", "gunicorn", "-c", "python:config.engine.web", "--bind", "127.0.0.1:0"],
            {"DJANGO_SETTINGS_MODULE": "config.settings.production"},
        ),
    ],
)
def test_a_refusal_is_one_line_without_a_traceback(
    tmp_path: Path, words: list[str], said: dict[str, str]
) -> None:
    environment = os.environ | said | {"OCTAVO_VAR": str(tmp_path)}
    environment.pop("SECRET_KEY", None)
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "SECRET_KEY is not set" in done.stderr
    assert "Traceback" not in done.stderr


def test_several_web_processes_need_one_count_of_wrong_passwords(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    refuse_lone_counts(1)
    with pytest.raises(ImproperlyConfigured, match="3 web processes need REDIS_URL"):
        refuse_lone_counts(3)
    monkeypatch.setenv("REDIS_URL", "redis://queue.example/0")
    refuse_lone_counts(3)


def test_sqlite_takes_four_workers_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "connection", SimpleNamespace(vendor="sqlite"))
    refuse_crowd(MOST_ON_SQLITE)
    with pytest.raises(EngineTroubleError, match="5 workers .* DATABASE_URL"):
        refuse_crowd(5)
    monkeypatch.setattr(serve, "connection", SimpleNamespace(vendor="postgresql"))
    refuse_crowd(5)
