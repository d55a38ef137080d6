"""Titles, books, pages and their pictures."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import arrangement, book, history, page, picture, titles

PAGE = "books/<slug:book>/e<int:edition>/pages/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("", titles.titles, name="titles"),
    path("books/<slug:book>/", book.book, name="book"),
    path(
        "books/<slug:book>/e<int:edition>/approve/<str:what>/",
        book.approve_pages,
        name="approve-pages",
    ),
    path(
        "books/<slug:book>/e<int:edition>/scenes/<int:position>/arrange/",
        arrangement.arrange_scene,
        name="arrange-scene",
    ),
    path("books/<slug:book>/history/", history.events, name="events"),
    path(PAGE, page.page, name="page"),
    path(PAGE + "approve-text/", page.approve_text, name="approve-text"),
    path(PAGE + "approve-layout/", page.approve_layout, name="approve-layout"),
    path(PAGE + "text/", page.edit_text, name="edit-text"),
    path("pictures/<int:artwork>/<int:edge>/", picture.picture, name="picture"),
]
