"""A title's name, credits and ISBNs; duplicating, archiving and deleting it."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import editions, facts, title

BOOK = "books/<slug:book>/"

urlpatterns: list[URLPattern] = [
    path(BOOK + "editions/add/", editions.add_edition, name="add-edition"),
    path(BOOK + "facts/", facts.facts, name="facts"),
    path(BOOK + "facts/change/", facts.change_title, name="change-title"),
    path(BOOK + "e<int:edition>/facts/", facts.change_edition, name="change-edition"),
    path(BOOK + "duplicate/", title.duplicate_title, name="duplicate-title"),
    path(BOOK + "archive/", title.archive_title, name="archive-title"),
    path(BOOK + "restore/", title.restore_title, name="restore-title"),
    path(BOOK + "delete/", title.delete_title, name="delete-title"),
]
