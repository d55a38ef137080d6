"""A new title, step by step."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import wizard

TITLE = "new/<int:proposal>/"

urlpatterns: list[URLPattern] = [
    path("new/", wizard.new_title, name="new-title"),
    path(TITLE, wizard.continue_title, name="continue-title"),
    path(TITLE + "make/", wizard.make, name="make-title"),
    path(TITLE + "discard/", wizard.discard, name="discard-title"),
    path(TITLE + "<slug:step>/", wizard.title_step, name="title-step"),
]
