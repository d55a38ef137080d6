"""The trunk: publishers, books, pages, and what has been approved."""

from __future__ import annotations

from django.apps import AppConfig


class BooksConfig(AppConfig):
    name = "books"

    def ready(self) -> None:
        """Put the trunk's sweep on the list of the one sweeper."""
        import books.receivers  # noqa: F401, PLC0415  (connects the receivers)
        from books import sweeping  # noqa: PLC0415  (models are loaded only now)
        from books.operations.abandoned import received_names, sweep_uploads  # noqa: PLC0415  (same)
        from books.operations.orphans import add_naming, sweep_orphans  # noqa: PLC0415  (same)
        from books.operations.renditions import sweep_renditions  # noqa: PLC0415  (same)
        from books.operations.tokens import forget_answers  # noqa: PLC0415  (same)
        from books.sessions import sweep_sessions  # noqa: PLC0415  (same)
        from books.statistics import sweep_statistics  # noqa: PLC0415  (same)

        sweeping.register("sessions", sweep_sessions)
        sweeping.register("renditions", sweep_renditions)
        sweeping.register("uploads", sweep_uploads)
        sweeping.register("orphans", sweep_orphans)
        sweeping.register("answers", forget_answers)
        sweeping.register("statistics", sweep_statistics)
        add_naming(received_names)
