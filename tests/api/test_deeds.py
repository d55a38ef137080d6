"""Deeds through the API do what the same deeds on the desk do."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from books.enums import CheckItem, Role
from books.models import Artwork, Book, Event, Member, Rendition, Upload
from books.operations.renditions import make_renditions
from books.operations.uploads import take_upload
from books.tenancy import acting_for
from printing.models import PrintRun
from tests.api.programs import PDF, Program, program
from tests.factories import add_candidate, make_book, picture_bytes
from tests.personas import Press

TITLE = "titles/pip-and-the-moon/"
EDITION = f"{TITLE}editions/1/"
ALL = [item.value for item in CheckItem]


@pytest.fixture
def fresh(press: Press) -> Book:
    """A book with pictures offered and nothing approved."""
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=8, with_art=True)


@pytest.fixture
def rita(press: Press) -> Program:
    """A reviewer's program."""
    return program(press.rita)


@pytest.fixture
def ben(press: Press) -> Program:
    """An editor's program."""
    return program(press.ben)


def done(response: Any, status: int = 200) -> Any:
    """Return what a deed answered."""
    assert response.status_code == status, response.content
    return response.json() if response.content else None


def events(press: Press) -> list[tuple[str, str, str]]:
    """What happened, the newest first: what, subject, by whom."""
    with acting_for(press.publisher):
        rows = Event.objects.select_related("by")
        return [(row.what, row.subject, str(row.by or "")) for row in rows]


def test_a_picture_is_approved_with_its_checklist(press: Press, fresh: Book, rita: Program) -> None:
    newest = done(rita.get(f"{TITLE}scenes/1/candidates/"))["results"][-1]
    told = {"artwork": newest["id"]}
    refusal = rita.post(f"{TITLE}scenes/1/approve/", told | {"checked": ALL[:3]})
    assert refusal.json()["message"].startswith("Look first, and tick: continuity with the facing")
    scene = done(rita.post(f"{TITLE}scenes/1/approve/", told | {"checked": ALL}))
    assert (scene["state"], scene["artwork"]) == ("approved", newest["id"])
    assert sorted(done(rita.get(f"artworks/{newest['id']}/"))["ticks"]) == sorted(ALL)
    assert events(press)[0] == ("approve-art", "scene 1", "Rita Heron")


def test_nobody_approves_what_he_made(press: Press, fresh: Book) -> None:
    with acting_for(press.publisher):
        own = add_candidate(scene=fresh.scenes.get(position=2), by=press.ada, seed=5)
    as_reviewer = program(press.ada, Role.REVIEWER)
    told = {"artwork": own.pk, "checked": ALL}
    refusal = as_reviewer.post(f"{TITLE}scenes/2/approve/", told)
    assert refusal.status_code == 403
    assert "made this picture" in refusal.json()["message"]


def test_a_scene_is_sent_back_and_drawn_again(press: Press, fresh: Book, rita: Program) -> None:
    scene = done(rita.post(f"{TITLE}scenes/8/ask-changes/", {"reason": "Warmer light."}))
    assert (scene["state"], scene["note"]) == ("changes-asked", "Warmer light.")
    sheet = done(rita.get(f"{TITLE}characters/1/sheets/"))["results"][0]
    done(rita.post(f"{TITLE}characters/1/approve/", {"artwork": sheet["id"]}))
    attempt = done(program(press.ben).post(f"{TITLE}scenes/8/draw/", {}, key="d-1"), 202)
    assert (attempt["note"], attempt["state"], attempt["scene"]) == ("Warmer light.", "PLANNED", 8)
    assert done(rita.get(f"{TITLE}drawing/"))["under_way"] == 1
    assert done(rita.get(f"{TITLE}attempts/"))["results"][0]["ref"] == attempt["ref"]


def test_words_and_layouts_are_approved_as_they_were_read(
    press: Press, fresh: Book, rita: Program, ben: Program
) -> None:
    page = done(rita.get(f"{EDITION}pages/4/"))
    assert (page["text_standing"], page["layout_standing"]) == ("draft", "draft")
    done(ben.patch(f"{EDITION}pages/4/", {"text": "Other words.", "version": page["version"]}))
    stale = rita.post(f"{EDITION}pages/4/approve-text/", {"version": page["version"]})
    assert stale.status_code == 409
    page = done(rita.post(f"{EDITION}pages/4/approve-text/", {"version": 2}))
    assert page["text_standing"] == "approved"
    done(ben.patch(f"{EDITION}pages/4/", {"text": "Others yet.", "version": 2}))
    stale = rita.post(f"{EDITION}pages/4/approve-layout/", {"layout_hash": page["layout_hash"]})
    assert "changed since you read it" in stale.json()["message"]
    page = done(rita.post(f"{EDITION}pages/4/ask-text-changes/", {"reason": "Too long."}))
    assert (page["text_note"], page["text_standing"]) == ("Too long.", "draft")


def test_the_gates_are_told_and_opened(press: Press, fresh: Book, rita: Program) -> None:
    waiting = done(rita.get(f"{EDITION}approvals/"))
    assert waiting["text"]
    assert done(rita.post(f"{EDITION}approvals/", {"what": "text", "pages": [4]}))["text"] == [
        number for number in waiting["text"] if number != 4
    ]
    assert done(rita.post(f"{EDITION}approvals/", {"what": "text"}))["text"] == []


def test_the_plan_changes_as_it_was_looked_at(press: Press, fresh: Book, ben: Program) -> None:
    plan = done(ben.get(f"{EDITION}plan/"))
    first = [page["text"] for page in plan["pages"] if page["kind"] == "story" and page["text"]][0]
    moved = done(
        ben.post(f"{EDITION}plan/move/", {"digest": plan["digest"], "page": 4, "before": 8})
    )
    assert [page["text"] for page in moved["pages"] if page["number"] == 6] == [first]
    stale = ben.post(f"{EDITION}plan/move/", {"digest": plan["digest"], "page": 4, "before": 8})
    assert stale.status_code == 409
    told = {"digest": moved["digest"], "scene": 3, "template": "text-only"}
    alone = done(ben.post(f"{EDITION}plan/template/", told))
    assert alone["unplaced_scenes"] == [3]


def test_words_go_only_when_it_is_confirmed(press: Press, fresh: Book, ben: Program) -> None:
    plan = done(ben.get(f"{EDITION}plan/"))
    told = {"digest": plan["digest"], "page": 4, "version": 1}
    warned = ben.post(f"{EDITION}plan/delete/", told)
    assert (warned.status_code, warned.json()["code"]) == (409, "not_ready")
    assert "Pip flew over hill number 1" in warned.json()["message"]
    done(ben.post(f"{EDITION}plan/delete/", told | {"confirmed": True}))
    assert events(press)[0][0] == "delete-page"


def test_briefs_and_casts_are_written(press: Press, fresh: Book, ben: Program) -> None:
    moth = {"name": "Moth", "kind": "moth", "traits": {"eyes": "black", "wears": ["a cap"]}}
    assert done(ben.post(f"{TITLE}characters/", moth), 201)["position"] == 2
    told = {"brief": "Moth and Pip.", "light": "night", "cast": [2, 1], "version": 1}
    scene = done(ben.patch(f"{TITLE}scenes/1/", told))
    assert (scene["cast"], scene["brief_origin"], scene["version"]) == (
        ["Moth", "Pip"],
        "person",
        2,
    )
    strange = ben.patch(f"{TITLE}scenes/1/", told | {"cast": [9], "version": 2})
    assert strange.json()["message"] == "There is no character 9 here. Nothing was changed."
    held = ben.delete(f"{TITLE}characters/2/")
    assert "plays in scene 1" in held.json()["message"]


def test_a_picture_is_handed_in_and_read_by_a_worker(
    press: Press, fresh: Book, ben: Program
) -> None:
    picture = SimpleUploadedFile("hill.jpg", picture_bytes((900, 918), seed=3))
    told = done(ben.client.post(f"/api/v1/{TITLE}uploads/", {"picture": picture, "scene": 1}), 202)
    assert (told["state"], told["scene"], told["name"]) == ("waiting", 1, "hill.jpg")
    with acting_for(press.publisher):
        take_upload(upload=Upload.objects.get())
    upload = done(ben.get(f"uploads/{told['id']}/"))
    assert upload["state"] == "taken", upload
    artwork = done(ben.get(f"artworks/{upload['artwork']}/"))
    assert (artwork["origin"], artwork["width"], artwork["version"]) == ("uploaded", 900, 2)


def test_a_picture_that_is_none_is_refused_with_its_sentence(
    press: Press, fresh: Book, ben: Program
) -> None:
    picture = SimpleUploadedFile("hill.jpg", b"not a picture")
    told = done(ben.client.post(f"/api/v1/{TITLE}uploads/", {"picture": picture}), 202)
    with acting_for(press.publisher):
        take_upload(upload=Upload.objects.get())
    upload = done(ben.get(f"uploads/{told['id']}/"))
    assert upload["state"] == "refused"
    assert upload["sentence"].endswith("Nothing was kept.")


def test_pictures_are_downloaded_whole_and_small(press: Press, fresh: Book, ben: Program) -> None:
    with acting_for(press.publisher):
        artwork = Artwork.objects.filter(scene__isnull=False).first()
        make_renditions(artwork=artwork)
        assert Rendition.objects.count() == 2
    told = done(ben.get(f"artworks/{artwork.pk}/"))
    whole, small = ben.get(told["file"]), ben.get(told["small"])
    assert b"".join(whole) == picture_bytes(seed=1)
    assert (whole.headers["Content-Type"], small.headers["Content-Type"]) == (
        "image/jpeg",
        "image/webp",
    )
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert ben.get(f"artworks/{artwork.pk}/previews/512/").status_code == 404


def test_an_approved_book_is_pressed_and_its_file_fetched(press: Press, book: Book) -> None:
    paul = program(press.paul)
    run = done(paul.get(f"{EDITION}runs/"))["results"][0]
    assert (run["n"], run["state"], run["warning_count"]) == (1, "done", 1)
    assert done(paul.get(f"{EDITION}runs/1/findings/"))["results"][0]["rule"] == "pages.blank"
    assert done(paul.get(f"{EDITION}runs/1/certificate/"))["verdict"] == "warning"
    file = paul.get(f"{EDITION}runs/1/file/")
    assert b"".join(file) == PDF
    assert file.headers["Content-Disposition"].startswith('attachment; filename="')
    # Nothing changed since: the file stands, unless it is asked for again.
    assert done(paul.post(f"{EDITION}runs/", {}), 202)["n"] == 1
    assert done(paul.post(f"{EDITION}runs/", {"again": True}), 202)["n"] == 2
    with acting_for(press.publisher):
        assert PrintRun.objects.get(n=2).state == "queued"


def test_what_a_printer_would_make_is_told(press: Press) -> None:
    rita = program(press.rita)
    offer = done(rita.get("printers/kdp-paperback/offer/", trim="8.5x8.5", pages=32))
    assert (offer["possible"], offer["reasons"], offer["stock"]) == (True, [], "premium-color")
    offer = done(rita.get("printers/kdp-paperback/offer/", trim="20x20", pages=10))
    assert not offer["possible"]
    assert "nearest it cuts" in offer["reasons"][0]
    assert rita.get("printers/gutenberg/").status_code == 404
    assert done(rita.get("printers/"))[0]["key"] == "kdp-paperback"
    assert len(done(rita.get("styles/"))) >= 6


def test_people_are_invited_given_roles_and_removed(press: Press) -> None:
    ada = program(press.ada)
    told = done(ada.post("invitations/", {"email": "nina@x.example", "role": "editor"}), 201)
    assert len(mail.outbox) == 1
    done(ada.post(f"invitations/{told['id']}/resend/"))
    assert len(mail.outbox) == 2
    done(ada.delete(f"invitations/{told['id']}/"), 204)
    assert done(ada.patch(f"members/{press.ben.pk}/", {"role": "reviewer"}))["role"] == "reviewer"
    done(ada.delete(f"members/{press.rita.pk}/"), 204)
    last = ada.delete(f"members/{press.ada.pk}/")
    assert "is the last owner" in last.json()["message"]
    with acting_for(press.publisher):
        assert Member.objects.filter(publisher=press.publisher).count() == 3


def test_a_token_tells_whom_it_stands_for_and_can_end_itself(press: Press) -> None:
    ada = program(press.ada)
    me = done(ada.get("me/"))
    assert (me["member"]["role"], me["token"]["prefix"]) == ("owner", ada.key[:12])
    assert "tokens" in me["acts"]
    assert ada.key not in str(done(ada.get("tokens/")))
    done(ada.delete(f"tokens/{ada.token.pk}/"), 204)
    assert ada.get("me/").status_code == 401


def test_an_edition_is_added_from_text_and_from_the_words_that_are_there(
    press: Press, fresh: Book, ben: Program, rita: Program
) -> None:
    text = "# Pip et la lune\n" + "".join(f"\n##\n\nColline {n}.\n" for n in range(8))
    asked = {"language": "fr", "text": text, "isbn": "978-0-306-40615-7"}
    assert rita.post(f"{TITLE}editions/", asked).status_code == 403
    edition = done(ben.post(f"{TITLE}editions/", asked), 201)
    assert (edition["number"], edition["language"]) == (2, "fr")
    assert (edition["title"], edition["isbn"]) == ("Pip et la lune", "9780306406157")
    pages = done(ben.get(f"{TITLE}editions/2/pages/"))
    assert "Colline 7." in [page["text"] for page in pages]
    copied = done(ben.post(f"{TITLE}editions/", {"language": "fr", "trim": "8x10"}), 201)
    assert (copied["number"], copied["trim"], copied["isbn"]) == (3, "8x10", "")
    assert events(press)[0] == ("add-edition", "edition 3", "Ben Wren")


def test_an_edition_that_cannot_be_is_refused_with_its_sentence(fresh: Book, ben: Program) -> None:
    short = {"language": "fr", "text": "# Pip\n\n##\n\nUne seule page.\n"}
    for asked, sentence in (
        (short, "words for 1 story page and edition 1 has words on 8 pages"),
        ({"language": "sw"}, "no words in Swahili yet"),
        ({"language": "en", "trim": "8.6x11"}, "the nearest it cuts is"),
    ):
        refusal = ben.post(f"{TITLE}editions/", asked)
        assert refusal.status_code == 400
        assert sentence in refusal.json()["message"]
    assert len(done(ben.get(f"{TITLE}editions/"))) == 1
