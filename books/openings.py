"""A book as a reader opens it: verso and recto side by side, each page with how it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.functional import Promise

from books.content import authors, page_paragraphs
from books.enums import PageKind
from books.layouts import layout_hash
from books.models import Artwork, Edition, Page, Scene
from books.printers import profile_of
from books.shelf import picture_shown
from books.showing import PAGE_KIND, Badge, art_badge, layout_badge, page_badge, text_badge
from books.standing import Drawing, draw_page
from printing.press.facts import BookFacts
from printing.press.geometry import Trim
from printing.press.letters import clean

EXCERPT = 120
A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class PageCard:
    """One page with its drawing and its badges. `artwork` is the picture shown, or None."""

    page: Page
    kind: str | Promise
    excerpt: str
    artwork: Artwork | None
    drawing: Drawing
    state: Badge
    text: Badge
    art: Badge | None
    layout: Badge


@dataclass(frozen=True)
class Opening:
    """What lies open at once; page 1 has no verso, the last page no recto."""

    verso: PageCard | None
    recto: PageCard | None

    @property
    def is_spread(self) -> bool:
        """Whether one picture runs across the fold."""
        left, right = self.verso, self.recto
        if left is None or right is None or left.page.scene_id is None:
            return False
        return left.page.scene_id == right.page.scene_id


def facts_for(edition: Edition, total: int) -> BookFacts:
    """Return what every page of an edition of `total` pages shares when it is laid out."""
    return BookFacts(
        profile=profile_of(edition),
        trim=Trim.parse(edition.trim),
        bleed=edition.bleed,
        pages=total,
        body_pt=float(edition.body_pt),
        title=clean(edition.shown_title),
        author=clean(authors(edition.book.contributors.all())),
        publisher=clean(edition.publisher.name),
        language=edition.language,
    )


def pictures_of(pages: Iterable[Page]) -> dict[int, Artwork]:
    """Return the picture each scene shows now, by scene id: approved, else newest. Two queries."""
    scenes = {page.scene_id for page in pages if page.scene_id is not None}
    shown = Scene.objects.filter(pk__in=scenes).annotate(picture=picture_shown())
    keys = dict(shown.values_list("pk", "picture"))
    found = Artwork.objects.in_bulk([key for key in keys.values() if key is not None])
    return {scene: found[key] for scene, key in keys.items() if key is not None}


def cards_of(edition: Edition, pages: list[Page]) -> list[PageCard]:
    """Return every page as a card; `pages` come from books.queries.pages_of."""
    facts, pictures = facts_for(edition, len(pages)), pictures_of(pages)
    return [card_of(facts, edition, page, pictures.get(page.scene_id or 0)) for page in pages]


def card_of(facts: BookFacts, edition: Edition, page: Page, artwork: Artwork | None) -> PageCard:
    """Return one page as a card."""
    return PageCard(
        page=page,
        kind=PAGE_KIND[PageKind(page.kind)],
        excerpt=excerpt(page.text),
        artwork=artwork,
        drawing=_drawn_once(facts, edition, page, artwork),
        state=page_badge(page, edition, facts.pages),
        text=text_badge(page),
        art=art_badge(page),
        layout=layout_badge(page, edition, facts.pages),
    )


def openings_of(cards: list[PageCard]) -> list[Opening]:
    """Pair the cards as they open: 1, 2-3, 4-5 and so on."""
    by_number = {card.page.number: card for card in cards}
    last = max(by_number, default=0)
    return [
        Opening(by_number.get(verso), by_number.get(verso + 1)) for verso in range(0, last + 1, 2)
    ]


def excerpt(markdown: str) -> str:
    """Return the first words of a page without marks and breaks."""
    words = " ".join(paragraph.text for paragraph in page_paragraphs(markdown)).split()
    text = " ".join(words)
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"


def _drawn_once(facts: BookFacts, edition: Edition, page: Page, artwork: Artwork | None) -> Drawing:
    """Lay a page out, or remember how: finding a quiet place means opening the picture."""
    if artwork is None:
        return draw_page(facts, page, None)
    told = repr((artwork.subjects, page.short_art, edition.short_art, facts.language))
    mark = hashlib.sha256(told.encode()).hexdigest()[:16]
    name = f"standing-{artwork.pk}-{mark}-{layout_hash(page, edition, facts.pages)}"
    pages = caches["pages"]
    drawn: Drawing | None = pages.get(name)
    if drawn is None:
        drawn = draw_page(facts, page, artwork)
        pages.set(name, drawn, timeout=A_DAY)
    return drawn
