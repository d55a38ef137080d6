"""Looking at a returned picture: what is wrong with it, and who is not as on the sheet."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from books import storing
from books.errors import OctavoError
from books.models import Artwork
from books.operations.holding import hold
from illustration.enums import AttemptState, Verdict
from illustration.models import Attempt, PictureCheck
from illustration.operations.judged import judged, why_not
from illustration.operations.redo import because_of, may_redo, redo_scene
from illustration.plugged import Asked
from illustration.studio.order import Dressed, PictureOrder, PixelBox, Traits

if TYPE_CHECKING:
    from PIL import Image

    from illustration.drift import Judge

logger = logging.getLogger(__name__)
# A sheet is read at about this longer edge (pixels); the detector reads a page at 400 high.
SHEET_EDGE = 1024
TOLD_OF = frozenset({"refused", "flagged"})
NO_REFERENCE = "Its approved sheet did not go along with the request: nothing to compare."
SHEET_GONE = "The sheet that went along with the request is there no more."
BROKE_OFF = "The comparison broke off; look at the figure yourself."


def check_picture(*, artwork: Artwork, judge: Judge | None = None) -> PictureCheck | None:
    """Look at a stored picture once and keep what was seen; None where it was looked at already.

    A scene that drifted far is asked for again, together with the row, where redo.may_redo
    allows it. `judge` stands in for OCTAVO_JUDGE's. Raises OSError where the storage does
    not answer: nothing is kept then, and the sweep asks again.
    """
    attempt = _attempt_of(artwork)
    if attempt is None or PictureCheck.objects.filter(artwork=artwork).exists():
        return None
    findings, figures = _seen(attempt, artwork, judge)
    try:
        with transaction.atomic():
            return _keep(attempt, artwork, findings, figures)
    except IntegrityError:  # another worker was first; it saw the same
        return None


def verdict_of(figures: Iterable[dict[str, Any]]) -> Verdict:
    """One word for all figures: as approved only where each of them is."""
    words = {figure["verdict"] for figure in figures}
    if Verdict.DRIFTED.value in words:
        return Verdict.DRIFTED
    return Verdict.AS_APPROVED if words == {Verdict.AS_APPROVED.value} else Verdict.CANNOT_JUDGE


def _attempt_of(artwork: Artwork) -> Attempt | None:
    attempts = Attempt.objects.select_related("book", "scene", "artwork", "account")
    return attempts.filter(artwork=artwork, state=AttemptState.STORED.value).first()


def _keep(
    attempt: Attempt, artwork: Artwork, findings: list[Any], figures: list[dict[str, Any]]
) -> PictureCheck:
    verdict = verdict_of(figures)
    check = PictureCheck.objects.create(
        publisher_id=artwork.publisher_id,
        artwork=artwork,
        verdict=verdict.value,
        findings=findings,
        figures=figures,
        flagged=verdict == Verdict.DRIFTED
        or any(finding["severity"] in TOLD_OF for finding in findings),
    )
    if verdict == Verdict.DRIFTED and attempt.scene is not None:
        _redo(attempt, figures)
    return check


def _redo(attempt: Attempt, figures: list[dict[str, Any]]) -> None:
    scene = attempt.scene
    assert scene is not None
    # Whoever decides or hands in at this moment waits, or is seen below.
    hold(scene)
    scene.refresh_from_db()
    if not may_redo(attempt, figures):
        return
    try:
        redo_scene(scene=scene, because=because_of(figures, attempt.references))
    except OctavoError as why:
        logger.info("%s stays flagged and is not asked for again: %s", scene, why)


def _seen(
    attempt: Attempt, artwork: Artwork, judge: Judge | None
) -> tuple[list[Any], list[dict[str, Any]]]:
    """Findings and figures as JSON values."""
    from illustration.checks import look  # noqa: PLC0415  (only workers load Pillow and numpy)
    from illustration.checks.opening import Unreadable, opened  # noqa: PLC0415  (same)

    order = _order_of(attempt)
    rooms, wanted = order.text_room if order else (), (attempt.width, attempt.height)
    data = storing.read(artwork.file)
    try:
        picture = opened(data)
    except Unreadable:
        return [_told(finding.to_json()) for finding in look(data, wanted=wanted)], []
    del data
    seen = look(picture, wanted=wanted, text_room=rooms, draft=artwork.draft)
    findings = [_told(each.to_json()) for each in seen]
    if attempt.scene is None or order is None:
        return findings, []
    asked = Asked(judge)
    worn = {outfit.name: outfit for outfit in order.dressed}
    return findings, [
        _figure(picture, artwork, attempt, traits, asked, worn.get(traits.name))
        for traits in order.cast
    ]


def _told(finding: dict[str, Any]) -> dict[str, Any]:
    # What is refused at the door is not kept; this one has been stored and is shown.
    words = finding["sentence"].replace("not kept", "kept until a person decides")
    return {**finding, "sentence": words}


def _order_of(attempt: Attempt) -> PictureOrder | None:
    try:
        return PictureOrder.from_json(attempt.order)
    except ValueError:  # written by an older release
        return None


def _figure(
    picture: Image.Image,
    artwork: Artwork,
    attempt: Attempt,
    traits: Traits,
    asked: Asked,
    dressed: Dressed | None,
) -> dict[str, Any]:
    """One character's judgement as JSON, with its name and its sheet."""
    sheets = (each for each in attempt.references if "artwork" in each)
    told = next((each for each in sheets if each["name"] == traits.name), None)
    if told is None:
        return _cannot(traits.name, None, NO_REFERENCE)
    key = int(told["artwork"])
    sheet = Artwork.objects.filter(pk=key, character__isnull=False).first()
    if sheet is None:
        return _cannot(traits.name, None, SHEET_GONE)
    approved = _opened_small(storing.read(sheet.file))
    who, box = asked.who, _box_of(artwork, traits.name)
    try:
        # A copy: what it does to its page, no other figure is judged by.
        page = picture.copy()
        said = judged(asked.say(page, approved, traits, box=box, dressed=dressed))
    except Exception as why:
        # One odd picture must not be asked about for ever, nor pass for judged.
        logger.exception("%s of artwork %s was not judged", traits.name, artwork.pk)
        return _cannot(traits.name, key, f"{BROKE_OFF} ({why_not(why)})") | {"judge": who}
    return {"name": traits.name, "sheet": key, **said, "judge": who}


def _cannot(name: str, sheet: int | None, reason: str) -> dict[str, Any]:
    told = {"verdict": Verdict.CANNOT_JUDGE.value, "reason": reason, "score": None, "redo": False}
    return {"name": name, "sheet": sheet, **told, "box": None, "evidence": []}


def _box_of(artwork: Artwork, name: str) -> PixelBox | None:
    """Where the painter says the figure stands; providers say nothing."""
    told = next((each["box"] for each in artwork.figures if each.get("name") == name), None)
    if told is None:
        return None
    x0, y0, x1, y1 = (int(edge) for edge in told)
    return x0, y0, x1, y1


def _opened_small(data: bytes) -> Image.Image:
    from PIL import Image  # noqa: PLC0415  (as above)

    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
        # JPEG alone can be decoded at a fraction of its size.
        picture.draft("RGB", (SHEET_EDGE, SHEET_EDGE))
        return picture.convert("RGB")
