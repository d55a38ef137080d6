"""The switchboard as an app, so that its commands (demo, serve, work, sweep) are found."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Octavo"
