"""A title made a child's own: the same story and plan, with a character that is the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from books.copying import copy_title, free_slug
from books.enums import Act, PageKind
from books.errors import IllegalMove, OctavoError, Refused
from books.models import Book, Character, Edition, Member, Page, Rendition, Scene
from books.operations.cast import LONGEST_NAME, edit_character
from books.operations.moves import record
from books.renaming import front_of
from books.rules import require
from illustration.models import ChildPhoto
from illustration.operations.photos import cleaned_photo, hand_in_photo, require_consent
from illustration.own_edition import (
    COVER_WORDS,
    Wish,
    front_now,
    page_text,
    title_for,
)

LONGEST_TITLE = 200


@dataclass(frozen=True)
class HandedIn:
    """A photo that goes with the wish, and who agreed to it."""

    data: bytes
    consent_by: str
    agreed: bool


@dataclass(frozen=True)
class OwnEdition:
    """The new title and its child; `photo_missed` says why the photo could not be kept."""

    book: Book
    child: Character
    photo: ChildPhoto | None = None
    photo_missed: str = ""


def make_own_edition(
    *, book: Book, wish: Wish, by: Member, photo: HandedIn | None = None
) -> OwnEdition:
    """Copy a title with one character made the child, its name put through every text.

    The child's sheet is to be drawn anew; the others' approved sheets come along. The photo is
    looked at before anything is saved, and kept once the title is. Must not run inside a
    transaction.

    Raises NotAllowed; Refused for a name that is missing, too long or another character's, a title
    too long, a photo without consent or that is none; IllegalMove where somebody made a title of
    that address at this moment. Nothing is saved then.
    """
    require(by, Act.IMPORT)
    require(by, Act.EDIT)
    refuse_unfit(book, wish)
    if photo is not None:
        require_consent(photo.consent_by, agreed=photo.agreed)
        cleaned_photo(photo.data)
    title = title_for(book, wish)
    try:
        with transaction.atomic(durable=True):
            copy, child = _copied(book, wish, title, by)
    except IntegrityError as error:
        raise IllegalMove(
            f"Somebody made a title called {title} at this moment. Nothing was made; do it again."
        ) from error
    if photo is None:
        return OwnEdition(copy, child)
    return _with_photo(OwnEdition(copy, child), photo, by)


def refuse_unfit(book: Book, wish: Wish) -> None:
    """Raise Refused for a wish that cannot be made, before anything is."""
    name = wish.name
    if not name or name != " ".join(name.split()):
        raise Refused("Say the child's name as the book prints it. Nothing was made.")
    if max(len(name), len(wish.kind)) > LONGEST_NAME:
        raise Refused(f"A name has {LONGEST_NAME} letters at most. Nothing was made.")
    others = book.characters.exclude(pk=wish.character.pk)
    if wish.character.book_id != book.pk:
        raise Refused("That character belongs to another book. Nothing was made.")
    if others.filter(name__iexact=name).exists():
        raise Refused(
            f"{name} is another character of this book: two of one name would be one in every"
            " picture. Nothing was made."
        )
    if len(title_for(book, wish)) > LONGEST_TITLE:
        raise Refused(f"A title has {LONGEST_TITLE} characters at most. Nothing was made.")


def _copied(book: Book, wish: Wish, title: str, by: Member) -> tuple[Book, Character]:
    copy = copy_title(book, title=title, slug=free_slug(title))
    record(
        book=copy,
        what="make-own-edition",
        subject="book",
        by=by.user,
        note=f"From {book.title} ({book.slug}): {wish.was} is {wish.name}.",
    )
    for edition in copy.editions.select_related("book", "publisher"):
        source = book.editions.select_related("book", "publisher").get(number=edition.number)
        _rewrite(source, edition, wish, by)
    for scene in copy.scenes.all():
        _change(scene, {"brief": wish.put(scene.brief, copy.language)})
    child = copy.characters.get(position=wish.character.position, name=wish.was)
    _undraw(child)
    edit_character(
        character=child,
        name=wish.name,
        kind=wish.kind or child.kind,
        traits=wish.traits,
        seen_version=child.version,
        by=by,
    )
    return copy, child


def _rewrite(source: Edition, edition: Edition, wish: Wish, by: Member) -> None:
    language = edition.language
    was, now = front_of(source), front_now(source, source.book, wish)
    words = {field: wish.put(str(getattr(edition, field)), language) for field in COVER_WORDS}
    own = {"title": now.title} if edition.title else {}
    _change(edition, words | own)
    for page in edition.pages.all():
        fresh = page_text(page, was, now, wish, language)
        if fresh != page.text:
            by_whom = {"text_by": by.user} if page.kind != PageKind.COPYRIGHT else {}
            _change(page, {"text": fresh, **by_whom})


def _change(row: Edition | Page | Scene, fields: Mapping[str, object]) -> None:
    changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save(update_fields=[*changed])


def _undraw(child: Character) -> None:
    """Take the copied sheet away: it shows the character as it was."""
    if child.sheet is None:
        return
    child.sheet = None
    child.save(update_fields=["sheet"])
    Rendition.objects.filter(artwork__character=child).delete()
    child.sheets.all().delete()


def _with_photo(made: OwnEdition, photo: HandedIn, by: Member) -> OwnEdition:
    try:
        kept = hand_in_photo(
            character=made.child,
            data=photo.data,
            consent_by=photo.consent_by,
            agreed=photo.agreed,
            traits={},
            by=by,
        )
    except OctavoError as error:
        return OwnEdition(made.book, made.child, photo_missed=str(error))
    return OwnEdition(made.book, made.child, kept)
