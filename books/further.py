"""Works out a further edition of a book that exists: other words or another trim, same scenes.

Nothing is saved here. The scenes, their pictures and the first edition's rows are only read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from books.counts import last_page_told, rules_of
from books.drafting import EditionWish, fit_story
from books.enums import ContributorRole, PageKind, SceneKind
from books.errors import NotReady, Refused
from books.fronting import fronting_text
from books.languages import name_of_language
from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.folio import Plan
from books.manuscript.plan import make_plan, propose_arrangement
from books.manuscript.scenes import tells_of_briefs
from books.models import Book, Edition, Member, Page, Scene
from books.printers import profile_named, profile_of
from books.queries import pages_of
from books.reaching import frame_short
from books.reading import is_rtl
from books.replanning import (
    Story,
    chosen_by_hand,
    lay_on,
    proposed_text,
    read_story,
    written_by_hand,
)
from books.sizes import edition_pixels
from printing.press.geometry import Trim

if TYPE_CHECKING:
    from books.manuscript.folio import Arrangement, MatterKind

_MATTER = (PageKind.TITLE, PageKind.COPYRIGHT, PageKind.DEDICATION, PageKind.END)
_NOTHING = "Nothing was saved."


@dataclass(frozen=True)
class Further:
    """A further edition before it is saved: its rows, its plan, and sentences for a person.

    `source` is the edition whose story it tells again, `before` that edition's pages as read.
    """

    edition: Edition
    pages: list[Page]
    plan: Plan
    notes: tuple[str, ...]
    source: Edition
    before: list[Page]


def work_out_edition(
    *,
    book: Book,
    draft: BookDraft | None,
    wish: EditionWish,
    language: str,
    isbn: str,
    by: Member,
    now: datetime,
    follow: Edition | None = None,
) -> Further:
    """Return the rows of a further edition, unsaved. `now` dates it.

    Without a `draft` the words of `follow`, else of the first edition in `language`, are taken once
    more. What
    `wish` leaves open is as in the edition it follows. Raises NotReady for a book without pages,
    and Refused, in sentences, for other words than the story has places, for what the printer
    does not make, and for what no plan can hold.
    """
    source = follow or source_of(book, draft, language)
    before = pages_of(source)
    told = read_story(before)
    edition = _edition(source, draft, wish, language, isbn, now)
    story = _retold(told, draft, edition, by)
    story.matter = dict(_matter(told, source, edition, draft, by))
    keeps = written_by_hand(source, told) if draft is None else []
    plan = _plan(edition, story, keeps, asked=wish.arrangement != "auto")
    _ask_printer(edition, len(plan.pages))
    edition.arrangement = plan.arrangement
    pages = lay_on(story, plan, edition, by)
    # A new format says page by page what becomes of its pictures; nothing is framed unasked.
    framed = "" if follow else frame_short(edition, pages, _approved_size)
    edition.body_pt, trouble = fit_story(edition, pages)
    notes = [*_told_of(draft, edition), *_set_by_hand(source, told)]
    notes += [*_small(edition, told), *(each for each in (framed, trouble) if each)]
    edition.plan_reasons = [*plan.reasons, *last_page_told(edition, plan), *notes]
    return Further(edition, pages, plan, tuple(notes), source, before)


def _approved_size(scene: Scene) -> tuple[int, int] | None:
    return (scene.artwork.width, scene.artwork.height) if scene.artwork else None


def source_of(book: Book, draft: BookDraft | None, language: str) -> Edition:
    """Return the edition a further one follows: the first, or the first in its language."""
    editions = list(book.editions.select_related("book", "publisher").order_by("number"))
    if not editions:
        raise NotReady(f"{book} has no edition with pages yet; nothing can follow it. {_NOTHING}")
    same = [each for each in editions if each.language == language]
    if draft is None and not same:
        raise Refused(
            f"{book} has no words in {name_of_language(language)} yet: hand in or paste its "
            f"manuscript in that language. {_NOTHING}"
        )
    return same[0] if draft is None else editions[0]


def notes_of(draft: BookDraft) -> list[str]:
    """Return what the reading of a manuscript said, but for its briefs, which are not taken."""
    return [note for note in draft.notes if not tells_of_briefs(note)]


def words_of(told: Story) -> list[Page]:
    """Return the pages of a story that carry words, in order."""
    return [row for row in told.texts if row.text.strip()]


def _edition(
    source: Edition,
    draft: BookDraft | None,
    wish: EditionWish,
    language: str,
    isbn: str,
    now: datetime,
) -> Edition:
    printer = wish.printer or source.printer
    title = source.shown_title if draft is None else draft.title
    try:
        profile = profile_named(source.publisher_id, printer)
        same = source.stock if printer == source.printer else profile.default_stock
        trim = str(Trim.parse(wish.trim or source.trim))
        stock = profile.stock(wish.stock or same).code
    except ValueError as error:
        raise Refused(f"{error}. {_NOTHING}") from error
    return Edition(
        publisher=source.publisher,
        book=source.book,
        title="" if title == source.book.title else title,
        language=language,
        format=source.format,
        printer=printer,
        trim=trim,
        bleed=source.bleed if wish.bleed is None else wish.bleed,
        stock=stock,
        isbn=isbn,
        arrangement=source.arrangement if wish.arrangement == "auto" else wish.arrangement,
        short_art=source.short_art,
        # Letters of another language it may not have; of the same words it has all.
        face_id=source.face_id if language == source.language else None,
        credits=[list(each) for each in draft.credits] if draft and draft.credits
        else source.credits,
        created_at=now,
    )  # fmt: skip


def _retold(told: Story, draft: BookDraft | None, edition: Edition, by: Member) -> Story:
    """The same parts with new rows: the words of `draft` in order, else those of the story."""
    places = words_of(told)
    words = [row.text for row in places]
    if draft is not None:
        words = [page.text for page in draft.pages if page.text.strip()]
    if len(words) != len(places):
        raise Refused(other_count(len(words), len(places)))
    ahead = iter(words)
    story = Story(parts=[replace(part, aside=None) for part in told.parts])
    for row in told.texts:
        page = Page(publisher_id=edition.publisher_id, edition=edition)
        page.text = next(ahead) if row.text.strip() else ""
        page.template, page.short_art = row.template, row.short_art
        page.text_by_id = row.text_by_id if draft is None else by.user_id
        story.texts.append(page)
    return story


def other_count(found: int, places: int) -> str:
    """Return the sentence for a manuscript whose words do not pair with those that are there."""
    has = "1 story page" if found == 1 else f"{found} story pages"
    story = "1 page" if places == 1 else f"{places} pages"
    return (
        f"The manuscript has words for {has} and edition 1 has words on {story}: they must pair "
        "one by one, in order. Part or join pages of the manuscript until it has "
        f"{places}, and hand it in again. {_NOTHING}"
    )


def _plan(edition: Edition, story: Story, keeps: list[MatterKind], *, asked: bool) -> Plan:
    """As the followed edition is arranged, unless somebody asked for an arrangement."""
    rules, pictured, holds = rules_of(edition), story.has_picture, story.holds
    try:
        proposed = propose_arrangement(
            story.parts, story.texts, rules, has_picture=pictured, holds=holds
        )
        usual = not asked and proposed == edition.arrangement
        return make_plan(
            story.parts,
            story.texts,
            rules,
            has_picture=pictured,
            arrangement="auto" if usual else cast("Arrangement", edition.arrangement),
            numbers=story.numbers,
            keeps=keeps,
            holds=holds,
        )
    except ManuscriptError as error:
        raise Refused(f"{error} {_NOTHING}") from error


def _matter(
    told: Story, source: Edition, edition: Edition, draft: BookDraft | None, by: Member
) -> Iterator[tuple[str, Page]]:
    """Front and end matter: taken along with the words it belongs to, else proposed anew."""
    for kind in _MATTER:
        page = Page(publisher_id=edition.publisher_id, edition=edition, text_by_id=by.user_id)
        if draft is not None:
            page.text = _proposed(kind, edition, draft)
        elif (row := told.matter.get(kind)) is not None:
            page.text_by_id = row.text_by_id
            page.text = row.text
            if kind == PageKind.COPYRIGHT:
                page.text = _with_isbn(row.text, source.isbn, edition.isbn)
        else:
            page.text = proposed_text(edition, kind)
        yield kind, page


def _proposed(kind: PageKind, edition: Edition, draft: BookDraft) -> str:
    people = [(who.name, who.role) for who in edition.book.contributors.all()]
    translators = [
        (who.name, who.role) for who in draft.contributors if who.role == ContributorRole.TRANSLATOR
    ]
    return fronting_text(
        kind,
        title=edition.shown_title,
        contributors=[*people, *(each for each in translators if each not in people)],
        publisher=edition.publisher.name,
        credits=[(key, value) for key, value in edition.credits],
        isbn=edition.isbn,
        drawn=not edition.book.artworks.filter(origin="uploaded").exists(),
    )


def _with_isbn(text: str, was: str, now: str) -> str:
    """A copyright page with another number: an ISBN names one edition only."""
    if was and f"ISBN {was}" in text:
        return text.replace(f"ISBN {was}", f"ISBN {now}") if now else _cut(text, f"ISBN {was}")
    return f"{text}\n\nISBN {now}" if now else text


def _cut(text: str, line: str) -> str:
    blocks = [block for block in text.split("\n\n") if block != line]
    return "\n\n".join(blocks).replace(line, "")


def _ask_printer(edition: Edition, count: int) -> None:
    profile = profile_of(edition)
    refusals = profile.refuse(
        Trim.parse(edition.trim), edition.bleed, count, edition.stock, rtl=is_rtl(edition)
    )
    if refusals:
        raise Refused(f"It cannot be printed so: {' '.join(refusals)} {_NOTHING}")


def _told_of(draft: BookDraft | None, edition: Edition) -> Iterator[str]:
    if draft is None:
        return
    yield from notes_of(draft)
    notes = sum(len(page.art_notes) for page in draft.pages)
    if notes:
        told = "1 art note was" if notes == 1 else f"{notes} art notes were"
        yield f"{told} not taken: the pictures are the book's own."
    if draft.has_art or draft.cover is not None or draft.surplus_art:
        yield "The pictures in the manuscript were not taken: the pictures are the book's own."
    if edition.language.partition("-")[0] != "en":
        yield (
            "The words around the names on the title, copyright and end pages are proposed in "
            "English; change them on their pages."
        )


def _set_by_hand(source: Edition, told: Story) -> Iterator[str]:
    asked = chosen_by_hand(source, told)
    scenes = [
        str(part.scene.position)
        for part, chosen in zip(told.parts, asked, strict=True)
        if chosen is not None and chosen != source.arrangement and part.scene is not None
    ]
    if scenes:
        yield (
            f"Edition {source.number} has scene {', '.join(scenes)} set another way by hand; here "
            "the plan decides. Set them in this edition's plan as you like."
        )


def _small(edition: Edition, told: Story) -> Iterator[str]:
    """A sentence for each kind of picture that has too few pixels for this edition."""
    for kind in (SceneKind.PAGE, SceneKind.SPREAD):
        width, height = edition_pixels(edition, kind)
        scenes = [part.scene for part in told.parts if part.scene and part.scene.kind == kind]
        small = [
            str(scene.position)
            for scene in scenes
            if scene.artwork and (scene.artwork.width < width or scene.artwork.height < height)
        ]
        if small:
            which = "the picture of scene" if len(small) == 1 else "the pictures of scenes"
            yield (
                f"When this edition was added, {which} {', '.join(small)} had fewer pixels than "
                f"the {width} x {height} it needs at 300 DPI: have them drawn again, or press as "
                "they are and read what the preflight says."
            )
