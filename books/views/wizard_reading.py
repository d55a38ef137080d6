"""What a person filled in on a step of a new title, as the verbs take it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from books.answers import MAX_CHARACTERS, MAX_CREDITS, TRAITS, Step
from books.models import Proposal
from books.operations.proposals import PASTED, HandedText, check_size
from books.proposing import FurtherText, further_texts
from books.storing import read

ANOTHER = "other"
_ROW = re.compile(r"name-(\d{1,3})")


def answers_in(request: HttpRequest, step: Step) -> dict[str, Any]:
    """Return a step's answers out of its form; what is wrong with them the verb says."""
    return _READERS[step](request.POST)


def further_in(request: HttpRequest, proposal: Proposal) -> dict[str, HandedText]:
    """Return what was handed in of each further language; files are measured, then read."""
    found = {}
    for text in further_texts(proposal):
        code = text.language
        file, pasted = request.FILES.get(f"file-{code}"), request.POST.get(f"text-{code}", "")
        isbn = request.POST.get(f"isbn-{code}", "").strip()
        if file is not None and file.size is not None:
            check_size(file.size)
            found[code] = HandedText(file.name or "", file.read(), isbn)
        elif pasted.strip() and not is_kept(text, pasted):
            found[code] = HandedText(PASTED, pasted.encode(), isbn)
        elif isbn != text.isbn:
            found[code] = HandedText(isbn=isbn)
    return found


def is_kept(text: FurtherText, pasted: str) -> bool:
    """Return whether a pasted text is the one that is kept already."""
    return text.name == PASTED and read(text.file).decode("utf-8", "replace") == pasted


def seen_version(request: HttpRequest) -> int:
    """Return the version the form was shown with; 0, which never stands, for anything odd."""
    return _whole(request.POST.get("version", "")) or 0


def _printing(form: QueryDict) -> dict[str, Any]:
    trim = form.get("trim", "")
    if trim == ANOTHER:
        trim = f"{form.get('width', '').strip()}x{form.get('height', '').strip()}"
    code = form.get("language", "")
    return {
        "printer": form.get("printer", ""),
        "trim": trim,
        "stock": form.get("stock", ""),
        "bleed": form.get("bleed") == "on",
        "pages": _whole(form.get("pages", "")),
        "language": form.get("code", "").strip() if code == ANOTHER else code,
        "further": [each for each in form.getlist("further") if each],
        "isbn": form.get("isbn", ""),
    }


def _preview(form: QueryDict) -> dict[str, Any]:
    people = [
        {"name": form.get(f"name-{n}", ""), "role": form.get(f"role-{n}", "")}
        for n in _row_numbers(form, MAX_CREDITS)
    ]
    return {"title": form.get("title", ""), "contributors": people}


def _plan(form: QueryDict) -> dict[str, Any]:
    return {"arrangement": form.get("arrangement", "")}


def _characters(form: QueryDict) -> dict[str, Any]:
    gone = form.get("remove", "")
    rows = [_character(form, n) for n in _row_numbers(form, MAX_CHARACTERS + 1) if str(n) != gone]
    return {"characters": rows}


def _character(form: QueryDict, n: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        word: form.get(f"{word}-{n}", "") for word in ("name", "kind", "wears", *TRAITS)
    }
    # The scenes were shown for this name: a new or renamed one is cast by what the text says.
    known = form.get(f"known-{n}", "")
    same = bool(known) and known == " ".join(told["name"].split())
    ticked = [_whole(each) for each in form.getlist(f"scenes-{n}")]
    return told | {"scenes": [each for each in ticked if each] if same else None}


def _style(form: QueryDict) -> dict[str, Any]:
    return {"style": form.get("style", ""), "words": form.get("words", "")}


_READERS: Mapping[Step, Callable[[QueryDict], dict[str, Any]]] = {
    Step.PRINTING: _printing,
    Step.PREVIEW: _preview,
    Step.PLAN: _plan,
    Step.CHARACTERS: _characters,
    Step.STYLE: _style,
}


def _row_numbers(form: QueryDict, most: int) -> list[int]:
    found = (_ROW.fullmatch(key) for key in form)
    return sorted(int(match[1]) for match in found if match)[: most + 1]


def _whole(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
