"""Things of Owl Press with words that no outsider may ever read, and what leads to them."""

from __future__ import annotations

import uuid

from django.apps import apps
from django.utils import timezone

from books import storing
from books.enums import Role
from books.models import Book, Character, Member, OwnFace, Proposal
from books.operations.invitations import invite
from books.operations.own_printers import make_printer
from books.operations.proposals import put_manuscript, start_proposal
from books.operations.tokens import make_token
from books.queries import edition_of
from books.tenancy import acting_for, everyone, publisher_in_force
from illustration.models import (
    Account,
    Attempt,
    ChildPhoto,
    LedgerEntry,
    PictureCheck,
    ProviderKey,
    ReleasedWords,
    Sketch,
)
from illustration.sealing import seal
from printing.models import AuthorProof, PrintRun
from printing.operations.proofs import make_proof
from printing.operations.run import queue_run
from tests.factories import make_book, picture_bytes, table_of
from tests.personas import Press

BAIT = "Zanzibar Heron"
# URL words that are no row: a size, a step, a token that leads nowhere.
PLAIN: dict[str, object] = {
    "edition": 1,
    "number": 4,
    "position": 1,
    "who": 1,
    "edge": 256,
    "look": "shifts",
    "step": "preview",
    "kind": "json",
    "what": "text",
    "uidb36": "1",
    "key": "x-y",
    "uid": "MQ",
    "token": "x-y",
}


def lay_bait(press: Press) -> dict[str, object]:
    """Make a book with its own words everywhere; return the URL words that lead to its things."""
    with acting_for(press.publisher):
        book = make_book(
            press.ben, title=BAIT, scenes=4, spreads=1, approved=True, approver=press.rita
        )
        words = {"publisher": press.publisher.slug, "book": book.slug, **PLAIN}
        return words | lay_print(book, press) | lay_people(press) | lay_drawing(book)


def lay_print(book: Book, press: Press) -> dict[str, object]:
    """A print run and a proof that are done, a printer and a face of the publisher's own."""
    run = queue_run(edition=edition_of(book), by=press.paul)
    done = {"state": "done", "file": "1/xx/none.pdf", "sha256": "f" * 64}
    PrintRun.objects.filter(pk=run.pk).update(
        **done, report=f'{{"note": "{BAIT}"}}', report_page=BAIT
    )
    proof = make_proof(edition=edition_of(book), by=press.paul, recipient_name=BAIT)
    AuthorProof.objects.filter(pk=proof.pk).update(
        state="done", file="1/xx/proof.pdf", sha256="e" * 64, remarks=BAIT
    )
    printer = make_printer(title=BAIT, table=table_of("offset"), by=press.ada)
    face = OwnFace.objects.create(title=BAIT, file="1/xx/none.ttf", sha256="d" * 64, bytes=1)
    return {"n": run.n, "printer": printer.key, "face": face.pk}


def lay_people(press: Press) -> dict[str, object]:
    """An invitation, a token and a title in the making."""
    address = "nina@elsewhere.example"
    invitation = invite(email=address, name=BAIT, role=Role.EDITOR, by=press.ada)
    token, _key = make_token(
        member=press.ada, name=BAIT, role=Role.OWNER, expires=None, by=press.ada
    )
    proposal = begun_title(press.ben)
    return {
        "person": press.rita.pk,
        "invitation": invitation.pk,
        "api_token": token.pk,
        "proposal": proposal.pk,
    }


def lay_drawing(book: Book) -> dict[str, object]:
    """What is drawn, and with what it was drawn."""
    character, artwork = book.characters.get(), book.scenes.first().artwork_id
    photo = ended_photo(character)
    lay_check(artwork, BAIT)
    lay_sketch(book)
    return {
        "character": character.pk,
        "artwork": artwork,
        "photo": photo.pk,
        "provider_key": lay_key(BAIT).pk,
        "released": lay_words(book, BAIT).pk,
        "attempt": lay_attempt(book, BAIT).ref,
    }


def ended_photo(character: Character) -> ChildPhoto:
    """A photo that was deleted: its receipt says who agreed."""
    now = timezone.now()
    return ChildPhoto.objects.create(
        character=character,
        subject=BAIT,
        sha256="c" * 64,
        bytes=1,
        consent_by=BAIT,
        consent_words=BAIT,
        consent_at=now,
        uploaded_at=now,
        due_at=now,
        ending_at=now,
        deleted_at=now,
        deleted_why="asked",
    )


def lay_check(artwork: int, words: str) -> PictureCheck:
    """A flagged picture whose figure has two traits, each with a place."""
    row = {"key": "body", "words": words, "firm": True, "verdict": "drifted", "reason": words}
    row |= {"score": 0.9, "box": [10, 10, 90, 90], "expected": "", "found": "", "distance": None}
    figure = {"name": words, "sheet": None, "verdict": "drifted", "reason": words, "score": 0.9}
    figure |= {"redo": True, "box": None, "evidence": [row, row]}
    return PictureCheck.objects.create(
        artwork_id=artwork, verdict="drifted", flagged=True, figures=[figure]
    )


def lay_sketch(book: Book) -> Sketch:
    """A sketch of the first scene, with its file."""
    scene = book.scenes.get(position=1)
    file, sha256 = storing.keep(picture_bytes(), publisher_id=book.publisher_id, suffix=".jpg")
    return Sketch.objects.create(scene=scene, file=file, sha256=sha256, width=64, height=64)


def lay_words(book: Book, words: str) -> ReleasedWords:
    """Words that an owner let go."""
    return ReleasedWords.objects.create(book=book, words=words, key="zanzibarheron", reason=words)


def lay_attempt(book: Book, words: str) -> Attempt:
    """A picture that was cancelled after it had cost money, and its row in the ledger."""
    scene, ref = book.scenes.get(position=2), uuid.uuid4()
    told = {"width": 300, "height": 306, "prompt": words, "note": words, "error": words}
    money = {"kind": "settle", "spent_micros": 29_800, "subject": words, "words": words}
    LedgerEntry.objects.create(ref=ref, book=book, model="a model", **money)
    return Attempt.objects.create(
        ref=ref, book=book, scene=scene, purpose="page", n=99, provider="offline", order={},
        request_hash="c" * 64, state="CANCELLED", **told,
    )  # fmt: skip


def lay_key(title: str) -> ProviderKey:
    """A key that draws nothing and leads nowhere: its address is this machine's, never called."""
    account = Account.objects.create(
        wire="gptproto", base="https://127.0.0.1:9", fingerprint="f" * 64, paused_for="person"
    )
    sealed = seal(publisher_in_force() or 0, "not-a-key-of-anybody")
    return ProviderKey.objects.create(account=account, title=title, sealed=sealed)


def begun_title(by: Member) -> Proposal:
    """A title in the making whose steps can all be entered."""
    printing = {"printer": "kdp-paperback", "trim": "8.5x8.5", "stock": "premium-color"}
    proposal = start_proposal(by=by, printing=printing | {"pages": 32, "language": "en"})
    story = "".join(f"\n##\n{BAIT} flew over hill {n}.\n" for n in range(6))
    data = f"# {BAIT}\n{story}".encode()
    put_manuscript(proposal=proposal, name="story.md", data=data, seen_version=1, by=by)
    return proposal


def rows() -> dict[str, list[object]]:
    """Every row of every table but sessions, to see that nothing was changed."""
    with everyone("the test compares all rows"):
        return {
            model._meta.label: list(model._default_manager.order_by("pk").values())
            for app in ("books", "illustration", "printing")
            for model in apps.get_app_config(app).get_models()
            if model._meta.label != "books.User"
        }
