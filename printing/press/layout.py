"""From content to script: every page set, the words kept inside the live area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from printing.press.content import BookContent, PageContent, Paragraph
from printing.press.facts import BookFacts, facts_of
from printing.press.front import copyright_page, dedication_page, end_page, title_page
from printing.press.geometry import PageGeometry
from printing.press.letters import CannotSet, check_book, clean_page
from printing.press.own_faces import placed_faces
from printing.press.placing import fills
from printing.press.profile import PrinterProfile
from printing.press.rooms import (
    DoesNotFit,
    block_alone,
    block_below,
    block_on_picture,
    block_with_spot,
    padded,
    room_box,
    roomy_first,
)
from printing.press.script import FORMAT, BookScript, PageScript
from printing.press.setting import Block
from printing.press.story import (
    APART,
    Laid,
    art_and_words_apart,
    picture_alone,
    template_of,
    words_alone,
    words_on_picture,
)

__all__ = [
    "BookFacts",
    "CannotSet",
    "TextDoesNotFit",
    "facts_of",
    "fit_body",
    "fits",
    "lay_out",
    "lay_page",
    "text_room",
]

LONG_ENDING = 60


class TextDoesNotFit(ValueError):
    """Words that find no room; `pages` are the numbers, `smallest` the last size tried (points)."""

    def __init__(self, pages: Sequence[int], smallest: float) -> None:
        self.pages = tuple(pages)
        self.smallest = smallest
        named = ", ".join(str(number) for number in self.pages)
        some = "page" if len(self.pages) == 1 else "pages"
        super().__init__(
            f"The text of {some} {named} does not fit, even at {smallest:g} pt. Nothing was made; "
            "shorten it or move some of it to another page."
        )


def fit_body(
    book: BookContent,
    *,
    largest: float = 18,
    smallest: float = 14,
    step: float = 0.5,
    profile: PrinterProfile | None = None,
) -> Decimal:
    """The one size (points) of a book's story text: the largest at which every page fits well.

    Raises TextDoesNotFit naming the pages that fit at no size, CannotSet for other scripts.
    """
    check_book(book)
    facts = facts_of(book, profile)
    pages = [replace(page, paragraphs=clean_page(page, book.language)) for page in book.pages]
    count = max(0, int((largest - smallest) / step + 1e-9))
    sizes = [largest - step * n for n in range(count + 1)]
    for roomy in (True, False):
        for size in sizes:
            if all(_fits(facts, page, size, roomy) for page in pages):
                return Decimal(str(size))
    outside = [page.number for page in pages if not _fits(facts, page, sizes[-1], False)]
    raise TextDoesNotFit(outside, sizes[-1])


def fits(facts: BookFacts, page: PageContent) -> bool:
    """Whether a page's words fit its template at the book's size. Raises CannotSet."""
    cleaned = replace(page, paragraphs=clean_page(page))
    return _fits(facts, cleaned, facts.body_pt, False)


def lay_out(book: BookContent, profile: PrinterProfile | None = None) -> BookScript:
    """The script of a whole book at its body size; pictures are looked at, not prepared.

    Raises TextDoesNotFit, CannotSet, or ValueError where a picture cannot be read.
    """
    check_book(book)
    facts = facts_of(book, profile)
    pages: list[PageScript] = []
    outside: list[TextDoesNotFit] = []
    for page in book.pages:
        try:
            pages.append(lay_page(facts, page))
        except TextDoesNotFit as error:
            outside.append(error)
    if outside:
        numbers = [number for error in outside for number in error.pages]
        raise TextDoesNotFit(numbers, min(error.smallest for error in outside))
    return script_of(book, facts, pages)


def script_of(book: BookContent, facts: BookFacts, pages: Sequence[PageScript]) -> BookScript:
    """The script of these pages of a book, all or some, as they were laid out."""
    return BookScript(
        format=FORMAT,
        profile_key=facts.profile.key,
        profile_version=facts.profile.version,
        trim=str(book.trim),
        bleed=book.bleed,
        stock=book.stock,
        title=facts.title,
        author=facts.author,
        language=book.language,
        isbn=book.isbn,
        publisher=facts.publisher,
        created=book.created,
        body_pt=facts.body_pt,
        pages=tuple(pages),
        direction="rtl" if facts.rtl else "ltr",
        faces=placed_faces(pages),
    )


def lay_page(facts: BookFacts, page: PageContent) -> PageScript:
    """One page in its place. Raises TextDoesNotFit, CannotSet, ValueError for its picture."""
    geometry = facts.geometry(page.number)
    cleaned = replace(page, paragraphs=clean_page(page, facts.language))
    try:
        laid = _laid(facts, geometry, cleaned)
    except DoesNotFit:
        small = page.template == "copyright"
        least = facts.profile.min_font_pt if small else facts.body_pt
        raise TextDoesNotFit([page.number], least) from None
    return PageScript(
        number=page.number,
        kind=page.kind,
        template=page.template,
        side="recto" if geometry.side == "recto" else "verso",
        media_box=geometry.media_box,
        bleed_box=geometry.bleed_box,
        trim_box=geometry.trim_box,
        live_box=geometry.live_box,
        pictures=laid.pictures,
        rules=laid.rules,
        lines=tuple(sorted(laid.lines, key=lambda line: -line.y)),
    )


def text_room(
    paragraphs: Sequence[Paragraph],
    geometry: PageGeometry,
    body_pt: float | Decimal,
    language: str = "",
    face: str = "",
) -> tuple[float, float, float, float]:
    """Where words will lie on a picture nobody has painted yet, so that it is kept calm there.

    A box (x0, y0, x1, y1) in shares of the page, origin top-left. `face` is a publisher's own.
    Raises TextDoesNotFit.
    """
    told = tuple(paragraphs)
    page = PageContent(geometry.number, "story", "text-on-picture", told, face=face)
    words, live = clean_page(page, language), geometry.live_box
    size = float(body_pt)
    try:
        block = roomy_first(block_on_picture, words, live, size)
    except DoesNotFit:
        raise TextDoesNotFit([geometry.number], size) from None
    x0, y0, x1, y1 = padded(room_box(block, live), size, geometry.media_box)
    wide, high = geometry.width, geometry.height
    return (
        round(x0 / wide, 4),
        round(1 - y1 / high, 4),
        round(x1 / wide, 4),
        round(1 - y0 / high, 4),
    )


def _laid(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    if page.template == "title":
        return title_page(facts, geometry, page)
    if not page.paragraphs and page.picture is None:
        return Laid()
    if page.template == "copyright":
        return copyright_page(geometry, page.paragraphs, facts.profile.min_font_pt, rtl=facts.rtl)
    if page.template == "dedication":
        return dedication_page(geometry, page.paragraphs, facts.body_pt)
    if _is_ending(page):
        return end_page(facts, geometry, page.paragraphs)
    return _story(facts, geometry, page)


def _story(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    if page.picture is None:
        return words_alone(page.paragraphs, geometry.live_box, facts.body_pt, rtl=facts.rtl)
    template = template_of(page)
    if template in APART:
        return art_and_words_apart(facts, geometry, page)
    lay = picture_alone if template == "picture" else words_on_picture
    return lay(facts, geometry, page)


def _is_ending(page: PageContent) -> bool:
    first = page.paragraphs[0].text if page.paragraphs else ""
    short = 0 < len(first) <= LONG_ENDING and page.picture is None
    return page.template == "end" and short


def _fits(facts: BookFacts, page: PageContent, size: float, roomy: bool) -> bool:
    apart = page.template in ("title", "copyright", "dedication") or _is_ending(page)
    if apart or not page.paragraphs:
        return True
    geometry = facts.geometry(page.number)
    try:
        make = _maker(facts, geometry, page)
        make(page.paragraphs, geometry.live_box, size, roomy=roomy)
    except DoesNotFit:
        return False
    return True


def _maker(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Callable[..., Block]:
    """How a page's words are tried: alone, on their picture, or below it."""
    if page.picture is None:
        return block_alone
    template = template_of(page)
    if template in APART:
        return block_with_spot if template == "spot" else block_below
    on_it = facts.bleed or fills(page.picture, geometry.live_box)
    return block_on_picture if on_it else block_below
