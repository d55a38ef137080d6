"""Handing in pictures at the desk, and how far each is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from books.errors import OctavoError, Refused
from books.handing_in import Place, standing_of
from books.models import Upload
from books.operations.uploads import receive_upload
from books.views.answering import answer
from books.views.finding import find_book, find_character, find_scene, member_of
from books.views.links import character_url, pictures_url, scene_url


@require_POST
def upload_to_scene(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Take files for a scene; each becomes a candidate once a worker has read it."""
    scene = find_scene(book, position)
    then = scene_url(scene, member_of(request).publisher.slug)
    return _take_files(request, Place(scene.book, scene=scene), then)


@require_POST
def upload_to_character(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Take files for a character; each becomes a version of its sheet."""
    character = find_character(book, position)
    then = character_url(character, member_of(request).publisher.slug)
    return _take_files(request, Place(character.book, character=character), then)


@require_POST
def upload_to_book(request: HttpRequest, book: str) -> HttpResponse:
    """Take files for a book; each is kept unplaced until somebody places it."""
    found = find_book(book)
    return _take_files(request, Place(found), pictures_url(found))


@require_safe
def upload_progress(request: HttpRequest, book: str) -> HttpResponse:
    """Answer the list alone; with `seen` older than what is decided the screen is shown anew."""
    place = _place(request, book)
    standing = standing_of(place, timezone.now())
    seen = request.GET.get("seen", "")
    told = {"place": place, "standing": standing, "again": _screen(request, place)}
    fresh = seen not in ("", str(standing.decided))
    return render(request, "books/upload_list.html", told | {"fresh": fresh})


def _take_files(request: HttpRequest, place: Place, then: str) -> HttpResponse:
    """Receive every file of the form. Each that cannot be received says so; the others stand."""
    failures: list[OctavoError] = []

    def receive_all() -> list[Upload]:
        files = [file for file in request.FILES.getlist("pictures") if file.name]
        if not files:
            raise Refused(_("Choose at least one picture. Nothing was handed in."))
        received = []
        for file in files:
            try:
                received.append(_receive(file, place, request))
            except OctavoError as error:
                failures.append(error)
        if not received:
            raise failures.pop()
        return received

    response = answer(
        request,
        receive_all,
        told=_told,
        then=then,
        again=lambda status: _again(request, place, status),
    )
    for error in failures:
        messages.error(request, str(error))
    return response


def _receive(file: UploadedFile[Any], place: Place, request: HttpRequest) -> Upload:
    assert file.file is not None
    return receive_upload(
        book=place.book,
        scene=place.scene,
        character=place.character,
        name=file.name or "",
        content=file.file,
        by=member_of(request),
    )


def _told(received: list[Upload]) -> str:
    return ngettext(
        "%(name)s is handed in; a worker reads it now.",
        "%(n)d pictures are handed in; a worker reads them one after the other.",
        len(received),
    ) % {"name": received[0].name, "n": len(received)}


def _again(request: HttpRequest, place: Place, status: int) -> HttpResponse:
    """The form by itself with the sentence above it, and the way back."""
    subject = place.scene or place.character or place.book
    told = {"book": place.book, "subject": subject, "back": _screen(request, place), "tab": "book"}
    return render(request, "books/upload_again.html", told, status=status)


def _place(request: HttpRequest, slug: str) -> Place:
    book = find_book(slug)
    for word, find in (("scene", find_scene), ("character", find_character)):
        position = request.GET.get(word, "")
        if position:
            if not (position.isascii() and position.isdigit() and len(position) < 6):
                raise Http404
            return Place(book, **{word: find(slug, int(position))})  # type: ignore[arg-type]
    return Place(book)


def _screen(request: HttpRequest, place: Place) -> str:
    publisher = member_of(request).publisher.slug
    if place.scene is not None:
        return scene_url(place.scene, publisher)
    if place.character is not None:
        return character_url(place.character, publisher)
    return pictures_url(place.book)
