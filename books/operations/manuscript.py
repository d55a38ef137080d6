"""From a manuscript as handed in to a book with its edition, plan, characters and scenes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from books.drafting import EditionWish, Unsaved, work_out
from books.enums import Act
from books.errors import Refused
from books.manuscript.draft import BookDraft
from books.models import Book, Casting, Character, Contributor, Member
from books.operations.handed_art import Developed, developed_art, hand_in_art
from books.operations.moves import record
from books.reaching import frame_short
from books.rules import require


def import_book(
    *,
    draft: BookDraft,
    by: Member,
    wish: EditionWish | None = None,
    now: datetime | None = None,
    also: Callable[[Book], None] | None = None,
) -> Book:
    """Save a whole book and return it, or save nothing.

    Plan, body size and text room are worked out first and pictures developed, outside the
    transaction; then rows and events are written in one. Pictures that were handed in become
    candidates of their scenes, offered for approval. `now` dates the edition (and so every date
    inside its print file).
    `also` is done with the saved book in the same transaction; what it raises undoes all.

    Raises NotAllowed, and Refused in one sentence for anything the printer or the press cannot
    take.
    """
    require(by, Act.IMPORT)
    unsaved = work_out(draft, by, wish or EditionWish(), now or timezone.now())
    known = Book.objects.filter(source_sha256=unsaved.book.source_sha256).first()
    if known is not None:
        raise Refused(
            f"This manuscript is already here as {known.slug}; nothing was saved. "
            "Change it, or work on the book that is here."
        )
    try:
        with developed_art(draft) as art, transaction.atomic():
            _frame_short(unsaved, draft, art)
            _save(unsaved, draft, by)
            hand_in_art(book=unsaved.book, scenes=unsaved.scenes, draft=draft, art=art, by=by)
            if also is not None:
                also(unsaved.book)
    except IntegrityError as error:
        if "slug" not in str(error):
            raise
        raise Refused(
            f"A book with the short name {unsaved.book.slug} was saved by somebody else this"
            " moment; nothing of yours was saved. Look at theirs, or do the same again."
        ) from error
    return unsaved.book


def _frame_short(unsaved: Unsaved, draft: BookDraft, art: Developed) -> None:
    """A picture handed in that is not of the page's shape is framed, and the plan says so."""
    sizes: dict[int, tuple[int, int]] = {}
    for scene, scene_draft in zip(unsaved.scenes, draft.scenes, strict=True):
        for index in scene_draft.page_indexes:
            picture = draft.art[index] if index < len(draft.art) else None
            if picture is not None:
                sizes[id(scene)] = (art[picture.path].width, art[picture.path].height)
    told = frame_short(unsaved.edition, unsaved.pages, lambda scene: sizes.get(id(scene)))
    if told:
        unsaved.edition.plan_reasons.append(told)


def _save(unsaved: Unsaved, draft: BookDraft, by: Member) -> None:
    book = unsaved.book
    book.save()
    Contributor.objects.bulk_create(unsaved.contributors)
    unsaved.edition.save()
    characters = _save_characters(book, draft)
    for scene, scene_draft in zip(unsaved.scenes, unsaved.scene_drafts, strict=True):
        scene.save()
        for position, name in enumerate(scene_draft.cast, start=1):
            Casting.objects.create(scene=scene, character=characters[name], position=position)
    for page in unsaved.pages:
        page.save()
    record(
        book=book,
        what="import",
        subject="book",
        by=by.user,
        note="\n".join(unsaved.edition.plan_reasons),
    )


def _save_characters(book: Book, draft: BookDraft) -> dict[str, Character]:
    saved = {}
    for position, drawn in enumerate(draft.characters, start=1):
        traits: dict[str, str | list[str]] = {
            word: getattr(drawn, word)
            for word in ("body", "eyes", "build", "hair", "skin", "age", "marks")
            if getattr(drawn, word)
        }
        if drawn.wears:
            traits["wears"] = list(drawn.wears)
        saved[drawn.name] = Character.objects.create(
            book=book, position=position, name=drawn.name, kind=drawn.kind, traits=traits
        )
    return saved
