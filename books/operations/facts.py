"""What a book is called, who is credited, which ISBN an edition has: changed after it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import F

from books.answers import Step, cleaned, isbn_in
from books.enums import Act, Approval
from books.errors import IllegalMove
from books.models import Book, Contributor, Edition, Member, Page
from books.operations.editions import refuse_used_isbn
from books.operations.holding import hold
from books.operations.moves import record
from books.renaming import NAMING, Front, front_of, renamed
from books.rules import require
from books.voiding import held_by, seen_of_edition, seen_of_title

Credits = Sequence[Mapping[str, str]]


@transaction.atomic
def change_title(*, book: Book, title: str, credits: Credits, seen: str, by: Member) -> None:
    """Give a book another title and other people to credit, in the order of the title page.

    Title and copyright pages follow where they name them, and wait for approval; a cover's
    approval is bound to both and no longer holds. `seen` is `seen_of_title` when the person began.

    Raises NotAllowed; Refused for no title, a name too long or a role that is none; IllegalMove
    where somebody saved meanwhile, or an edition of that title is with the trade.
    """
    require(by, Act.EDIT)
    told = cleaned(Step.PREVIEW, {"title": title, "contributors": credits})
    hold(book)
    current = Book.objects.get(pk=book.pk)
    _refuse_stale(seen, seen_of_title(current), "The title")
    editions = list(current.editions.select_related("book", "publisher"))
    if told["title"] != current.title:
        _refuse_held(each for each in editions if not each.title)
    fronts = [front_of(each) for each in editions]
    renames = _rename(current, told["title"], by)
    if _credit(current, told["contributors"], by) or renames:
        for edition, was in zip(editions, fronts, strict=True):
            edition.book = current
            _follow(edition, was, by)
    book.refresh_from_db()


@transaction.atomic
def change_edition(*, edition: Edition, title: str, isbn: str, seen: str, by: Member) -> None:
    """Give an edition a title in its own language ("" is the book's) and its ISBN ("" is none).

    Its pages and its cover follow as for `change_title`. `seen` is `seen_of_edition` when the
    person began. Raises NotAllowed; Refused for an ISBN that is none or that another edition has,
    or a title too long; IllegalMove where somebody saved meanwhile, or the edition is with the
    trade: there another title or ISBN is another edition (ISBN Users' Manual, 7th edition, 6).
    """
    require(by, Act.EDIT)
    own = cleaned(Step.PREVIEW, {"title": title})["title"] if title.strip() else ""
    number = isbn_in({"isbn": isbn})
    hold(edition.book)
    current = Edition.objects.select_related("book", "publisher").get(pk=edition.pk)
    _refuse_stale(seen, seen_of_edition(current), f"Edition {current.number}")
    was = front_of(current)
    if (own, number) == (current.title, current.isbn):
        return
    if number != was.isbn:
        refuse_used_isbn(number)
    if (own or current.book.title, number) != (was.title, was.isbn):
        _refuse_held([current])
    stood = current.title
    current.title, current.isbn = own, number
    current.save(update_fields=["title", "isbn"])
    subject = f"edition {current.number}"
    if own != stood:
        _record(current.book, "name-edition", subject, by, was.title, current.shown_title)
    if number != was.isbn:
        _record(current.book, "change-isbn", subject, by, was.isbn, number)
    _follow(current, was, by)
    edition.refresh_from_db()


def _rename(book: Book, title: str, by: Member) -> bool:
    was = book.title
    if title == was:
        return False
    Book.objects.filter(pk=book.pk).update(title=title)
    book.title = title
    _record(book, "rename-title", "book", by, was, title)
    return True


def _credit(book: Book, people: Credits, by: Member) -> bool:
    was = list(book.contributors.order_by("position").values_list("name", "role"))
    now = [(each["name"], each["role"]) for each in people]
    if now == was:
        return False
    book.contributors.all().delete()
    for position, (name, role) in enumerate(now, start=1):
        Contributor.objects.create(
            publisher_id=book.publisher_id, book=book, position=position, name=name, role=role
        )
    _record(book, "change-credits", "book", by, _listed(was), _listed(now))
    return True


def _follow(edition: Edition, was: Front, by: Member) -> None:
    """Write the edition's front pages anew; each is a draft then, as after a change by hand."""
    now = front_of(edition)
    for page in edition.pages.filter(kind__in=NAMING).order_by("number"):
        text = renamed(page.kind, page.text, was, now)
        if text == page.text:
            continue
        Page.objects.filter(pk=page.pk).update(
            text=text,
            text_by=by.user,
            version=F("version") + 1,
            text_state=Approval.DRAFT.value,
            layout_state=Approval.DRAFT.value,
        )
        record(
            book=edition.book,
            what="edit-text",
            subject=f"page {page.number}",
            by=by.user,
            note=f"Edition {edition.number}: it follows title, credits and ISBN.",
        )


def _refuse_stale(seen: str, stands: str, what: str) -> None:
    if seen != stands:
        raise IllegalMove(
            f"{what} was saved by somebody else since you opened it. Their words stand; yours were "
            "not saved: reload, and enter them again."
        )


def _refuse_held(editions: Iterable[Edition]) -> None:
    for edition in editions:
        held = held_by(edition)
        if held:
            raise IllegalMove(
                f"Edition {edition.number} is with the trade as {held}: with another title or ISBN "
                "it is another book. Nothing was changed; begin a corrected edition under Print "
                "runs, and name that one."
            )


def _listed(people: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{name} ({role})" for name, role in people)


def _record(book: Book, what: str, subject: str, by: Member, was: str, now: str) -> None:
    note = f"{was or 'none'} -> {now or 'none'}"
    record(
        book=book, what=what, subject=subject, by=by.user, from_state=was, to_state=now, note=note
    )
