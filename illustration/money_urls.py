"""Doors under p/<publisher>/ for costs, caps and what waits."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import costs, ledger, queue

BOOK = "books/<slug:book>/"
ATTEMPT = "queue/<uuid:attempt>/"

urlpatterns: list[URLPattern] = [
    path("money/", ledger.ledger, name="ledger"),
    path("money/ledger.csv", ledger.ledger_file, name="ledger-file"),
    path("money/caps/", costs.set_cap, name="set-cap"),
    path(BOOK + "costs/", costs.book_costs, name="book-costs"),
    path("queue/", queue.queue, name="queue"),
    path(BOOK + "queue/", queue.book_queue, name="book-queue"),
    path(ATTEMPT + "draw-again/", queue.draw_again, name="draw-again"),
    path(ATTEMPT + "was-not-charged/", queue.was_not_charged, name="was-not-charged"),
    path(ATTEMPT + "cancel/", queue.cancel_drawing, name="cancel-drawing"),
]
