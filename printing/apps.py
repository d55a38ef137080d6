"""Turns approved pages into a file a printer accepts."""

from __future__ import annotations

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "printing"

    def ready(self) -> None:
        """Put the print-run sweep on the list of the one sweeper, and pressing on the stages."""
        import printing.receivers  # noqa: F401, PLC0415  (connects the receivers)
        from books import stage, sweeping, voiding  # noqa: PLC0415  (apps are loaded only now)
        from books.operations import orphans, titles  # noqa: PLC0415  (same)
        from printing.operations.leftovers import sweep_leftovers  # noqa: PLC0415  (same)
        from printing.operations.proofs_sweep import sweep_proofs  # noqa: PLC0415  (same)
        from printing.operations.sweep import sweep_runs  # noqa: PLC0415  (same)
        from printing.queries import (  # noqa: PLC0415  (same)
            in_the_trade,
            pressed,
            print_files,
            runs_that_stay,
        )

        sweeping.register("print runs", sweep_runs)
        sweeping.register("proofs", sweep_proofs)
        sweeping.register("leftovers", sweep_leftovers)
        orphans.add_naming(print_files)
        titles.add_protection(runs_that_stay)
        voiding.add_trade(in_the_trade)
        stage.add_fact("pressed", pressed)
