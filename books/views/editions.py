"""Adding an edition to a book that exists: looked at first, then saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from books import storing
from books.answers import ARRANGEMENTS
from books.drafting import EditionWish
from books.enums import Act
from books.errors import NoPublisher, NotAllowed, OctavoError, Refused
from books.languages import languages, script_not_set
from books.manuscript.draft import BookDraft
from books.models import Book, Edition
from books.operations import editions as deeds
from books.operations.proposals import MAX_BYTES, PASTED, check_size, read_manuscript
from books.previewing import EditionPreview, shown_edition
from books.printers import (
    USUAL_PRINTER,
    custom_sizes,
    is_offered,
    printers,
    stocks_of,
    trims_of,
)
from books.rules import require
from books.views.finding import find_book, member_of
from books.views.links import edition_url
from books.views.wizard_reading import ANOTHER

Told = dict[str, Any]
_SALT = "manuscript of a further edition"
# A file that was looked at is kept as long as the orphan sweep spares it.
_A_DAY = 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def add_edition(request: HttpRequest, book: str) -> HttpResponse:
    """Show the form, or a further edition as it would be, or save it."""
    found, member = find_book(book), member_of(request)
    try:
        require(member, Act.IMPORT)
    except NotAllowed as error:
        told = {"why": str(error), "heading": _("Editions are added by owners and editors")}
        return render(request, "books/wizard/refused.html", told, status=403)
    first = found.editions.order_by("number").first()
    if request.method != "POST":
        return _form(request, found, _as_first(request, first))
    told = _typed(request, first)
    if "look" in request.POST:
        return _form(request, found, told)
    try:
        told |= _kept_file(request)
        if "preview" in request.POST:
            further = deeds.try_edition(**_asked(found, told), by=member)
            return _form(request, found, told, shown_edition(further))
        edition = deeds.add_edition(**_asked(found, told), by=member)
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        shown = _form(request, found, told, status=error.status)
        shown["HX-Push-Url"] = "false"
        return shown
    messages.success(
        request,
        _("Edition %(n)s is added. Its words and layouts are to be approved.")
        % {"n": edition.number},
    )
    return redirect(edition_url(edition))


def _as_first(request: HttpRequest, first: Edition | None) -> Told:
    """What the form begins with: the first edition's printing, and a language out of the link."""
    asked = request.GET.get("language", "")[:20]
    told: Told = {"language": asked or (first.language if first else "en"), "isbn": "", "text": ""}
    return told | {
        "printer": first.printer if first else USUAL_PRINTER,
        "trim": first.trim if first else "",
        "stock": first.stock if first else "",
        "bleed": first.bleed if first else True,
        "arrangement": "auto",
        "kept": "",
        "file_name": "",
    }


def _typed(request: HttpRequest, first: Edition | None) -> Told:
    form = request.POST
    code = form.get("language", "")
    told = {word: form.get(word, "").strip() for word in ("printer", "trim", "stock", "isbn")}
    return told | {
        "language": form.get("code", "").strip() if code == ANOTHER else code,
        "bleed": form.get("bleed") == "on",
        "arrangement": form.get("arrangement", "auto"),
        "text": form.get("text", ""),
        "kept": "" if form.get("drop") == "on" else form.get("kept", ""),
        "file_name": "",
    }


def _kept_file(request: HttpRequest) -> Told:
    """Keep a file that was handed in, so that it need not be handed in again after the preview.

    What the form carries is signed for this publisher: nobody names another's file.
    """
    file, publisher = request.FILES.get("file"), member_of(request).publisher_id
    if file is None or file.size is None:
        return {}
    check_size(file.size)
    name = (file.name or PASTED)[-200:]
    suffix = f".{name.rpartition('.')[2].casefold()[:7]}" if "." in name else ""
    stored, _digest = storing.keep(file.read(), publisher_id=publisher, suffix=suffix)
    return {"kept": signing.dumps([publisher, stored, name], salt=_SALT)}


def _file_of(kept: str, publisher: int) -> tuple[str, str]:
    """Return (name in the storage, name as handed in) of a kept file. Raises Refused."""
    try:
        owner, stored, name = signing.loads(kept, salt=_SALT, max_age=_A_DAY)
    except signing.BadSignature:
        owner, stored, name = 0, "", ""
    if owner != publisher:
        raise Refused(_("The file is not kept any more. Nothing was saved; hand it in again."))
    return stored, name


def _asked(book: Book, told: Told) -> Told:
    return {
        "book": book,
        "draft": _draft(book, told),
        "wish": EditionWish(
            told["printer"], told["trim"], told["arrangement"], told["stock"], told["bleed"]
        ),
        "language": told["language"],
        "isbn": told["isbn"],
    }


def _draft(book: Book, told: Told) -> BookDraft | None:
    """The manuscript: the file, else the pasted text; None where neither is there."""
    if told["kept"]:
        stored, name = _file_of(told["kept"], book.publisher_id)
        try:
            return read_manuscript(name, storing.read(stored), told["language"])
        except FileNotFoundError as error:
            raise Refused(
                _("The file is not kept any more. Nothing was saved; hand it in again.")
            ) from error
    if not told["text"].strip():
        return None
    data = told["text"].encode()
    check_size(len(data))
    return read_manuscript(PASTED, data, told["language"])


def _form(
    request: HttpRequest,
    book: Book,
    told: Told,
    preview: EditionPreview | None = None,
    status: int = 200,
) -> HttpResponse:
    printer = told["printer"] if is_offered(told["printer"]) else USUAL_PRINTER
    stocks = stocks_of(printer)
    stock = told["stock"] if told["stock"] in [each.code for each in stocks] else stocks[0].code
    names = languages()
    shown = told | {
        "book": book,
        "printer": printer,
        "stock": stock,
        "file_name": _name_of(told["kept"], book.publisher_id),
        "printers": printers(),
        "stocks": stocks,
        "trims": trims_of(printer, stock, bleed=told["bleed"]),
        "custom": custom_sizes(printer),
        "arrangements": ARRANGEMENTS,
        "languages": names,
        "language_known": told["language"] in dict(names),
        "script": script_not_set(told["language"]),
        "have_words": list(book.editions.values_list("language", flat=True)),
        "most": MAX_BYTES // 1048576,
        "preview": preview,
    }
    return render(request, "books/add_edition.html", shown, status=status)


def _name_of(kept: str, publisher: int) -> str:
    try:
        return _file_of(kept, publisher)[1] if kept else ""
    except Refused:
        return ""
