"""A Word file opened: its body, its styles and lists, and the parts that stand beside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from books.manuscript.package import Package
from books.manuscript.word.numbering import Numbering, read_numbering
from books.manuscript.word.styles import Styles, read_styles
from books.manuscript.word.unresolved import Unresolved

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class Seen:
    """What was met and is told in the draft's notes."""

    pictures: int = 0
    objects: int = 0
    formatting: int = 0
    resolved: int = 0
    signs: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Opened:
    """Everything the walk needs; `footnotes` and `endnotes` hold their words by id.

    `comments` holds the words of open comments by id; the walk takes out those it finds placed.
    """

    body: Element
    styles: Styles
    numbering: Numbering
    footnotes: Mapping[str, str]
    endnotes: Mapping[str, str]
    comments: dict[str, str]
    margins: tuple[str, ...]
    unresolved: Unresolved = field(default_factory=Unresolved)
    seen: Seen = field(default_factory=Seen)
    fields: list[str] = field(default_factory=list)


def open_word(package: Package) -> Opened:
    """Open the parts of a Word file; raises ManuscriptError for one that is damaged."""
    main = package.first("", "officeDocument") or "word/document.xml"
    root = package.xml(main)
    body = root.find("w-body")
    comments, resolved = _comments(package, main)
    return Opened(
        body=body if body is not None else Element("w-body"),
        styles=read_styles(_part(package, main, "styles")),
        numbering=read_numbering(_part(package, main, "numbering")),
        footnotes=_notes(_part(package, main, "footnotes"), "w-footnote"),
        endnotes=_notes(_part(package, main, "endnotes"), "w-endnote"),
        comments=comments,
        margins=_margins(package, main),
        seen=Seen(resolved=resolved),
    )


def words_in(element: Element) -> str:
    """Every letter below an element, deleted ones and field codes left out, on one line."""
    told = (
        " " if one.tag in ("w-p", "w-tab", "w-br", "w-cr", "a-p") else one.text or ""
        for one in element.iter()
        if one.tag in ("w-t", "m-t", "a-t", "w-p", "w-tab", "w-br", "w-cr", "a-p")
    )
    return " ".join("".join(told).split())


def _part(package: Package, main: str, kind: str) -> Element | None:
    part = package.first(main, kind)
    return package.xml(part) if part else None


def _notes(root: Element | None, tag: str) -> dict[str, str]:
    found = root.iter(tag) if root is not None else ()
    return {
        one.get("w-id", ""): words_in(one) for one in found if one.get("w-type") not in _SEPARATORS
    }


def _comments(package: Package, main: str) -> tuple[dict[str, str], int]:
    root = _part(package, main, "comments")
    if root is None:
        return {}, 0
    settled = _settled(_part(package, main, "commentsExtended"))
    still_open = {}
    resolved = 0
    for one in root.iter("w-comment"):
        paragraphs = [each.get("w14-paraId", "") for each in one.iter("w-p")]
        if paragraphs and paragraphs[-1] in settled:
            resolved += 1
        else:
            still_open[one.get("w-id", "")] = words_in(one)
    return still_open, resolved


def _settled(root: Element | None) -> set[str]:
    """The paragraphs of comments that are marked as resolved, and of the answers to them."""
    if root is None:
        return set()
    entries = list(root.iter("w15-commentEx"))
    done = {
        one.get("w15-paraId", "") for one in entries if one.get("w15-done") in ("1", "true", "on")
    }
    answers = {
        one.get("w15-paraId", "") for one in entries if one.get("w15-paraIdParent", "") in done
    }
    return (done | answers) - {""}


def _margins(package: Package, main: str) -> tuple[str, ...]:
    """The words of headers and footers, each once."""
    parts = [
        link.target
        for link in package.links(main).values()
        if link.kind in ("header", "footer") and link.target in package.names
    ]
    found = (words_in(package.xml(part)) for part in sorted(parts)[:12])
    return tuple(dict.fromkeys(words for words in found if words))
