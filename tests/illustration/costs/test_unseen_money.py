"""Whoever may not see money reads no sum at any door: screens, programs' answers, files."""

from __future__ import annotations

import json
import re

import pytest
from django.urls import reverse

from books.models import Book, Event
from books.tenancy import acting_for
from illustration.enums import BudgetKind
from illustration.models import Attempt
from illustration.operations import deciding
from illustration.operations.caps import set_cap
from tests.api.programs import program
from tests.factories import add_candidate
from tests.illustration.costs.rows import a_book, doubtful, first
from tests.illustration.provenance.rows import drawn
from tests.illustration.pump.rig import FLAT
from tests.personas import Press, client_of

ROLES = [("ada", True), ("ben", True), ("rita", False), ("paul", False)]
SUM = re.compile(r"\$[0-9]|\b29_?800\b")


@pytest.fixture
def book(press: Press) -> Book:
    """A title with a cap, a picture counted as spent, and one in print that a part was drawn of."""
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        told = {"kind": BudgetKind.BOOK, "publisher": press.publisher, "book": book}
        set_cap(**told, micros=3_000_000, by=press.ada)
        deciding.draw_again(attempt=doubtful(first(book)), by=press.ada)
        scene = book.scenes.get(position=4)
        before, artwork = add_candidate(scene=scene, seed=1), add_candidate(scene=scene, seed=2)
        drawn(before, press)
        drawn(artwork, press, verb="edit", based_on=before)
        scene.artwork, scene.state = artwork, "approved"
        scene.save()
    return book


@pytest.mark.parametrize(("who", "sees"), ROLES)
def test_the_provenance_file_tells_costs_to_those_who_may_see_them(
    press: Press, book: Book, who: str, sees: bool
) -> None:
    client = client_of(getattr(press, who))
    file = client.get(reverse("provenance-file", args=["owl-press", book.slug, 1])).content
    (picture,) = json.loads(file)["pictures"]
    steps = [picture, picture["based_on"]]
    assert [step["asked"]["settled_micros"] for step in steps] == [FLAT if sees else None] * 2
    assert bool(SUM.search(file.decode())) is sees


@pytest.mark.parametrize(("who", "sees"), ROLES)
def test_words_kept_from_before_tell_their_sums_to_those_alone_who_may_see_them(
    press: Press, book: Book, who: str, sees: bool
) -> None:
    member, old = getattr(press, who), "$0.0298 are counted as spent; the account has $0 left"
    with acting_for(press.publisher):
        caller = program(member, by=press.ada)
        scene = Attempt.objects.latest("id").scene
        assert scene is not None
        Attempt.objects.filter(scene=scene).update(state="FAILED", error=old)
        Event.objects.filter(what="draw-again").update(note=old, subject=f"scene {scene.position}")
    client, slug = client_of(member), book.slug
    at = reverse("scene", args=["owl-press", slug, scene.position])
    told = [client.get(at).content.decode()]
    told.append(client.get(reverse("events", args=["owl-press", slug])).content.decode())
    told += [
        caller.get(f"titles/{slug}/{what}/").content.decode() for what in ("attempts", "events")
    ]
    new = "what was held is counted as spent; the account has a sum left"
    assert [old in each for each in told] == [sees] * 4
    assert [new in each for each in told] == [not sees] * 4


@pytest.mark.parametrize(("who", "sees"), ROLES)
def test_no_history_request_or_queue_tells_a_sum_to_those_who_may_see_none(
    press: Press, book: Book, who: str, sees: bool
) -> None:
    member = getattr(press, who)
    with acting_for(press.publisher):
        caller, artwork = program(member, by=press.ada), Attempt.objects.latest("id").artwork_id
    client, slug = client_of(member), book.slug
    told = client.get(reverse("events", args=["owl-press", slug])).content.decode()
    told += caller.get(f"titles/{slug}/events/").content.decode()
    told += caller.get("events/").content.decode()
    assert ("$3.00" in told) is sees
    for name in ("book-queue", "book"):
        told += client.get(reverse(name, args=["owl-press", slug])).content.decode()
    for address in ("attempts/", "editions/1/provenance/"):
        told += caller.get(f"titles/{slug}/{address}").content.decode()
    told += caller.get(f"artworks/{artwork}/provenance/").content.decode()
    assert bool(SUM.search(told)) is sees
