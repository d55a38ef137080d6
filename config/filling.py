"""Fills a publisher with many titles at once, in every stage, to try the house under load.

The rows are written in bulk and the pictures are a dozen small ones kept once, so that 500 titles
take seconds; nothing here is a way to make a real book.
"""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model, OuterRef, Subquery
from django.utils.text import slugify

from books import storing
from books.enums import (
    Approval,
    BriefOrigin,
    ContributorRole,
    Origin,
    PageKind,
    Part,
    SceneState,
    Template,
)
from books.errors import Refused
from books.layouts import layout_hash
from books.models import (
    Artwork,
    Book,
    Character,
    Contributor,
    Edition,
    Event,
    Page,
    Publisher,
    Rendition,
    Scene,
)
from books.statistics import look_at_tables
from books.tenancy import acting_for
from illustration.studio.styles import STYLES
from printing.enums import RunState
from printing.models import PrintRun, RunArtwork
from printing.press.profile import load_profile

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
PRINTER, TRIM, STOCK = "kdp-paperback", "8.5x8.5", "premium-color"
SCENES, PAGES = 12, 28  # a picture faces its text on pages 4 to 27
HEROES = (
    ("Pip", "owl"), ("Fern", "fox"), ("Bo", "bear"), ("Nana", "elephant"), ("Tilda", "turtle"),
    ("Otis", "octopus"), ("Mina", "mouse"), ("Rafa", "rabbit"), ("Zuri", "zebra"),
    ("Lulu", "lizard"), ("Hugo", "hedgehog"), ("Coco", "crow"),
)  # fmt: skip
PLOTS = (
    "and the Moon", "Goes to Sea", "in the Rain", "and the Lost Kite", "at the Market",
    "Finds a Friend", "and the Old Lighthouse", "Cannot Sleep", "in the Snow", "and the Red Boat",
    "Builds a House", "and the Secret Garden", "Learns to Wait", "and the Long Night",
)  # fmt: skip
ENDS = ("", " Again", ", a Bedtime Story", " in Spring", " before Breakfast", " after All")
PLACES = ("by the sea", "in the forest", "on a hill", "in the garden", "in the snow", "at the lake")
WRITERS = ("Ada Owl", "Ben Wren", "Ines Mar", "Kofi Mensah", "Lena Holt", "Mei Tan", "Sara Lind")
STAGES = ("sheets", "look", "draw", "review", "redo", "layout", "ready", "pressed")


@dataclass(frozen=True)
class Kept:
    """A small picture in the storage: its name, hash and pixels, and its two renditions."""

    name: str
    sha256: str
    size: tuple[int, int]
    small: dict[int, str]


@dataclass
class Rows:
    """What is still to be written, in the order it can be."""

    books: list[Book] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    approved: list[Artwork] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)
    offered: list[Artwork] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    runs: list[PrintRun] = field(default_factory=list)
    uses: list[RunArtwork] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def in_order(self) -> Iterator[list[Any]]:
        """The lists, parents before children."""
        yield from (self.books, self.editions, self.contributors, self.approved, self.scenes)
        yield from (self.characters, self.offered, self.pages, self.runs, self.uses, self.events)


def make_titles(*, publisher: Publisher, count: int, seed: int = 1, beside: bool = False) -> int:
    """Write `count` titles for a publisher in one transaction and return how many rows.

    The same seed gives the same titles. Raises Refused where the publisher has other titles,
    unless `beside` says to put the new ones beside them.
    """
    with acting_for(publisher):
        standing = Book.objects.count()
        if standing and not beside:
            raise Refused(
                f"{publisher} has {standing} titles already; they stay as they are and nothing was "
                "made. Name an empty publisher, or say --beside to put the new ones beside them."
            )
        pictures, file = _pictures(publisher, seed), _print_file(publisher)
        throw = random.Random(f"titles {seed}")
        rows = Rows()
        for n in range(standing, standing + count):
            _title(rows, publisher, n, throw, pictures, file)
        with transaction.atomic():
            written = _write(rows, pictures)
    look_at_tables()
    return written


def _write(rows: Rows, pictures: list[Kept]) -> int:
    written = 0
    for group in rows.in_order():
        if group:
            model: type[Model] = type(group[0])
            model._default_manager.bulk_create(group, batch_size=2000)
            written += len(group)
    made = Artwork.objects.filter(source_name=MARK)
    own = {"artwork": OuterRef("pk")}
    made.filter(scene=None).update(scene=Subquery(Scene.objects.filter(**own).values("pk")[:1]))
    sheet = Character.objects.filter(sheet=OuterRef("pk"))
    made.filter(scene=None, character=None).update(character=Subquery(sheet.values("pk")[:1]))
    small = {kept.sha256: kept.small for kept in pictures}
    renditions = [
        Rendition(publisher_id=art.publisher_id, artwork=art, edge=edge, file=name)
        for art in (*rows.approved, *rows.offered)
        for edge, name in small[art.sha256].items()
    ]
    Rendition.objects.bulk_create(renditions, batch_size=2000)
    return written + len(renditions)


MARK = "made for load"


def _title(
    rows: Rows, publisher: Publisher, n: int, throw: random.Random, pictures: list[Kept],
    file: tuple[str, str],
) -> None:  # fmt: skip
    stage = STAGES[n % len(STAGES)]
    which = throw.randrange(len(HEROES))
    hero, kind = HEROES[which]
    turn = f"{throw.choice(PLOTS)}{throw.choice(ENDS)}"
    title = f"{hero} {turn}"
    style = throw.choice(STYLES).words
    book = Book(publisher=publisher, title=title, slug=slugify(f"{title} {n + 1}"), style=style)
    edition = Edition(
        publisher=publisher, book=book, language="en", printer=PRINTER, trim=TRIM, stock=STOCK,
        body_pt=Decimal("18.0"), created_at=NOW,
    )  # fmt: skip
    rows.books.append(book)
    rows.editions.append(edition)
    names = throw.sample(WRITERS, 2)
    for position, role in enumerate((ContributorRole.AUTHOR, ContributorRole.ILLUSTRATOR)):
        rows.contributors.append(
            Contributor(publisher=publisher, book=book, position=position + 1,
                        name=names[position], role=role.value)
        )  # fmt: skip
    art = _Art(rows, publisher, book, pictures[which])
    _characters(rows, art, stage, hero, kind)
    scenes = [_scene(rows, art, stage, number, hero, throw) for number in range(1, SCENES + 1)]
    pages = _pages(rows, publisher, edition, scenes, stage, hero)
    if stage == "pressed":
        _run(rows, publisher, edition, scenes, pages, file)
    rows.events.append(
        Event(publisher=publisher, book=book, what="import", subject=title[:60], note=MARK)
    )


@dataclass(frozen=True)
class _Art:
    """Makes a title's artworks out of its hero's kept picture."""

    rows: Rows
    publisher: Publisher
    book: Book
    kept: Kept

    def one(self, *, approved: bool, **subject: Any) -> Artwork:
        """Return an artwork; an approved one learns its subject once that has its own row."""
        kept = self.kept
        art = Artwork(
            publisher=self.publisher, book=self.book, file=kept.name, sha256=kept.sha256,
            width=kept.size[0], height=kept.size[1], origin=Origin.GENERATED.value,
            source_name=MARK, **({} if approved else subject),
        )  # fmt: skip
        (self.rows.approved if approved else self.rows.offered).append(art)
        return art


def _characters(rows: Rows, art: _Art, stage: str, hero: str, kind: str) -> None:
    done = stage not in {"sheets", "look"}
    who = Character(
        publisher=art.publisher, book=art.book, position=1, name=hero, kind=kind,
        traits={"wears": ["red scarf"]}, sheet=art.one(approved=True) if done else None,
    )  # fmt: skip
    rows.characters.append(who)
    if stage == "look":
        art.one(approved=False, character=who)


def _scene(
    rows: Rows, art: _Art, stage: str, number: int, hero: str, throw: random.Random
) -> Scene:
    early = stage in {"sheets", "look"}
    share = {"draw": 0.4, "review": 0.6, "redo": 0.8}.get(stage, 0.0 if early else 1.0)
    done = number <= round(share * SCENES)
    then = {"review": SceneState.OFFERED, "redo": SceneState.CHANGES_ASKED}
    state = SceneState.APPROVED if done else then.get(stage, SceneState.BRIEFED)
    scene = Scene(
        publisher=art.publisher, book=art.book, position=number, state=state.value,
        brief=f"{hero} walks {throw.choice(PLACES)}", brief_origin=BriefOrigin.TITLE.value,
        light=throw.choice(("day", "sunset", "night", "dawn")),
        artwork=art.one(approved=True) if done else None,
        note="Closer, please." if state == SceneState.CHANGES_ASKED else "",
    )  # fmt: skip
    rows.scenes.append(scene)
    if state in then.values():
        art.one(approved=False, scene=scene)
    return scene


def _pages(
    rows: Rows, publisher: Publisher, edition: Edition, scenes: list[Scene], stage: str, hero: str
) -> list[Page]:
    pages = [_page(publisher, edition, number, scenes, hero) for number in range(1, PAGES + 1)]
    if stage in {"layout", "ready", "pressed"}:
        for page in pages:
            half = stage == "layout" and page.number > PAGES // 2
            _approve(page, edition, layout=not half)
    rows.pages += pages
    return pages


def _page(
    publisher: Publisher, edition: Edition, number: int, scenes: list[Scene], hero: str
) -> Page:
    kinds = {1: "TITLE", 2: "COPYRIGHT", 3: "DEDICATION", PAGES: "END"}
    if number in kinds:
        name = kinds[number]
        words = {1: edition.book.title, 2: "First edition.", 3: "For you."}.get(number, "The end.")
        return Page(publisher=publisher, edition=edition, number=number, kind=PageKind[name].value,
                    template=Template[name].value, text=words)  # fmt: skip
    scene = scenes[(number - 4) // 2]
    if number % 2 == 0:
        return Page(publisher=publisher, edition=edition, number=number, scene=scene,
                    kind=PageKind.STORY.value, template=Template.PICTURE.value,
                    part=Part.WHOLE.value)  # fmt: skip
    return Page(publisher=publisher, edition=edition, number=number, kind=PageKind.STORY.value,
                template=Template.TEXT.value,
                text=f"{hero} came to hill number {scene.position}. It was a long way home."
                )  # fmt: skip


def _approve(page: Page, edition: Edition, *, layout: bool) -> None:
    if page.text:
        page.text_state, page.text_hash = Approval.APPROVED.value, page.current_text_hash
    if layout:
        page.layout_state = Approval.APPROVED.value
        page.layout_hash = layout_hash(page, edition, PAGES)


def _run(
    rows: Rows, publisher: Publisher, edition: Edition, scenes: list[Scene], pages: list[Page],
    file: tuple[str, str],
) -> None:  # fmt: skip
    profile = load_profile(PRINTER)
    bound = "".join(page.layout_hash for page in pages).encode()
    run = PrintRun(
        publisher=publisher, edition=edition, n=1, state=RunState.DONE.value,
        profile_key=profile.key, profile_version=profile.version,
        inputs_sha256=hashlib.sha256(bound).hexdigest(), pages=PAGES, pages_done=PAGES,
        pages_checked=PAGES, file=file[0], sha256=file[1], finished_at=NOW,
    )  # fmt: skip
    rows.runs.append(run)
    rows.uses += [
        RunArtwork(publisher=publisher, run=run, artwork=scene.artwork) for scene in scenes
    ]


def _pictures(publisher: Publisher, seed: int) -> list[Kept]:
    """Paint and keep a dozen small pictures with their renditions."""
    from illustration.painter import paint  # noqa: PLC0415  (Pillow only where it is needed)
    from illustration.studio.order import PictureOrder, Traits  # noqa: PLC0415  (same)

    kept = []
    for index, (name, kind) in enumerate(HEROES):
        style = STYLES[index % len(STYLES)].words
        brief = f"{name} walks {PLACES[index % len(PLACES)]}"
        order = PictureOrder("page", brief, (Traits(name, kind),), "", style, (), 512, 512, seed)
        image = paint(order).image
        whole, digest = storing.keep(
            _packed(image, "JPEG"), publisher_id=publisher.pk, suffix=".jpg"
        )
        small = {}
        for edge in (256, 1024):
            shrunk = image.copy()
            shrunk.thumbnail((edge, edge))
            data = _packed(shrunk, "WEBP")
            small[edge], _ = storing.keep(data, publisher_id=publisher.pk, suffix=".webp")
        kept.append(Kept(whole, digest, image.size, small))
    return kept


def _packed(image: Any, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=84)
    return out.getvalue()


def _print_file(publisher: Publisher) -> tuple[str, str]:
    """Keep one small PDF that says what it is, for every pressed title."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  (only where it is needed)

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 612), invariant=1)
    canvas.drawString(72, 306, "Made for load: this is no print file.")
    canvas.save()
    return storing.keep(out.getvalue(), publisher_id=publisher.pk, suffix=".pdf")
