"""What a person who decides is shown: the checklist of a picture, and all that waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from books.enums import Act, Approval, CheckItem, SceneKind, SceneState
from books.models import Artwork, Book, Character, Member, Page, Scene, Tick
from books.operations.lettering import ticked_letters
from books.rules import may
from books.shelf import A_SCREENFUL, newest_is_draft, picture_shown
from illustration.studio.letters import letters_of

ITEM_SAYS: dict[CheckItem, str | Promise] = {
    CheckItem.LIMBS: _("Hands and limbs are right"),
    CheckItem.STRAY_TEXT: _("No stray text"),
    CheckItem.PROPS: _("Props as the brief has them"),
    CheckItem.CONTINUITY: _("Fits the facing page"),
    CheckItem.SAFE_FOR_AGE: _("Safe for the age"),
}
A_ROW = 8
# Above any folio a printer binds.
_EDITION = 10_000
# What is printed: a scene on a page, or on the cover. A loose one waits for nobody.
IN_THE_BOOK = Q(pages__isnull=False) | Q(
    kind__in=[SceneKind.COVER_FRONT.value, SceneKind.COVER_BACK.value]
)
# The lower row of a keyboard, under the hand that does not hold the mouse.
KEYS = ("z", "x", "c", "v", "b")


@dataclass(frozen=True)
class CheckLine:
    """One line of the checklist; `ticked` is the row where somebody ticked it."""

    item: CheckItem
    says: str | Promise
    key: str
    ticked: Tick | None
    checked: bool


def checklist_of(artwork: Artwork | None, posted: Collection[str] = ()) -> list[CheckLine]:
    """Return the checklist of a picture. `posted` are words ticked in a form not yet taken."""
    ticks = (
        {tick.item: tick for tick in artwork.ticks.select_related("by")}
        if artwork is not None
        else {}
    )
    return [
        CheckLine(item, says, key, ticks.get(item.value), item in ticks or item.value in posted)
        for (item, says), key in zip(ITEM_SAYS.items(), KEYS, strict=True)
    ]


@dataclass(frozen=True)
class Letter:
    """One letter of a picture's exact words; `ticked` where somebody read it in the picture."""

    number: int
    letter: str
    ticked: bool
    checked: bool


def letters_told(
    scene: Scene, artwork: Artwork | None, posted: Collection[str] = ()
) -> list[Letter]:
    """Return the letters of a scene's exact words. `posted` were ticked in a form not yet taken."""
    ticked = ticked_letters(artwork, scene.exact_text) if artwork and scene.exact_text else set()
    return [
        Letter(number, letter, number in ticked, number in ticked or str(number) in posted)
        for number, letter in letters_of(scene.exact_text)
    ]


@dataclass(frozen=True)
class SceneWaiting:
    """A scene to decide on, or to draw again; `picture` is the artwork shown of it.

    `draft` where its newest picture is one: whoever approves that has the final drawn.
    """

    position: int
    brief: str
    note: str
    picture: int | None
    draft: bool = False


@dataclass
class TitleWaiting:
    """All of one title that waits for this person; pages are those of all its editions.

    `first_text` and `first_layout` name an edition and a page of it: _EDITION * edition + page.
    """

    book: Book
    sheets: int = 0
    texts: int = 0
    layouts: int = 0
    offered: int = 0
    sent_back: int = 0
    first_text: int = 0
    first_layout: int = 0
    scenes: list[SceneWaiting] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many decisions or answers wait here."""
        return self.sheets + self.texts + self.layouts + self.offered + self.sent_back

    @property
    def text_at(self) -> tuple[int, int]:
        """The edition and the page of the first words that wait."""
        return divmod(self.first_text, _EDITION)

    @property
    def layout_at(self) -> tuple[int, int]:
        """The edition and the page of the first layout that waits."""
        return divmod(self.first_layout, _EDITION)


def waiting_for(member: Member) -> list[TitleWaiting]:
    """Return up to A_SCREENFUL titles with something that waits for this person, fullest first.

    Whoever approves is shown what is offered, whoever edits what was sent back with a reason.
    At most seven queries, however many titles there are.
    """
    titles: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for name, rows in _asked_of(member).items():
        for found in rows:
            titles[found.pop("of")] |= {name: found["n"]} | {
                f"first_{key}": found["first"] for key in ("text", "layout") if name == f"{key}s"
            }
    books = Book.objects.filter(pk__in=titles, archived_at__isnull=True)
    waiting = [TitleWaiting(book, **titles[book.pk]) for book in books]
    waiting.sort(key=lambda title: (-title.total, title.book.title))
    _show_scenes(waiting[:A_SCREENFUL], member)
    return waiting[:A_SCREENFUL]


def _asked_of(member: Member) -> dict[str, QuerySet[Any]]:
    asked: dict[str, QuerySet[Any]] = {}
    scenes = Scene.objects.filter(IN_THE_BOOK)
    pages = Page.objects.exclude(text="", scene__isnull=True)
    page = F("edition__number") * _EDITION + F("number")
    draft, approved = Approval.DRAFT.value, Approval.APPROVED.value
    if may(member, Act.APPROVE):
        unapproved = pages.exclude(text="").filter(text_state=draft)
        ready = pages.filter(layout_state=draft).filter(
            Q(text="") | Q(text_state=approved),
            Q(scene__isnull=True) | Q(scene__state=SceneState.APPROVED.value),
        )
        sheets = Character.objects.filter(sheet__isnull=True, sheets__isnull=False)
        asked["sheets"] = _by_book(sheets, "book", "position")
        asked["texts"] = _by_book(unapproved, "edition__book", page)
        asked["layouts"] = _by_book(ready, "edition__book", page)
        asked["offered"] = _by_book(scenes.filter(state=SceneState.OFFERED.value), "book")
    if may(member, Act.EDIT):
        back = scenes.filter(state=SceneState.CHANGES_ASKED.value)
        asked["sent_back"] = _by_book(back, "book")
    return asked


def _by_book(rows: QuerySet[Any], book: str, place: Any = "position") -> QuerySet[Any]:
    counted = rows.order_by().values(of=F(book))
    return counted.annotate(n=Count("pk", distinct=True), first=Min(place))


def _show_scenes(titles: list[TitleWaiting], member: Member) -> None:
    """Put the first few scenes of each title into it, those to decide on before those sent back."""
    states = [SceneState.OFFERED.value] if may(member, Act.APPROVE) else []
    states += [SceneState.CHANGES_ASKED.value] if may(member, Act.EDIT) else []
    by_book = {title.book.pk: title.scenes for title in titles}
    scenes = (
        Scene.objects.filter(IN_THE_BOOK, book__in=by_book, state__in=states)
        .distinct()
        .annotate(picture=picture_shown(), draft=newest_is_draft())
        .order_by("-state", "position")
    )
    for scene in scenes:
        if len(by_book[scene.book_id]) < A_ROW:
            by_book[scene.book_id].append(
                SceneWaiting(
                    scene.position, scene.brief, scene.note, scene.picture, bool(scene.draft)
                )
            )
