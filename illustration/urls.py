"""Doors under p/<publisher>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import book, character, progress, scene

BOOK = "books/<slug:book>/"
CHARACTER = BOOK + "characters/<int:position>/"
SCENE = BOOK + "scenes/<int:position>/"

urlpatterns: list[URLPattern] = [
    path(BOOK + "draw/", book.draw_book, name="draw-book"),
    path(BOOK + "progress/", progress.book_progress, name="book-progress"),
    path(CHARACTER, character.character, name="character"),
    path(CHARACTER + "draw/", character.draw_sheet, name="draw-sheet"),
    path(CHARACTER + "approve/", character.approve_sheet, name="approve-sheet"),
    path(SCENE, scene.scene, name="scene"),
    path(SCENE + "approve/", scene.approve_scene, name="approve-scene"),
    path(SCENE + "ask-changes/", scene.ask_changes, name="ask-changes"),
    path(SCENE + "redo/", scene.redo_scene, name="redo-scene"),
]
