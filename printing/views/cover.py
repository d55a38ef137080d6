"""The cover's screen: as the press makes it, its words to edit, how it stands, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from books.cover_changes import changes
from books.cover_checks import mismatches, missing
from books.cover_fields import (
    LONGEST_BLURB,
    LONGEST_LINE,
    LONGEST_NAME,
    endpapers_of,
    logos_of,
    seen_of,
)
from books.covers import (
    COVERS,
    cover_is_approved,
    cover_scene,
    facts_of,
    flap_told,
    geometry_of,
    hash_of,
)
from books.enums import Approval, Barcode, SceneState
from books.errors import NotReady
from books.models import Edition, Scene
from books.printers import profile_of
from books.proofs import EDGES
from books.queries import pages_of
from books.showing import SCENE, SCENE_KIND, Badge
from books.views.finding import find_edition
from printing.enums import IN_FLIGHT, RunPart
from printing.operations.cover import parts_of
from printing.operations.cover_proof import cover_key, prove_cover
from printing.press.cover_geometry import CoverError, CoverGeometry
from printing.press.geometry import Box
from printing.showing import PART

ASK_AGAIN = "private, no-cache"
SETS = {
    Barcode.OWN.value: _("The press sets it"),
    Barcode.PRINTER.value: _("The printer sets it; its place is kept free"),
    Barcode.NONE.value: _("No barcode"),
}
APPROVED = Badge(_("Approved"), "circle-check", "good")
CHANGED = Badge(_("Changed since it was approved"), "alert-triangle", "warn")
WAITS = Badge(_("Waits for approval"), "circle-dashed", "look")


@dataclass(frozen=True)
class Side:
    """A cover's scene, or its absence, as the screen shows it."""

    kind: str
    title: Any
    scene: Scene | None
    state: Badge | None


@dataclass(frozen=True)
class Guide:
    """A box of the geometry as SVG has it: origin top-left, points."""

    layer: str
    x: float
    y: float
    width: float
    height: float


@require_safe
def cover(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the edition's cover."""
    return show_cover(request, find_edition(book, edition))


@require_safe
def cover_picture(request: HttpRequest, book: str, edition: int, edge: int) -> HttpResponse:
    """Answer the whole cover (WebP) at a longer edge of 512, 1024 or 2048 pixels.

    A cover the press cannot lay out is answered with the press's sentence (409).
    """
    if edge not in EDGES:
        raise Http404
    found = find_edition(book, edition)
    answer: HttpResponse
    try:
        proof = prove_cover(found, found.pages.count(), edge=edge)
    except NotReady as error:
        answer = HttpResponse(str(error), status=error.status, content_type="text/plain")
    else:
        tag = f'"{proof.sha256[:32]}"'
        if request.headers.get("If-None-Match") == tag:
            answer = HttpResponseNotModified()
        else:
            answer = HttpResponse(proof.data, content_type="image/webp")
        answer["ETag"] = tag
    answer["Cache-Control"] = ASK_AGAIN
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def show_cover(request: HttpRequest, edition: Edition, status: int = 200) -> HttpResponse:
    """Render the cover's screen, the form as it was sent where a deed failed."""
    sent = request.POST if request.method == "POST" and "seen" in request.POST else None
    pages = pages_of(edition)
    told: dict[str, Any] = {
        "book": edition.book,
        "edition": edition,
        "pages": len(pages),
        "profile": profile_of(edition),
        "sides": [_side(edition, kind) for kind in COVERS],
        "sent": sent,
        "form": sent or edition,
        "price": sent.get("price", "") if sent else _price(edition),
        "logo": sent.get("logo", "") if sent else str(edition.logo_id or ""),
        "flap": sent.get("flap_in", "") if sent else flap_told(edition),
        "endpapers": sent.get("endpapers", "") if sent else str(edition.endpapers_id or ""),
        "cased": RunPart.JACKET in parts_of(edition),
        "papers": list(endpapers_of(edition)),
        "spine_text": bool(sent.get("spine_text")) if sent else edition.spine_text,
        "seen": seen_of(edition),
        "logos": list(logos_of(edition)),
        "barcodes": SETS,
        "longest": {"blurb": LONGEST_BLURB, "line": LONGEST_LINE, "name": LONGEST_NAME},
        "tab": "cover",
    }
    return render(
        request, "printing/cover.html", told | _standing(edition, pages, len(pages)), status=status
    )


def _standing(edition: Edition, pages: list[Any], count: int) -> dict[str, Any]:
    """How the cover stands: measured, approved, what changed, what is against it, its runs."""
    geometry, trouble = _measured(edition, count)
    approved, facts = cover_is_approved(edition, count), facts_of(edition, count)
    was = edition.cover_state == Approval.APPROVED
    runs = list(_runs(edition))
    return {
        "geometry": geometry,
        "trouble": trouble,
        "guides": guides_of(geometry) if geometry else [],
        "proof": cover_key(edition, count)[:16] if geometry else "",
        "size": _inches(geometry),
        "state": APPROVED if approved else CHANGED if was else WAITS,
        "approved": approved,
        "changed": [] if approved else changes(edition.cover_bound, facts),
        "looked": hash_of(facts),
        "against": [*missing(edition), *mismatches(edition, pages)],
        "runs": runs,
        "under_way": any(run.state in IN_FLIGHT for run in runs),
        "parts": [(part.value, PART[part.value]) for part in parts_of(edition)],
    }


def guides_of(geometry: CoverGeometry) -> list[Guide]:
    """Return the boxes the screen draws over the cover, the outer ones first."""
    named = [
        ("trim", geometry.trim_box),
        ("fold", geometry.spine_box),
        *(("fold", box) for box in geometry.hinge_boxes),
        ("safe", geometry.back_live),
        ("safe", geometry.front_live),
        ("room", geometry.barcode_box),
    ]
    return [_guide(layer, box, geometry.height) for layer, box in named]


def _guide(layer: str, box: Box, height: float) -> Guide:
    return Guide(layer, box[0], height - box[3], box[2] - box[0], box[3] - box[1])


def _measured(edition: Edition, pages: int) -> tuple[CoverGeometry | None, str]:
    if not pages:
        return None, str(_("The edition has no pages here, so its spine has no width."))
    try:
        return geometry_of(edition, pages), ""
    except (CoverError, ValueError) as error:
        return None, str(error)


def _inches(geometry: CoverGeometry | None) -> dict[str, float]:
    if geometry is None:
        return {}
    wide, high = geometry.width / 72, geometry.height / 72
    return {"width": wide, "height": high, "spine": float(geometry.spine_in)}


def _side(edition: Edition, kind: Any) -> Side:
    scene = cover_scene(edition.book, kind)
    state = SCENE[SceneState(scene.state)] if scene else None
    return Side(kind.value, SCENE_KIND[kind], scene, state)


def _runs(edition: Edition) -> Any:
    runs = edition.print_runs.exclude(part=RunPart.INTERIOR.value)
    return runs.defer("script", "report", "report_page").order_by("-n")[:6]


def _price(edition: Edition) -> str:
    return str(edition.price) if edition.price is not None else ""
