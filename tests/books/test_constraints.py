"""The database refuses nonsense by itself, whatever code asks for it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint

from books.models import (
    Book,
    Character,
    Contributor,
    Edition,
    Member,
    OwnFace,
    OwnPrinter,
    Page,
    Scene,
)
from books.queries import edition_of
from illustration.models import Attempt
from printing.models import AuthorProof, Finding, PrintRun
from tests.factories import add_candidate, make_book
from tests.personas import Press

Nonsense = Callable[[Book, Press], object]


def attempt(book: Book, *, n: int = 1, state: str = "PLANNED", **also: object) -> Attempt:
    subject = also or {"scene": book.scenes.first()}
    return Attempt.objects.create(
        ref=uuid.uuid4(), book=book, purpose="page", n=n, provider="offline", prompt="", order={},
        request_hash="", width=1, height=1, state=state, **subject,
    )  # fmt: skip


def run(book: Book, **also: object) -> PrintRun:
    facts = {"n": 1, "pages": 24, "profile_key": "k", "profile_version": "v", "inputs_sha256": "x"}
    return PrintRun.objects.create(edition=edition_of(book), **(facts | also))


def proof(book: Book, **also: object) -> AuthorProof:
    facts = {"n": 1, "file": "f", "sha256": "x", "pages": 24, "recipient_name": "Rita"}
    return AuthorProof.objects.create(edition=edition_of(book), **(facts | also))


def first(book: Book) -> Scene:
    scene = book.scenes.first()
    assert scene is not None
    return scene


NONSENSE: dict[str, Nonsense] = {
    "books_slug_once_per_publisher": lambda book, owl: Book.objects.create(
        title="x", slug=book.slug
    ),
    "books_book_has_a_title": lambda book, owl: Book.objects.create(title="", slug="y"),
    "books_member_once_per_publisher": lambda book, owl: Member.objects.create(
        user=owl.ben.user, role="owner"
    ),
    "books_member_role_is_known": lambda book, owl: Member.objects.filter(pk=owl.ben.pk).update(
        role="king"
    ),
    "books_contributor_role_is_known": lambda book, owl: Contributor.objects.create(
        book=book, position=9, name="x", role="king"
    ),
    "books_edition_number_once_per_book": lambda book, owl: Edition.objects.create(
        book=book, number=1, language="en", printer="p", trim="t", stock="s"
    ),
    "books_story_text_is_never_under_14_pt": lambda book, owl: book.editions.update(body_pt=13.5),
    "books_page_number_once_per_edition": lambda book, owl: Page.objects.filter(number=2).update(
        number=1
    ),
    "books_page_template_is_known": lambda book, owl: Page.objects.update(template="spiral"),
    "books_page_part_needs_a_scene": lambda book, owl: Page.objects.filter(part="left").update(
        scene=None
    ),
    "books_approved_text_has_its_hash": lambda book, owl: Page.objects.update(
        text_state="approved", text_hash=""
    ),
    "books_approved_layout_has_its_hash": lambda book, owl: Page.objects.update(
        layout_state="approved", layout_hash=""
    ),
    "books_scene_position_once_per_book": lambda book, owl: Scene.objects.create(
        book=book, position=1
    ),
    "books_scene_state_is_known": lambda book, owl: book.scenes.update(state="lost"),
    "books_approved_scene_has_artwork": lambda book, owl: book.scenes.update(state="approved"),
    "books_character_name_once_per_book": lambda book, owl: Character.objects.create(
        book=book, position=9, name="Pip", kind="fox"
    ),
    "books_artwork_has_pixels": lambda book, owl: book.artworks.update(width=0),
    "books_artwork_has_at_most_one_subject": lambda book, owl: book.artworks.update(
        character=book.characters.get()
    ),
    "illustration_attempt_has_one_subject": lambda book, owl: attempt(
        book, scene=first(book), character=book.characters.get()
    ),
    "illustration_stored_attempt_has_artwork": lambda book, owl: attempt(book, state="STORED"),
    "illustration_one_open_attempt_per_scene": lambda book, owl: (
        attempt(book, n=1),
        attempt(book, n=2, state="UNKNOWN"),
    ),
    "illustration_money_is_never_negative": lambda book, owl: (
        attempt(book),
        Attempt.objects.update(settled_micros=-1),
    ),
    "printing_done_run_has_its_file": lambda book, owl: run(book, state="done"),
    "books_edition_short_art_is_known": lambda book, owl: book.editions.update(short_art="crop"),
    "books_edition_barcode_is_known": lambda book, owl: book.editions.update(barcode="theirs"),
    "books_edition_printing_is_positive": lambda book, owl: book.editions.update(printing=0),
    "books_edition_price_has_its_currency": lambda book, owl: book.editions.update(price=5),
    "books_approved_cover_has_its_hash": lambda book, owl: book.editions.update(
        cover_state="approved"
    ),
    "books_page_short_art_is_known": lambda book, owl: Page.objects.update(short_art="crop"),
    "books_own_face_once_per_publisher": lambda book, owl: [
        OwnFace.objects.create(title="Mine", file="f", sha256="a" * 64, bytes=1) for _ in "12"
    ],
    "books_own_printer_key_says_own": lambda book, owl: OwnPrinter.objects.create(
        key="kdp-paperback", title="Mine", table={}
    ),
    "printing_run_part_is_known": lambda book, owl: run(book, part="spine"),
    "printing_rejected_run_keeps_the_printers_words": lambda book, owl: run(book, state="rejected"),
    "printing_done_proof_has_its_file": lambda book, owl: proof(book, state="done", sha256=""),
    "printing_replied_proof_says_when": lambda book, owl: proof(book, reply="approved"),
    "printing_one_run_in_flight_per_part": lambda book, owl: (
        run(book, n=1),
        run(book, n=2, state="pressing"),
    ),
    "printing_run_has_pages": lambda book, owl: run(book, pages=0),
    "printing_finding_verdict_is_known": lambda book, owl: Finding.objects.create(
        run=run(book), position=1, rule="r", verdict="maybe"
    ),
}


@pytest.mark.parametrize("sentence", sorted(NONSENSE))
def test_the_database_refuses(owl: Press, sentence: str) -> None:
    book = make_book(owl.ben)
    add_candidate(scene=book.scenes.last())
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        NONSENSE[sentence](book, owl)
    assert any(words in str(refusal.value) for words in told_as(sentence))


def told_as(name: str) -> list[str]:
    """How a refusal is named: by its constraint; SQLite names a uniqueness by its columns."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and isinstance(constraint, UniqueConstraint):
                columns = [model._meta.get_field(field).column for field in constraint.fields]
                told = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
                return [name, f"UNIQUE constraint failed: {told}"]
    return [name]
