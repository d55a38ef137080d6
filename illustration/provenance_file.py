"""An edition's whole provenance as JSON values: the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from books.models import Artwork
from illustration.ai_standing import standing_of
from illustration.ai_use import AiUse
from illustration.kdp import READ_ON, answers_of, yes_or_no
from illustration.provenance import Provenance, provenances

FORMAT = "octavo-provenance-1"


def picture_told(told: Provenance, *, costs: bool) -> dict[str, Any]:
    """Return one picture's provenance as JSON values, what it began from inside it.

    Without `costs` what it cost is null, as everywhere for roles that may not see money.
    """
    row = asdict(told) | {"making": told.making.value, "maker": told.maker.value}
    row["based_on"] = picture_told(told.based_on, costs=costs) if told.based_on else None
    if row["asked"] and not costs:
        row["asked"]["settled_micros"] = None
    return _plain(row)


def edition_told(use: AiUse, *, costs: bool) -> dict[str, Any]:
    """Return all that is recorded of an edition's making; `costs` as in `picture_told`.

    `pictures` are those printed, the cover's first and then by page; `references` the pictures
    that went along with their requests and are printed only where they are named above as well.
    """
    edition, stands = use.edition, standing_of(use)
    answers = answers_of(use)
    return _plain(
        {
            "format": FORMAT,
            "title": edition.shown_title,
            "edition": edition.number,
            "language": edition.language,
            "isbn": edition.isbn,
            "pictures": [
                {"places": each.places, **picture_told(each.provenance, costs=costs)}
                for each in use.placed
            ],
            "pages_without_picture": use.waiting,
            "references": [picture_told(each, costs=costs) for each in _references(use)],
            "said": _said(use),
            "kdp": {
                "as_read_on": READ_ON,
                "ai_tools_used": yes_or_no(answers),
                "answers": [asdict(each) for each in answers],
            },
            "statement": stands.statement,
            "statement_on_page": stands.there,
            "stands": stands.stands,
        }
    )


def edition_file(use: AiUse, *, costs: bool) -> bytes:
    """Return the export as a file: UTF-8, keys in order, a line break at the end."""
    told = edition_told(use, costs=costs)
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def _references(use: AiUse) -> Iterator[Provenance]:
    steps = (step for each in use.placed for step in each.provenance.chain)
    wanted = {one.artwork for step in steps if step.asked for one in step.asked.references}
    rows = Artwork.objects.filter(pk__in={pk for pk in wanted if pk is not None})
    found: Iterable[Provenance] = provenances(rows).values()
    named = [each for each in found if each.artwork in wanted]
    yield from sorted(named, key=lambda each: (each.subject, each.version, each.artwork))


def _said(use: AiUse) -> dict[str, Any]:
    said = use.said
    names = ("text", "text_tools", "translation", "translation_tools", "pictures", "pictures_tools")
    return {name: getattr(said, name) for name in names} | {
        "by": str(said.said_by) if said.said_by else "",
        "at": said.said_at,
    }


def _plain(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _plain(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_plain(value) for value in told]
    if told is None or isinstance(told, bool | int | float):
        return told
    return told.isoformat() if hasattr(told, "isoformat") else str(told)
