"""A child's photo at the desk: handed in with consent, deleted, and its receipt. Never shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from books.enums import Act
from books.errors import NotReady, Refused
from books.models import Character
from books.rules import require
from books.views.answering import answer
from books.views.finding import find_character, member_of
from books.views.links import character_url
from illustration.enums import PhotoEnd
from illustration.models import ChildPhoto
from illustration.operations.photos import delete_photo as delete_photo_of
from illustration.operations.photos import hand_in_photo
from illustration.photos import CONSENT, living_photo
from illustration.receipts import receipt_of
from illustration.studio import photo as rules

SHOWN = 200
LOOKS = ("hair_type", "hair_colour", "skin")


@require_http_methods(["GET", "HEAD", "POST"])
def character_photo(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show the form and what was handed in before, or take a photo."""
    found = find_character(book, position)
    if request.method != "POST":
        return _form(request, found)
    return answer(
        request,
        lambda: _take(request, found),
        told=lambda photo: (
            _("The photo for %(name)s is kept until the sheet is approved, a day at most.")
            % {"name": found.name}
        ),
        then=character_url(found, member_of(request).publisher.slug),
        again=lambda status: _form(request, find_character(book, position), status),
    )


@require_POST
def delete_photo(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Delete the character's photo now."""
    found = find_character(book, position)
    return answer(
        request,
        lambda: _delete(request, found),
        told=lambda photo: _("The photo is deleted. Its receipt says what was done."),
        then=lambda photo: reverse(
            "photo-receipt", args=[member_of(request).publisher.slug, photo.pk]
        ),
        again=lambda status: _form(request, found, status),
    )


@require_safe
def photos(request: HttpRequest) -> HttpResponse:
    """List the publisher's photos: those that are kept, and the receipts of those that are not."""
    rows = ChildPhoto.objects.order_by("-id")[:SHOWN]
    return render(request, "illustration/photos.html", {"photos": rows, "tab": "photos"})


@require_safe
def photo_receipt(request: HttpRequest, photo: int) -> HttpResponse:
    """Show a photo's receipt, to be printed."""
    found = get_object_or_404(ChildPhoto, pk=photo)
    told = {"photo": found, "receipt": receipt_of(found), "tab": "photos"}
    return render(request, "illustration/photo_receipt.html", told)


@require_safe
def photo_receipt_file(request: HttpRequest, photo: int) -> HttpResponse:
    """Give a photo's receipt as JSON."""
    found = get_object_or_404(ChildPhoto, pk=photo)
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="photo-receipt-{found.pk}.json"',
    }
    return JsonResponse(
        receipt_of(found), headers=headers, json_dumps_params={"indent": 2, "ensure_ascii": False}
    )


def photo_words() -> dict[str, Any]:
    """Return what both forms say of a photo, and the looks they offer."""
    return {
        "hair_types": rules.HAIR_TYPES,
        "hair_colours": rules.HAIR_COLOURS,
        "skin_tones": rules.SKIN_TONES,
        "consent": CONSENT,
        "most_bytes": rules.MOST_BYTES,
        "most_megabytes": rules.MOST_BYTES // 1_000_000,
    }


def looks_of(request: HttpRequest, *, needed: bool = False) -> dict[str, str]:
    """Return the words for "hair" and "skin" that a form chose, "" for both where it chose none.

    Raises Refused where some are missing (or all, where they are `needed`) or not of the lists.
    """
    chosen = [request.POST.get(word, "") for word in LOOKS]
    if not needed and not any(chosen):
        return {"hair": "", "skin": ""}
    try:
        hair, skin = rules.traits_taken(*chosen)
    except ValueError:
        raise Refused(
            _("Choose hair type, hair colour and skin tone from the lists. Nothing was kept.")
        ) from None
    return {"hair": hair, "skin": skin}


def _take(request: HttpRequest, character: Character) -> ChildPhoto:
    require(member_of(request), Act.EDIT)
    file = request.FILES.get("photo")
    if file is None:
        raise Refused(_("Choose a photo. Nothing was handed in."))
    return hand_in_photo(
        character=character,
        data=file.read(),
        consent_by=request.POST.get("guardian", ""),
        agreed=request.POST.get("agreed") == "yes",
        traits=looks_of(request, needed=True),
        by=member_of(request),
    )


def _delete(request: HttpRequest, character: Character) -> ChildPhoto:
    require(member_of(request), Act.EDIT)
    photo = living_photo(character)
    if photo is None:
        raise NotReady(_("There is no photo to delete: it is gone already. Nothing was changed."))
    if not delete_photo_of(photo=photo, why=PhotoEnd.ASKED, by=member_of(request)):
        raise NotReady(
            _(
                "No request takes the photo along any more. The storage does not answer; its file"
                " is deleted by itself as soon as it does."
            )
        )
    return photo


def _form(request: HttpRequest, character: Character, status: int = 200) -> HttpResponse:
    told = {
        "book": character.book,
        "character": character,
        "photo": living_photo(character),
        "earlier": ChildPhoto.objects.filter(
            character_id=character.pk, deleted_at__isnull=False
        ).order_by("-id")[:SHOWN],
        "typed": {word: request.POST.get(word, "") for word in (*LOOKS, "guardian")},
        "tab": "cast",
        **photo_words(),
    }
    return render(request, "illustration/photo.html", told, status=status)
