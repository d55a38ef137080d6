"""What was changed since a cover was approved, told so that a person knows what to do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NAMES = {
    "title": gettext_lazy("the title"),
    "author": gettext_lazy("the author"),
    "illustrator": gettext_lazy("the illustrator"),
    "credited": gettext_lazy("the book's credits"),
    "publisher": gettext_lazy("the publisher's name"),
    "language": gettext_lazy("the language"),
    "blurb": gettext_lazy("the blurb"),
    "price": gettext_lazy("the price"),
    "age_line": gettext_lazy("the age line"),
    "isbn": gettext_lazy("the ISBN"),
    "barcode": gettext_lazy("the barcode"),
    "spine_text": gettext_lazy("the words on the spine"),
    "front": gettext_lazy("the front picture"),
    "back": gettext_lazy("the back picture"),
    "logo": gettext_lazy("the logo"),
    "endpapers": gettext_lazy("the picture of the endpapers"),
    "printer": gettext_lazy("the printer or its profile"),
    "trim": gettext_lazy("the trim"),
    "stock": gettext_lazy("the paper"),
    "template": gettext_lazy("the numbers typed from the printer's template"),
}


def changes(bound: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return a sentence each about what differs, the spine first; [] where nothing was bound."""
    return list(_told(bound, now)) if bound else []


def _told(bound: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    if (bound.get("pages"), bound.get("spine_in")) != (now["pages"], now["spine_in"]):
        yield spine_sentence(bound, now)
    was, new = (Decimal(facts.get("flap_in", "3.25")) for facts in (bound, now))
    if was != new:
        yield flap_sentence(was, new)
    changed = [str(name) for key, name in NAMES.items() if bound.get(key) != now.get(key)]
    if changed:
        yield _("Changed since it was approved: %(what)s.") % {"what": ", ".join(changed)}


def flap_sentence(was: Decimal, new: Decimal) -> str:
    """Return by how much a jacket's flaps changed, in inches, and the whole sheet with them."""
    told = {
        "was": f"{was:f}",
        "new": f"{new:f}",
        "off": f"{abs(new - was):f}",
        "sheet": f"{2 * abs(new - was):f}",
    }
    if new > was:
        return (
            _(
                "The jacket's flaps were %(was)s in and are %(new)s in: %(off)s in wider each, the "
                "sheet %(sheet)s in."
            )
            % told
        )
    return (
        _(
            "The jacket's flaps were %(was)s in and are %(new)s in: %(off)s in narrower each, the "
            "sheet %(sheet)s in."
        )
        % told
    )


def spine_sentence(bound: dict[str, Any], now: dict[str, Any]) -> str:
    """Return by how much the spine changed, in inches, and between which page counts."""
    was, new = bound.get("spine_in", ""), now["spine_in"]
    if not (was and new):
        return _(
            "The cover was made for %(before)s pages and the book has %(pages)s: type the numbers "
            "of a new template from the printer."
        ) % {"before": bound.get("pages"), "pages": now["pages"]}
    off = float(new) - float(was)
    told = {
        "was": was,
        "new": new,
        "before": bound["pages"],
        "pages": now["pages"],
        "off": f"{abs(off):.4f}",
        "way": _("wider") if off > 0 else _("narrower"),
    }
    if not off:
        return (
            _("The book had %(before)s pages and has %(pages)s; the spine stays %(new)s in.") % told
        )
    return (
        _(
            "The spine was %(was)s in for %(before)s pages and is %(new)s in for %(pages)s: "
            "%(off)s in %(way)s."
        )
        % told
    )
