"""The life of a made file: what lets it go, what it becomes, and that its bytes stay."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import transaction
from django.db.models import ProtectedError

from books import storing
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Edition, Event
from books.operations.titles import delete_title
from books.queries import edition_of
from printing.jobs import send_run_letter
from printing.models import PrintRun
from printing.operations.release import accept, reject, release, supersede, upload
from printing.operations.release_gates import release_gates
from printing.operations.stored_file import AlteredError, checked_file
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press
from tests.printing.made import made_cover, made_run


def whole_book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


@pytest.fixture
def edition(book: Book) -> Edition:
    return edition_of(book)


def stands(run: PrintRun) -> str:
    return PrintRun.objects.get(pk=run.pk).state


def shut(run: PrintRun) -> dict[str, str]:
    return {gate.key: gate.told for gate in release_gates(run) if not gate.met}


def test_a_made_file_goes_its_way_and_every_step_is_one_event(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul)
    before = PrintRun.objects.values("file", "sha256", "script", "report").get(pk=run.pk)
    release(run=run, by=owl.paul)
    upload(run=run, by=owl.paul, note="by the portal")
    accept(run=run, by=owl.paul, words="In production.")
    run.refresh_from_db()
    assert (run.state, run.printers_words, run.released_by) == (
        "accepted",
        "In production.",
        owl.paul.user,
    )
    assert None not in (run.released_at, run.uploaded_at, run.answered_at)
    assert PrintRun.objects.values("file", "sha256", "script", "report").get(pk=run.pk) == before
    told = Event.objects.filter(what__endswith="-run").order_by("id")
    assert [(event.what, event.from_state, event.to_state) for event in told] == [
        ("release-run", "done", "released"),
        ("upload-run", "released", "uploaded"),
        ("accept-run", "uploaded", "accepted"),
    ]
    assert {event.subject for event in told} == {"edition 1, print run 1"}


@pytest.mark.parametrize("who", ["ben", "rita"])
def test_an_editor_or_a_reviewer_releases_nothing(owl: Press, edition: Edition, who: str) -> None:
    run = made_run(edition, owl.paul)
    person = getattr(owl, who)
    for deed in (
        lambda: release(run=run, by=person),
        lambda: upload(run=run, by=person),
        lambda: accept(run=run, by=person),
        lambda: reject(run=run, by=person, words="No bleed"),
        lambda: supersede(run=run, by=person, reason="Too dark"),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert stands(run) == "done"


def test_errors_shut_the_gate_until_each_rule_has_a_reason(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul, broken=("image.dpi", "pages.blank"))
    with pytest.raises(NotReady, match="no reason to let them go: image.dpi, pages.blank"):
        release(run=run, by=owl.paul)
    with pytest.raises(NotReady, match="let them go: pages.blank"):
        release(run=run, by=owl.paul, waivers={"image.dpi": "A sketch", "pages.blank": "  "})
    assert stands(run) == "done"
    release(run=run, by=owl.paul, waivers={"image.dpi": "A sketch", "pages.blank": "For notes"})
    run.refresh_from_db()
    assert run.waiver.splitlines() == ["image.dpi: A sketch", "pages.blank: For notes"]
    event = Event.objects.get(what="release-run")
    assert "pages.blank waived: For notes" in event.note


def test_a_reason_given_at_the_press_is_a_reason_for_the_pixels_alone(
    owl: Press, edition: Edition
) -> None:
    run = made_run(edition, owl.paul, broken=("image.dpi",), waiver="Old plates: 1962")
    assert shut(run) == {}
    other = made_run(edition, owl.paul, broken=("font.embedded",), waiver="Old plates: 1962")
    assert set(shut(other)) == {"preflight"}


def test_a_reason_that_names_its_rule_is_one_for_that_rule(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul, broken=("pages.blank",), waiver="pages.blank: For notes")
    assert shut(run) == {}
    other = made_run(edition, owl.paul, broken=("image.dpi",), waiver="pages.blank: For notes")
    assert set(shut(other)) == {"preflight"}


def test_all_gates_that_are_shut_are_told_at_once(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul, broken=("ink.limit",))
    storing.default_storage.delete(run.file)
    PrintRun.objects.filter(pk=run.pk).update(state="released")
    run.refresh_from_db()
    assert list(shut(run)) == ["made", "stored", "preflight"]
    with pytest.raises(NotReady, match=r"only a made file.*not in the storage.*ink\.limit"):
        release(run=run, by=owl.paul)


def test_bytes_that_were_changed_in_the_storage_are_neither_released_nor_handed_out(
    owl: Press, edition: Edition
) -> None:
    run = made_run(edition, owl.paul, data=b"%PDF-1.6 bytes of this test alone")
    path = storing.as_path(run.file)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(AlteredError, match="not the one that was made"):
        checked_file(run)
    assert set(shut(run)) == {"stored"}


def test_the_row_of_a_released_file_cannot_be_deleted_by_any_road(
    owl: Press, book: Book, edition: Edition
) -> None:
    run = made_run(edition, owl.paul)
    release(run=run, by=owl.paul)
    with pytest.raises(ProtectedError), transaction.atomic():
        run.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        PrintRun.objects.filter(pk=run.pk).delete()
    with pytest.raises(NotReady, match="print run 1 of edition 1"):
        delete_title(book=book, by=owl.ada, typed=book.title)
    assert storing.exists(run.file)


def test_only_an_uploaded_file_is_answered(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul)
    release(run=run, by=owl.paul)
    with pytest.raises(IllegalMove, match="is released and cannot become accepted"):
        accept(run=run, by=owl.paul)
    assert stands(run) == "released"


def test_a_rejection_keeps_the_printers_words_and_needs_them(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul)
    release(run=run, by=owl.paul)
    upload(run=run, by=owl.paul)
    with pytest.raises(Refused, match="what the printer said"):
        reject(run=run, by=owl.paul, words=" ")
    reject(run=run, by=owl.paul, words="Text too close to the trim on page 5.")
    run.refresh_from_db()
    assert (run.state, run.printers_words) == (
        "rejected",
        "Text too close to the trim on page 5.",
    )


def test_of_two_who_release_at_once_the_second_is_told(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul)
    seen_by_ada = PrintRun.objects.get(pk=run.pk)
    release(run=run, by=owl.paul)
    with pytest.raises(IllegalMove, match="somebody else a moment ago"):
        release(run=seen_by_ada, by=owl.ada)
    assert Event.objects.filter(what="release-run").count() == 1


def test_a_second_file_of_one_printing_waits_until_the_first_is_rejected_or_set_aside(
    owl: Press, edition: Edition
) -> None:
    first, second = made_run(edition, owl.paul), made_run(edition, owl.paul)
    release(run=first, by=owl.paul)
    assert "Printing 1 is print run 1 already (released)" in shut(second)["printing"]
    upload(run=first, by=owl.paul)
    reject(run=first, by=owl.paul, words="No bleed on page 3.")
    release(run=second, by=owl.paul)
    first.refresh_from_db()
    assert (first.state, first.superseded_by) == ("superseded", second)
    assert first.printers_words == "No bleed on page 3."


def test_an_earlier_made_file_is_set_aside_by_a_newer_release_and_a_younger_one_is_not(
    owl: Press, edition: Edition
) -> None:
    old, let_go, young = (made_run(edition, owl.paul) for _ in range(3))
    release(run=let_go, by=owl.paul)
    assert (stands(old), stands(let_go), stands(young)) == ("superseded", "released", "done")


def test_a_file_set_aside_by_hand_needs_a_reason_and_stays(owl: Press, edition: Edition) -> None:
    run = made_run(edition, owl.paul)
    release(run=run, by=owl.paul)
    with pytest.raises(Refused, match="why this file is set aside"):
        supersede(run=run, by=owl.paul, reason="")
    supersede(run=run, by=owl.paul, reason="The author died; a foreword follows.")
    assert stands(run) == "superseded"
    assert checked_file(run).exists()


def test_a_cover_waits_for_its_interior_and_fits_its_number_of_pages(
    owl: Press, edition: Edition
) -> None:
    cover = made_cover(edition, owl.paul, interior_pages=24)
    assert "Release the interior first" in shut(cover)["interior"]
    inside = made_run(edition, owl.paul)
    release(run=inside, by=owl.paul)
    assert inside.pages == 24
    thick = made_cover(edition, owl.paul, interior_pages=32)
    with pytest.raises(NotReady, match="made for an interior of 32 pages, and print run 2"):
        release(run=thick, by=owl.paul)
    release(run=cover, by=owl.paul)
    assert (stands(cover), stands(inside)) == ("released", "released")
    assert "for an interior of 24 pages" in Event.objects.filter(what="release-run")[0].note


def test_a_cover_of_another_thickness_is_set_aside_with_its_interior(
    owl: Press, edition: Edition
) -> None:
    inside = made_run(edition, owl.paul)
    release(run=inside, by=owl.paul)
    cover = made_cover(edition, owl.paul, interior_pages=24)
    release(run=cover, by=owl.paul)
    supersede(run=inside, by=owl.paul, reason="A page was added.")
    thicker = made_run(edition, owl.paul)
    PrintRun.objects.filter(pk=thicker.pk).update(pages=28)
    thicker.refresh_from_db()
    release(run=thicker, by=owl.paul)
    cover.refresh_from_db()
    assert (cover.state, cover.superseded_by) == ("superseded", None)
    told = Event.objects.filter(what="supersede-run", subject__endswith=f"run {cover.n}").get()
    assert told.note == "made for an interior of 24 pages; print run 3 has 28"


def test_whoever_pressed_is_written_to_and_never_about_an_own_deed(
    owl: Press, edition: Edition
) -> None:
    run = made_run(edition, owl.paul)
    release(run=run, by=owl.ada)
    upload(run=run, by=owl.ada)
    reject(run=run, by=owl.ada, words="Ink over 240 % on page 7.")
    for event in Event.objects.filter(what__in=("release-run", "reject-run")).order_by("id"):
        send_run_letter(owl.publisher.pk, event.pk)
    assert [letter.to for letter in mail.outbox] == [["paul@owl-press.example"]] * 2
    assert "the printer rejected edition 1, print run 1" in mail.outbox[1].subject
    assert "Ink over 240 % on page 7." in mail.outbox[1].body
    assert f"/books/{edition.book.slug}/e1/runs/1/" in mail.outbox[1].body


def test_somebody_who_left_and_another_publisher_get_no_letter(
    owl: Press, edition: Edition
) -> None:
    run = made_run(edition, owl.paul)
    owl.paul.delete()
    release(run=run, by=owl.ada)
    event = Event.objects.get(what="release-run")
    send_run_letter(owl.publisher.pk, event.pk)
    send_run_letter(owl.olga.publisher.pk, event.pk)
    assert mail.outbox == []
