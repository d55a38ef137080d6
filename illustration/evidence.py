"""What was seen on a picture, as people read it: verdicts, colours, numbers, and what to crop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from books.models import Artwork, Book
from books.showing import Badge
from illustration.enums import Verdict
from illustration.models import PictureCheck
from illustration.plugged import BUILT_IN
from illustration.studio.order import PixelBox

VERDICT = {
    Verdict.AS_APPROVED: Badge(_("As on the sheet"), "circle-check", "good"),
    Verdict.DRIFTED: Badge(_("Not as on the sheet"), "alert-triangle", "warn"),
    Verdict.CANNOT_JUDGE: Badge(_("Cannot be judged"), "circle-dashed", "quiet"),
}
SEVERITY = {
    "refused": Badge(_("Not what was asked for"), "alert-triangle", "bad"),
    "flagged": Badge(_("Look at this"), "alert-triangle", "warn"),
    "warning": Badge(_("Mind this"), "info-circle", "quiet"),
}
# A colour or a kind alone does not say what it is of.
WHAT = {
    "hair": _("Hair"),
    "body": _("Body"),
    "skin": _("Skin"),
    "eyes": _("Eyes"),
    "species": _("Species"),
}
# A finding of these kinds speaks of one place; the others of the whole picture.
OF_A_PLACE = frozenset({"busy"})


@dataclass(frozen=True)
class Trait:
    """One trait of a figure; `n` is its crop's number, None where there is no place to show."""

    n: int | None
    told: dict[str, Any]
    badge: Badge

    @property
    def label(self) -> str:
        """What was looked for: "Eyes: amber"; of what is worn, and of other judges', the words."""
        words, what = self.told["words"], WHAT.get(self.told["key"])
        return f"{what}: {words}" if what and words else words or self.told["key"]

    @property
    def percent(self) -> int | None:
        """The score in percent: 0 as on the sheet, 100 nothing of it found."""
        score = self.told["score"]
        return None if score is None else round(100 * score)


@dataclass(frozen=True)
class FigureSeen:
    """A character on the picture beside its approved sheet."""

    name: str
    badge: Badge
    reason: str
    percent: int | None
    sheet: Artwork | None
    box: PixelBox | None
    traits: tuple[Trait, ...]
    judge: str = ""


@dataclass(frozen=True)
class FindingSeen:
    """Something the whole picture is told for; `n` is its crop's number."""

    n: int | None
    told: dict[str, Any]
    badge: Badge


@dataclass(frozen=True)
class CheckSeen:
    """All that was seen on one picture."""

    check: PictureCheck
    badge: Badge
    findings: tuple[FindingSeen, ...]
    figures: tuple[FigureSeen, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is flagged and nobody has said that it is fine."""
        return self.check.flagged and self.check.cleared_at is None

    @property
    def is_superseded(self) -> bool:
        """Whether its scene has a newer picture, or was approved with another one."""
        artwork = self.check.artwork
        scene = artwork.scene
        if scene is None:
            return False
        newest = max(candidate.version for candidate in scene.candidates.all())
        approved = scene.artwork_id
        return approved != artwork.pk and (approved is not None or artwork.version < newest)


def seen_on(artwork: Artwork) -> CheckSeen | None:
    """What was seen on a picture; None where nobody looked at it."""
    check = _checks().filter(artwork=artwork).first()
    return None if check is None else _seen(check, _sheets([check]))


def flagged_in(book: Book) -> list[CheckSeen]:
    """Every flagged picture of a title that nobody cleared, what is still to decide on first."""
    checks = list(
        _checks()
        .filter(artwork__book=book, flagged=True, cleared_at__isnull=True)
        .prefetch_related("artwork__scene__candidates")
        .order_by("artwork__scene__position", "artwork__version")
    )
    sheets = _sheets(checks)
    return sorted((_seen(check, sheets) for check in checks), key=lambda each: each.is_superseded)


def flags_by_title() -> dict[int, int]:
    """How many flagged pictures of each title nobody cleared, by the title's key, in one query."""
    rows = PictureCheck.objects.filter(flagged=True, cleared_at__isnull=True).order_by()
    counted = rows.values("artwork__book").annotate(n=Count("id"))
    return {row["artwork__book"]: row["n"] for row in counted}


def crop_box(check: PictureCheck, n: int) -> PixelBox | None:
    """The n-th place of a check in picture pixels, None where there is no such place."""
    return dict(_places(check)).get(n)


def _checks() -> Any:
    return PictureCheck.objects.select_related(
        "artwork__scene", "artwork__character", "artwork__book", "cleared_by"
    )


def _places(check: PictureCheck) -> Iterator[tuple[int, PixelBox]]:
    """Every place with its number: those of findings, then trait by trait of each figure."""
    rows = [row if row["kind"] in OF_A_PLACE else {} for row in check.findings]
    rows += [row for figure in check.figures for row in figure["evidence"]]
    for n, row in enumerate(rows):
        box = _box(row.get("box"))
        if box is not None:
            yield n, box


def _box(told: Any) -> PixelBox | None:
    if not told:
        return None
    x0, y0, x1, y1 = (int(edge) for edge in told)
    return x0, y0, x1, y1


def _sheets(checks: list[PictureCheck]) -> dict[int, Artwork]:
    keys = {figure["sheet"] for check in checks for figure in check.figures if figure["sheet"]}
    return Artwork.objects.in_bulk(keys) if keys else {}


def _seen(check: PictureCheck, sheets: dict[int, Artwork]) -> CheckSeen:
    shown = {n for n, _box in _places(check)}
    findings = tuple(
        FindingSeen(n if n in shown else None, row, SEVERITY[row["severity"]])
        for n, row in enumerate(check.findings)
    )
    figures, n = [], len(check.findings)
    for figure in check.figures:
        traits = tuple(
            Trait(at if at in shown else None, row, VERDICT[Verdict(row["verdict"])])
            for at, row in enumerate(figure["evidence"], start=n)
        )
        n += len(traits)
        figures.append(_figure(figure, sheets.get(figure["sheet"]), traits))
    return CheckSeen(check, VERDICT[Verdict(check.verdict)], findings, tuple(figures))


def _figure(told: dict[str, Any], sheet: Artwork | None, traits: tuple[Trait, ...]) -> FigureSeen:
    score = told["score"]
    return FigureSeen(
        name=told["name"],
        badge=VERDICT[Verdict(told["verdict"])],
        reason=told["reason"],
        percent=None if score is None else round(100 * score),
        sheet=sheet,
        box=_box(told["box"]),
        traits=traits,
        # Our own needs no name on the screen.
        judge="" if told.get("judge", "") == BUILT_IN else told.get("judge", ""),
    )
