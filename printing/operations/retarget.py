"""A finished edition for another printer or trim: what becomes of every page, at what price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from books.content import book_content
from books.drafting import EditionWish
from books.enums import ShortArt, Template
from books.errors import Refused
from books.further import Further
from books.models import Artwork, Edition, Member, Page
from books.operations.editions import add_edition, try_edition
from books.printers import profile_of
from books.quoting import Quote, quote
from printing.press.facts import facts_of
from printing.press.layout import TextDoesNotFit, fit_body
from printing.press.letters import CannotSet
from printing.press.suiting import PageSuit, counted, suit_pages

SMALLEST = Decimal(14)  # story text is never set under this (points)
# Templates that the plan does not choose by itself: what a person chose goes along.
_BY_HAND = (Template.ART_ABOVE_TEXT, Template.VIGNETTE, Template.SPOT)


@dataclass(frozen=True)
class PageFate:
    """One page of the new edition, unsaved, with the picture it shows and what becomes of it."""

    page: Page
    artwork: Artwork | None
    suit: PageSuit

    @property
    def redraws(self) -> bool:
        """Whether its picture is to be drawn anew."""
        return self.suit.fate == "redraw"


@dataclass(frozen=True)
class Retarget:
    """A new format before anything is saved or spent.

    `redraw` are the scenes (positions) to be drawn anew, `quote` their price. `edition` is the new
    one, unsaved; `notes` are sentences of its plan.
    """

    edition: Edition
    pages: tuple[PageFate, ...]
    counts: dict[str, int]
    redraw: tuple[int, ...]
    quote: Quote
    notes: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The whole verdict in one line."""
        told = {
            "reuse": _("%(n)s as they are"),
            "re-crop": _("%(n)s cropped anew"),
            "extend": _("%(n)s extended to the bleed"),
            "redraw": _("%(n)s redrawn"),
            "words": _("%(n)s with words that do not fit"),
        }
        parts = [words % {"n": self.counts[key]} for key, words in told.items() if self.counts[key]]
        n = self.quote.pictures
        return _("Pages: %(what)s. To draw: %(pictures)s, %(price)s") % {
            "what": ", ".join(parts) or _("no pictures"),
            "pictures": ngettext("%(n)d picture", "%(n)d pictures", n) % {"n": n},
            "price": self.quote.dollars,
        }


def try_retarget(
    *,
    edition: Edition,
    wish: EditionWish,
    by: Member,
    isbn: str = "",
    short_art: str = ShortArt.MIRROR.value,
) -> Retarget:
    """Return what becomes of every page of `edition` at another printer, trim, bleed or stock.

    `short_art` is what is done with a picture that covers the trim and not the bleed; with
    "refuse" it is redrawn. Nothing is saved, asked for or spent.

    Raises NotAllowed; Refused for what is the same as before or what the printer does not make.
    """
    kept: list[Retarget] = []
    try_edition(
        book=edition.book,
        draft=None,
        wish=wish,
        language=edition.language,
        isbn=isbn,
        by=by,
        follow=edition,
        finish=lambda further: kept.append(_judge(edition, further, short_art)),
    )
    return kept[0]


def retarget(
    *,
    edition: Edition,
    wish: EditionWish,
    by: Member,
    isbn: str = "",
    short_art: str = ShortArt.MIRROR.value,
    now: datetime | None = None,
) -> Edition:
    """Save the edition `try_retarget` shows and return it; its pages wait for approval.

    Pages to be redrawn say so in their note; nothing is drawn by it. No row, picture or file of
    the edition followed is touched. Raises as `try_retarget`, and IllegalMove.
    """
    return add_edition(
        book=edition.book,
        draft=None,
        wish=wish,
        language=edition.language,
        isbn=isbn,
        by=by,
        now=now,
        follow=edition,
        finish=lambda further: _mark(edition, _judge(edition, further, short_art), short_art),
    )


def _judge(source: Edition, further: Further, short_art: str) -> Retarget:
    edition = further.edition
    _check(source, edition, short_art)
    _carry_over(source, further)
    profile = profile_of(edition)
    book = book_content(edition, further.pages)
    try:
        # Words that fit at no size are named as they would stand at the smallest.
        try:
            fit_body(book, profile=profile)
        except TextDoesNotFit:
            book = replace(book, body_pt=SMALLEST)
        was = facts_of(book_content(source, further.before), profile_of(source))
        suits = suit_pages(book, facts_of(book, profile), was)
    except CannotSet as error:
        raise Refused(f"{error} Nothing was saved.") from error
    if short_art == ShortArt.REFUSE:
        suits = tuple(replace(s, fate="redraw") if s.fate == "extend" else s for s in suits)
    fates = tuple(
        PageFate(page, page.scene.artwork if page.scene else None, suit)
        for page, suit in zip(further.pages, suits, strict=True)
    )
    redraw = tuple(sorted({fate.page.scene.position for fate in fates if _drawn(fate)}))  # type: ignore[union-attr]
    return Retarget(
        edition, fates, counted(suits), redraw, quote(len(redraw), edition.book), further.notes
    )


def _drawn(fate: PageFate) -> bool:
    scene = fate.page.scene
    return scene is not None and (fate.redraws or fate.artwork is None)


def _check(source: Edition, edition: Edition, short_art: str) -> None:
    if short_art not in [choice.value for choice in ShortArt]:
        known = ", ".join(choice.value for choice in ShortArt)
        raise Refused(_("Choose one of %(known)s. Nothing was saved.") % {"known": known})
    facts = ("printer", "trim", "bleed", "stock")
    if all(getattr(source, name) == getattr(edition, name) for name in facts):
        raise Refused(
            _(
                "Edition %(n)s is made for that already: choose another printer, trim, bleed or "
                "paper. Nothing was saved."
            )
            % {"n": source.number}
        )


def _carry_over(source: Edition, further: Further) -> None:
    """A template that a person chose goes along where the page stands as it did."""
    before: dict[tuple[int | None, str, str], Page] = {
        (page.scene_id, page.part, page.text): page
        for page in further.before
        if page.scene_id is not None
    }
    for page in further.pages:
        old = before.get((page.scene_id, page.part, page.text))
        if old is not None:
            page.short_art = old.short_art
            if old.template in _BY_HAND:
                page.template = old.template
    further.edition.short_art = source.short_art


def _mark(source: Edition, told: Retarget, short_art: str) -> None:
    """Write the verdicts into the unsaved rows."""
    for fate in told.pages:
        if fate.redraws:
            fate.page.layout_note = f"To be redrawn for this format: {fate.suit.why}."
        elif fate.suit.fate == "extend":
            fate.page.short_art = short_art
    edition = told.edition
    edition.plan_reasons = [*edition.plan_reasons, *_reasons(source, told)]


def _reasons(source: Edition, told: Retarget) -> Iterator[str]:
    yield f"Made from edition {source.number}: {told.sentence}."
    if told.redraw:
        which = ", ".join(map(str, told.redraw))
        yield f"To be redrawn for this format: scene {which}. Nothing was drawn yet."
