"""How pages are set: templates, art short of the bleed, subjects."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import dressing, subjects

BOOK = "books/<slug:book>/"
EDITION = BOOK + "e<int:edition>/"
PAGE = EDITION + "pages/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(PAGE + "template/", dressing.set_page_template, name="set-page-template"),
    path(PAGE + "short-art/", dressing.choose_page_short_art, name="choose-page-short-art"),
    path(EDITION + "short-art/", dressing.choose_short_art, name="choose-short-art"),
    path(BOOK + "pictures/<int:artwork>/subjects/", subjects.subjects, name="subjects"),
]
