"""Asks illustrators, offline or remote, for pictures and keeps the receipts."""

from __future__ import annotations

from django.apps import AppConfig


class IllustrationConfig(AppConfig):
    name = "illustration"

    def ready(self) -> None:
        """Put the drawing sweep on the list of the one sweeper."""
        from books import sweeping  # noqa: PLC0415  (apps are loaded only now)
        from illustration.operations.sweep import sweep_attempts  # noqa: PLC0415  (same)

        sweeping.register("attempts", sweep_attempts)
