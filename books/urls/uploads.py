"""Pictures handed in."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import placing, uploads

BOOK = "books/<slug:book>/"

urlpatterns: list[URLPattern] = [
    path(BOOK + "pictures/", placing.pictures, name="book-pictures"),
    path(BOOK + "pictures/upload/", uploads.upload_to_book, name="upload-to-book"),
    path(BOOK + "pictures/<int:artwork>/place/", placing.place_picture, name="place-picture"),
    path(BOOK + "uploads/", uploads.upload_progress, name="upload-progress"),
    path(BOOK + "scenes/<int:position>/upload/", uploads.upload_to_scene, name="upload-to-scene"),
    path(
        BOOK + "characters/<int:position>/upload/",
        uploads.upload_to_character,
        name="upload-to-character",
    ),
]
