"""Asks illustrators, offline or remote, for pictures and keeps the receipts."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class IllustrationConfig(AppConfig):
    name = "illustration"

    def ready(self) -> None:
        """Put the drawing sweep on the list of the one sweeper, and sheets on the stages."""
        import illustration.receivers  # noqa: F401, PLC0415  (connects the receivers)
        from books import quoting, reminding, stage, sweeping  # noqa: PLC0415  (apps are loaded only now)
        from books.operations import orphans, titles  # noqa: PLC0415  (same)
        from illustration.ai_reminding import remind  # noqa: PLC0415  (same)
        from illustration.halved import files_of_open  # noqa: PLC0415  (same)
        from illustration.offered import models  # noqa: PLC0415  (same)
        from illustration.operations.checkup_waking import sweep_checks  # noqa: PLC0415  (same)
        from illustration.operations.photos_sweep import sweep_photos  # noqa: PLC0415  (same)
        from illustration.operations.sweep import sweep_attempts  # noqa: PLC0415  (same)
        from illustration.photos import photos_kept  # noqa: PLC0415  (same)
        from illustration.plugged import refuse_wrong_judge  # noqa: PLC0415  (same)
        from illustration.pump.fences import refuse_broken_fences  # noqa: PLC0415  (same)
        from illustration.pump.waking import sweep_accounts  # noqa: PLC0415  (same)
        from illustration.queries import (  # noqa: PLC0415  (same)
            doubtful_scenes,
            doubtful_sheets,
            pictures_under_way,
            sheets_in_work,
        )
        from illustration.quoting import (  # noqa: PLC0415  (same)
            outdated_scenes,
            price_of_a_picture,
        )
        from illustration.sketches import files_of_sketches  # noqa: PLC0415  (same)

        checks.register(refuse_broken_fences)
        checks.register(refuse_wrong_judge)
        orphans.add_naming(files_of_open)
        orphans.add_naming(files_of_sketches)
        # A list of models that cannot be read stops the start with its name.
        models()
        titles.add_protection(pictures_under_way)
        titles.add_protection(photos_kept)
        stage.add_fact("sheets_in_work", sheets_in_work)
        stage.add_fact("sheets_doubtful", doubtful_sheets)
        stage.add_fact("scenes_doubtful", doubtful_scenes)
        quoting.register(price=price_of_a_picture, outdated=outdated_scenes)
        reminding.register(remind)
        sweeping.register("attempts", sweep_attempts)
        sweeping.register("photos", sweep_photos)
        sweeping.register("accounts", sweep_accounts)
        sweeping.register("checks", sweep_checks)
