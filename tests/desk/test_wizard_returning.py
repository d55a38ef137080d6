"""Leaving a title in the making and returning to it; whose it is, and who may not."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from books.operations.proposals import start_proposal
from books.tenancy import acting_for
from tests.books.test_proposals import PRINTING, begun, handed_in, ready
from tests.desk.reading import at, shows, text_of
from tests.desk.test_wizard import FORM, led_to, made, step, stored
from tests.personas import Press, client_of


@pytest.fixture
def ben(press: Press) -> Client:
    return client_of(press.ben)


def test_an_unfinished_title_is_listed_and_continued_where_it_was_left(
    press: Press, ben: Client
) -> None:
    proposal = made(press, handed_in)
    response = client_of(press.ada).get(at("titles"))
    assert "Titles in the making Pip and the Moon Ben Wren" in text_of(response)
    assert shows(response, "continue-title", proposal.pk)
    assert led_to(ben.get(at("continue-title", proposal.pk))) == step(proposal, "preview")


def test_a_step_that_cannot_be_answered_yet_leads_to_the_one_that_can(
    press: Press, ben: Client
) -> None:
    proposal = made(press, begun)
    assert led_to(ben.get(step(proposal, "style"))) == step(proposal, "manuscript")
    assert ben.get(step(proposal, "cover")).status_code == 404


def test_a_discarded_title_is_gone_and_an_editor_discards_only_his_own(
    press: Press, ben: Client
) -> None:
    with acting_for(press.publisher):
        adas = start_proposal(by=press.ada, printing=PRINTING)
    refused = ben.post(at("discard-title", adas.pk))
    assert refused.status_code == 403
    assert "only who began it or an owner throws it away" in text_of(refused)
    assert not shows(ben.get(at("titles")), "discard-title", adas.pk)
    ada = client_of(press.ada)
    assert led_to(ada.post(at("discard-title", adas.pk))) == at("titles")
    assert "thrown away; no book was touched" in text_of(ada.get(at("titles")))
    assert ada.post(at("discard-title", adas.pk)).status_code == 404


@pytest.mark.parametrize("who", ["rita", "paul"])
def test_reviewers_and_production_are_told_who_begins_titles(press: Press, who: str) -> None:
    proposal = made(press, ready)
    client = client_of(getattr(press, who))
    answers = [
        client.get(at("new-title")),
        client.post(at("new-title"), FORM),
        client.get(step(proposal, "check")),
        client.post(at("make-title", proposal.pk), {"version": str(proposal.version)}),
        client.post(at("discard-title", proposal.pk)),
        client.get(at("continue-title", proposal.pk)),
    ]
    for response in answers:
        assert response.status_code == 403
        assert "may not import; ask someone who is owner or editor" in text_of(response)
    assert "Titles in the making" not in text_of(client.get(at("titles")))
    assert stored(press).book is None


def test_an_outsider_finds_nothing(press: Press) -> None:
    proposal = made(press, ready)
    olga = client_of(press.olga)
    assert olga.get(step(proposal, "check")).status_code == 404
    assert olga.post(at("make-title", proposal.pk), {"version": "7"}).status_code == 404
    inside = step(proposal, "check").replace("owl-press", "fox-press")
    assert olga.get(inside).status_code == 404


def test_the_list_of_unfinished_titles_does_not_read_their_manuscripts(
    press: Press, ben: Client
) -> None:
    made(press, handed_in)
    made(press, handed_in)
    with CaptureQueriesContext(connection) as asked:
        ben.get(at("titles"))
    (query,) = [each["sql"] for each in asked if "books_proposal" in each["sql"]]
    # Parts of it are taken out by the database; the column itself is not selected.
    assert re.search(r'[ ,]"books_proposal"\."answers"', query) is None
