"""Title page and copyright page brought up to another title, other credits, another ISBN."""

from __future__ import annotations

import re
from dataclasses import dataclass

from books.enums import PageKind
from books.fronting import credit_lines, escape
from books.models import Edition
from printing.press.preflight.isbn import WRITTEN, compact, printed

NAMING = (PageKind.TITLE.value, PageKind.COPYRIGHT.value)


@dataclass(frozen=True)
class Front:
    """What title page and copyright page name: the title, (name, role) in order, the ISBN."""

    title: str
    credits: tuple[tuple[str, str], ...]
    isbn: str


def front_of(edition: Edition) -> Front:
    """Return what an edition's front pages name as its rows stand."""
    people = edition.book.contributors.order_by("position").values_list("name", "role")
    return Front(edition.shown_title, tuple(people), edition.isbn)


def renamed(kind: str, text: str, was: Front, now: Front) -> str:
    """Return a page's Markdown with the new names in the old ones' places.

    Followed is what books.fronting proposed and what still stands on lines of its own; words a
    person put otherwise are left as they are. Pages of other kinds come back untouched.
    """
    if kind not in NAMING:
        return text
    old, new = _head(kind, was), _head(kind, now)
    if text == old or text.startswith(f"{old}\n"):
        text = new + text[len(old) :]
    else:
        text = _credited(_titled(text, was.title, now.title), was, now)
    return _numbered(text, was.isbn, now.isbn) if kind == PageKind.COPYRIGHT else text


def _head(kind: str, front: Front) -> str:
    lines = credit_lines(front.credits)
    if kind == PageKind.TITLE:
        return "\n\n".join([escape(front.title), *lines])
    return "\n\n".join([f"*{escape(front.title)}*", *(["\\\n".join(lines)] if lines else [])])


def _titled(text: str, was: str, now: str) -> str:
    # A whole line alone: the title may be a part of somebody's name.
    line = rf"^([#*_ \t]*){re.escape(escape(was))}([*_ \t\\]*)$"
    return re.sub(line, lambda found: found[1] + escape(now) + found[2], text, flags=re.MULTILINE)


def _credited(text: str, was: Front, now: Front) -> str:
    old, new = credit_lines(was.credits), credit_lines(now.credits)
    for between in ("\n\n", "\\\n", "\n"):
        block = between.join(old)
        if old and block in text:
            fresh = text.replace(block, between.join(new), 1)
            return re.sub(r"\n{3,}", "\n\n", fresh).strip()
    return text


def _numbered(text: str, was: str, now: str) -> str:
    if was == now:
        return text
    if was in printed(text) and was:
        if not now:
            kept = [each for each in text.split("\n\n") if not _is_number(each, was)]
            return "\n\n".join(kept)
        return WRITTEN.sub(
            lambda found: found[0].replace(found[1], now) if compact(found[1]) == was else found[0],
            text,
        )
    if now and not printed(text):
        return "\n\n".join(each for each in (text, f"ISBN {now}") if each)
    return text


def _is_number(paragraph: str, isbn: str) -> bool:
    found = WRITTEN.fullmatch(paragraph.strip())
    return found is not None and compact(found[1]) == isbn
