"""Keys to providers: put in by an owner, replaced, retired; what they drew before and after."""

from __future__ import annotations

import uuid

import pytest

from books.errors import Gone, IllegalMove, NotAllowed, NotReady, Refused
from books.models import Event
from books.tenancy import acting_for
from illustration.models import Account, Attempt, ProviderKey, Route
from illustration.operations.keys import (
    add_key,
    replace_key,
    resume_account,
    retire_key,
    secret_of,
)
from illustration.operations.routes import set_route
from tests.factories import make_book
from tests.illustration.keys.conftest import CANARY, Adding
from tests.personas import Press

OTHER = "sk-other-11223344556677"


def drawn_by() -> dict[str, str]:
    routes = Route.objects.filter(book__isnull=True)
    return {route.role: f"{route.model} {route.quality}".strip() for route in routes}


def asked_with(key: ProviderKey, owl: Press, state: str) -> Attempt:
    scene = make_book(owl.ben, cast=False).scenes.filter(kind="page").first()
    assert scene is not None
    return Attempt.objects.create(
        ref=uuid.uuid4(),
        book=scene.book,
        scene=scene,
        purpose="page",
        n=1,
        provider="gptproto",
        account=key.account,
        key=key,
        prompt="",
        order={},
        request_hash="0" * 64,
        width=8,
        height=8,
        state=state,
    )


def test_a_key_is_kept_sealed_and_opened_for_a_call(adding: Adding) -> None:
    key = adding()
    key.refresh_from_db()
    assert CANARY not in key.sealed
    assert secret_of(key) == CANARY
    assert (key.title, key.ending) == ("Our key", CANARY[-4:])
    assert (key.account.wire, key.account.base) == ("gptproto", "https://gptproto.com/api/v3")


def test_a_key_to_gpt_proto_draws_every_role_with_the_models_of_the_house(adding: Adding) -> None:
    adding()
    assert drawn_by() == {
        "sheet": "gptproto/gpt-image-2 high",
        "cover": "gptproto/gpt-image-2 medium",
        "draft": "gptproto/gpt-image-2 low",
        "region": "gptproto/gpt-image-2 medium",
        "page": "gptproto/seedream-5-lite",
    }


def test_a_key_to_openai_draws_what_the_same_model_can_and_leaves_the_pages(
    adding: Adding,
) -> None:
    adding(wire="openai-images")
    assert drawn_by() == {
        "sheet": "openai/gpt-image-2 high",
        "cover": "openai/gpt-image-2 medium",
        "draft": "openai/gpt-image-2 low",
        "region": "openai/gpt-image-2 medium",
    }


def test_a_second_key_changes_no_model_that_was_chosen(adding: Adding, owl: Press) -> None:
    set_route(publisher=owl.publisher, role="page", model="offline", by=owl.ada)
    adding()
    assert drawn_by()["page"] == "offline"
    adding(wire="openai-images", secret=OTHER)
    assert drawn_by()["sheet"] == "gptproto/gpt-image-2 high"


def test_only_an_owner_puts_in_a_key(owl: Press) -> None:
    for member in (owl.ben, owl.rita, owl.paul, owl.olga):
        with pytest.raises(NotAllowed):
            add_key(
                publisher=owl.publisher, wire="ark", base="", title="", secret=CANARY, by=member
            )
    assert not ProviderKey.objects.exists()


def test_the_same_key_twice_is_refused(adding: Adding) -> None:
    adding()
    with pytest.raises(IllegalMove, match="in use here already"):
        adding(title="Again")


def test_two_publishers_of_one_key_share_the_account_and_neither_opens_the_others(
    adding: Adding, owl: Press
) -> None:
    ours = adding(per_minute=7)
    with acting_for(owl.olga.publisher):
        theirs = add_key(
            publisher=owl.olga.publisher,
            wire="gptproto",
            base="",
            title="Fox",
            secret=CANARY,
            by=owl.olga,
            per_minute=900,
        )
        assert secret_of(theirs) == CANARY
    assert theirs.account_id == ours.account_id
    assert theirs.sealed != ours.sealed
    # Who comes second does not set the pace of who was first.
    assert Account.objects.get().per_minute == 7


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("http://api.example.com/v1", "https"),
        ("http://127.0.0.1:9000/v1", "this machine"),
        ("https://127.0.0.1/v1", "this machine"),
        ("https://10.0.0.8/v1", "private"),
        ("https://[::1]/v1", "this machine"),
        ("https://localhost/v1", "this machine"),
        ("https://ada:secret@api.example.com/v1", "user name"),
        ("file:///etc/passwd", "https"),
    ],
)
def test_an_address_that_is_not_public_https_is_refused(
    adding: Adding, base: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        adding(base=base)
    assert not Account.objects.exists()


def test_a_house_that_says_so_may_use_its_own_server(
    adding: Adding, settings: pytest.FixtureRequest
) -> None:
    settings.OCTAVO_PRIVATE_PROVIDERS = True  # type: ignore[attr-defined]
    assert adding(base="http://10.0.0.8:9000/v1/").account.base == "http://10.0.0.8:9000/v1"
    assert adding(wire="gptproto-keyed", base="http://localhost:1/v3").account_id


@pytest.mark.parametrize("secret", ["", "two words", "naïve", "line\nbreak", "x" * 501])
def test_what_cannot_be_a_key_is_refused_without_being_repeated(
    adding: Adding, secret: str
) -> None:
    with pytest.raises(Refused) as refused:
        adding(secret=secret)
    assert not secret or secret not in str(refused.value)


def test_a_short_key_shows_no_ending(adding: Adding) -> None:
    assert adding(secret="abcd1234").ending == ""


def test_a_retired_key_is_wiped_and_its_roles_fall_back(adding: Adding, owl: Press) -> None:
    key, book = adding(), make_book(owl.ben)
    set_route(
        publisher=owl.publisher,
        book=book,
        role="page",
        model="gptproto/gpt-image-2",
        key=key,
        by=owl.ada,
    )
    retire_key(key=key, by=owl.ada)
    key.refresh_from_db()
    assert key.sealed == ""
    with pytest.raises(Gone, match="wiped"):
        secret_of(key)
    assert drawn_by() == {}
    # The book's own choice does not turn into another paid model by itself.
    assert Route.objects.get(book=book).model == "offline"
    with pytest.raises(IllegalMove, match="retired"):
        retire_key(key=key, by=owl.ada)


@pytest.mark.parametrize("state", ["PLANNED", "RUNNING", "UNKNOWN"])
def test_a_key_is_not_retired_under_pictures_that_need_it(
    adding: Adding, owl: Press, state: str
) -> None:
    key = adding()
    asked_with(key, owl, state)
    with pytest.raises(NotReady, match="1 picture is under way"):
        retire_key(key=key, by=owl.ada)
    assert secret_of(key) == CANARY
    assert len(drawn_by()) == 5


def test_a_replaced_key_takes_over_models_and_what_was_not_sent(adding: Adding, owl: Press) -> None:
    key = adding()
    waiting = asked_with(key, owl, "PLANNED")
    fresh = replace_key(key=key, secret=OTHER, by=owl.ada)
    waiting.refresh_from_db()
    assert (waiting.key_id, waiting.account_id) == (fresh.pk, fresh.account_id)
    assert set(Route.objects.values_list("key", flat=True)) == {fresh.pk}
    key.refresh_from_db()
    assert key.retired_at is not None
    assert secret_of(fresh) == OTHER


def test_a_replaced_key_stays_while_what_it_sent_is_under_way(adding: Adding, owl: Press) -> None:
    key = adding()
    sent = asked_with(key, owl, "RUNNING")
    fresh = replace_key(key=key, secret=OTHER, by=owl.ada)
    sent.refresh_from_db()
    assert sent.key_id == key.pk
    assert secret_of(key) == CANARY
    assert fresh.pk != key.pk


def test_a_paused_account_goes_on_when_an_owner_says_so(adding: Adding, owl: Press) -> None:
    key = adding()
    with pytest.raises(IllegalMove, match="not paused"):
        resume_account(account=key.account, by=owl.ada)
    Account.objects.update(paused_for="quota", paused_words="No balance.")
    with pytest.raises(NotAllowed):
        resume_account(account=key.account, by=owl.ben)
    with acting_for(owl.olga.publisher), pytest.raises(NotAllowed, match="no key's of yours"):
        resume_account(account=key.account, by=owl.olga)
    resume_account(account=key.account, by=owl.ada)
    assert Account.objects.get().paused_for == ""


def test_each_act_on_a_key_is_one_event_that_does_not_hold_it(adding: Adding, owl: Press) -> None:
    fresh = replace_key(key=adding(), secret=OTHER, by=owl.ada)
    retire_key(key=fresh, by=owl.ada)
    events = Event.objects.filter(what__contains="-key").order_by("id")
    assert [event.what for event in events] == ["add-key", "replace-key", "retire-key"]
    text = str(list(events.values()))
    assert CANARY not in text
    assert OTHER not in text
