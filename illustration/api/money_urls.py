"""Addresses under /api/v1/ for quotes, caps, the ledger and the queue."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.api import money_views as views

TITLE = "titles/<slug:book>/"
ATTEMPT = "attempts/<uuid:attempt>/"

urlpatterns: list[URLPattern] = [
    path(TITLE + "quote/", views.TitleQuote.as_view(), name="api-quote"),
    path(TITLE + "budgets/", views.TitleBudgets.as_view(), name="api-title-budgets"),
    path(TITLE + "page-prices/", views.TitlePagePrices.as_view(), name="api-page-prices"),
    path("budgets/", views.Budgets.as_view(), name="api-budgets"),
    path("ledger/", views.Ledger.as_view(), name="api-ledger"),
    path("ledger/sums/", views.LedgerSums.as_view(), name="api-ledger-sums"),
    path("queue/", views.Queue.as_view(), name="api-queue"),
    path(ATTEMPT + "draw-again/", views.DrawAgain.as_view(), name="api-draw-again"),
    path(ATTEMPT + "was-not-charged/", views.WasNotCharged.as_view(), name="api-was-not-charged"),
    path(ATTEMPT + "cancel/", views.CancelDrawing.as_view(), name="api-cancel-drawing"),
]
