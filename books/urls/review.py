"""What waits for a decision, and sending a page back."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.urls.desk import PAGE
from books.views import review

urlpatterns: list[URLPattern] = [
    path("review/", review.inbox, name="review"),
    path(PAGE + "ask/<str:what>/", review.ask_page_changes, name="ask-page-changes"),
]
