"""Doors under p/<publisher>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import (
    ai_use,
    book,
    character,
    evidence,
    own_edition,
    photo,
    progress,
    scene,
    words,
)

BOOK = "books/<slug:book>/"
CHARACTER = BOOK + "characters/<int:position>/"
SCENE = BOOK + "scenes/<int:position>/"
EDITION = BOOK + "e<int:edition>/"

urlpatterns: list[URLPattern] = [
    path(EDITION + "ai-use/", ai_use.ai_use, name="ai-use"),
    path(EDITION + "ai-use/say/", ai_use.say_authorship, name="say-authorship"),
    path(EDITION + "ai-use/place/", ai_use.place_statement, name="place-ai-statement"),
    path(EDITION + "ai-use/settle/", ai_use.settle_statement, name="settle-ai-statement"),
    path(EDITION + "provenance.json", ai_use.provenance_file, name="provenance-file"),
    path(BOOK + "words/", words.stopped_words, name="stopped-words"),
    path(BOOK + "words/release/", words.release_words, name="release-words"),
    path(BOOK + "words/<int:released>/hold/", words.hold_words, name="hold-words"),
    path(BOOK + "draw/", book.draw_book, name="draw-book"),
    path(BOOK + "progress/", progress.book_progress, name="book-progress"),
    path(CHARACTER, character.character, name="character"),
    path(CHARACTER + "draw/", character.draw_sheet, name="draw-sheet"),
    path(CHARACTER + "approve/", character.approve_sheet, name="approve-sheet"),
    path(CHARACTER + "photo/", photo.character_photo, name="character-photo"),
    path(CHARACTER + "photo/delete/", photo.delete_photo, name="delete-photo"),
    path("photos/", photo.photos, name="photos"),
    path("photos/<int:photo>/", photo.photo_receipt, name="photo-receipt"),
    path("photos/<int:photo>/receipt.json", photo.photo_receipt_file, name="photo-receipt-file"),
    path(BOOK + "own/", own_edition.own_edition, name="own-edition"),
    path(BOOK + "flagged/", evidence.picture_checks, name="picture-checks"),
    path("artworks/<int:artwork>/seen/<int:n>/", evidence.evidence_crop, name="evidence-crop"),
    path("artworks/<int:artwork>/fine/", evidence.clear_check, name="clear-check"),
    path(SCENE, scene.scene, name="scene"),
    path(SCENE + "approve/", scene.approve_scene, name="approve-scene"),
    path(SCENE + "ask-changes/", scene.ask_changes, name="ask-changes"),
    path(SCENE + "redo/", scene.redo_scene, name="redo-scene"),
]
