"""Drafts are quoted on lines of their own: redos are drafts then, and each final is drawn once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from books.models import Scene
from illustration.costs_showing import costs_of
from illustration.drafts import NO_MODEL
from illustration.estimate import asked_at_once, likely, quote_of
from illustration.models import Attempt, Drafting, ProviderKey, Route
from illustration.operations.whole import queue_book
from illustration.quoting import price_of_a_picture
from illustration.routing import TWO_HALVES, plan_of
from illustration.studio.roles import Role
from tests.illustration.drafts.conftest import TOKENS, Studio, most, route
from tests.illustration.pump.rig import pumped
from tests.illustration.sketches.conftest import drawn_by_hand, laid

RATE = Fraction(8, 7)


def test_drafts_with_their_redos_and_each_final_once_have_lines_of_their_own(
    studio: Studio,
) -> None:
    told = costs_of(studio.scene.book)
    lines = {str(each.what): each.line for each in told.lines}
    assert list(lines) == [
        "Drafts",
        "Drafts of spreads",
        "Pages, once their drafts are approved",
        "Spreads, once their drafts are approved",
        "Front cover, not begun yet",
    ]
    drafts, finals = lines["Drafts"], lines["Pages, once their drafts are approved"]
    pages = studio.scene.book.scenes.filter(kind="page", pages__isnull=False).distinct().count()
    assert (drafts.pictures, drafts.calls) == (pages, pages * RATE)
    assert (finals.pictures, finals.calls, finals.final) == (pages, pages, True)
    assert drafts.each == likely(TOKENS, most("low", (96, 112), 1))  # 96 x 98, in steps of 16
    assert finals.most == pages * (finals.each_most or 0)


def test_a_draft_on_offer_has_its_final_still_to_be_paid(studio: Studio) -> None:
    Scene.objects.filter(book=studio.scene.book).exclude(pk=studio.scene.pk).update(state="queued")
    studio.drafted()
    line, cover = quote_of(studio.scene.book).lines
    assert not cover.begun
    page = next(each for each in plan_of(studio.scene.book) if each.role is Role.PAGE)
    # The draft goes along with its final: 1,600 tokens at $6.40 a million and 15 % of spare.
    assert line.each_most == (page.micros or 0) + 11_776
    assert (line.role, line.pictures, line.calls, line.final) == (Role.PAGE, 1, 1, True)


@pytest.mark.parametrize("halves", [False, True])
def test_a_sketch_is_quoted_as_a_reference_and_the_worst_price_bounds_the_bill(
    studio: Studio, key: ProviderKey, halves: bool
) -> None:
    route(key, "draft", quality="low", way=TWO_HALVES if halves else "")
    book = studio.scene.book
    plain = {line.spread: line.each_most for line in asked_at_once(book).lines}
    for scene in book.scenes.filter(position__gt=0):
        laid(scene, drawn_by_hand())
    told = {line.spread: line for line in asked_at_once(book).lines}
    # 1,600 tokens at $6.40 a million and 15 % of spare, for a sketch that goes with each call.
    assert {at: (line.each_most or 0) - (plain[at] or 0) for at, line in told.items()} == {
        False: 11_776, True: 11_776,
    }  # fmt: skip
    queue_book(book=book, by=studio.press.ben)
    pumped(key.account, studio.house, studio.clock)
    drawn = Attempt.objects.filter(book=book)
    assert {(each.state, each.references[-1]["name"]) for each in drawn} == {("STORED", "sketch")}
    assert studio.house.ledger.micros <= sum(line.most for line in told.values())
    for each in drawn:
        line = told[each.width > each.height]
        assert each.settled_micros <= (line.each_most or 0) * (2 if each.half else 1)


def test_a_sketch_that_a_model_has_no_room_for_is_not_quoted(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(TOKENS, max_references=1)
    monkeypatch.setattr("illustration.routing.models", lambda: {few.key: few})
    plain = asked_at_once(studio.scene.book)
    laid(studio.scene, drawn_by_hand())
    assert plain.expected == asked_at_once(studio.scene.book).expected > 0


def test_without_drafts_every_line_is_as_it_was(studio: Studio, key: ProviderKey) -> None:
    route(key, "page", flat=True)
    roles = {line.role: (line.calls, line.final) for line in quote_of(studio.scene.book).lines}
    assert Role.DRAFT not in roles
    assert not any(final for _, final in roles.values())


def test_drafts_asked_for_without_a_model_are_a_fault_of_the_quote(studio: Studio) -> None:
    Route.objects.filter(role="draft").delete()
    Drafting.objects.create(first=True)
    assert NO_MODEL in quote_of(studio.scene.book).faults


def test_the_price_of_a_page_is_that_of_draft_and_final(studio: Studio, key: ProviderKey) -> None:
    book = studio.scene.book
    plans = {(each.role, each.need.spread): each.micros or 0 for each in plan_of(book)}
    both = [likely(TOKENS, plans[role, False]) for role in (Role.PAGE, Role.DRAFT)]
    assert price_of_a_picture(book) == (sum(both), TOKENS.title)
    Drafting.objects.create(first=False, book=book)
    assert price_of_a_picture(book) == (both[0], TOKENS.title)
