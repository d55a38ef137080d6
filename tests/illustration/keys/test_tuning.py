"""After a key was put in: its pace, and the hosts its pictures come from, are an owner's to set."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Event
from books.tenancy import acting_for
from illustration.enums import Pause, Waits
from illustration.models import Account, Attempt, ProviderKey
from illustration.operations.key_pace import set_pace
from illustration.operations.key_reach import set_result_hosts
from illustration.operations.keys import add_key, replace_key, resume_account
from illustration.pump.loop import Pump
from tests.api.programs import program
from tests.illustration.costs.rows import a_book
from tests.illustration.keys.conftest import CANARY, Adding
from tests.illustration.pump.conftest import clock
from tests.illustration.pump.rig import AtOnce, Calendar, HeldCarrier, a_house
from tests.personas import Press, client_of

__all__ = ["clock"]
Woken = list[tuple[str, int, int]]


def test_hosts_are_kept_plain_with_one_event_and_lie_beside_the_providers_own(
    adding: Adding, owl: Press
) -> None:
    key = adding()
    hosts = [" CDN.Example.com. ", "", "*.pictures.example", "cdn.example.com", "bücher.example"]
    told = ["cdn.example.com", "*.pictures.example", "xn--bcher-kva.example"]
    assert set_result_hosts(key=key, hosts=hosts, by=owl.ada).result_hosts == told
    set_result_hosts(key=key, hosts=told, by=owl.ada)
    event = Event.objects.get(what="set-result-hosts")
    assert event.note == f"from the provider's own alone to {', '.join(told)}"
    with pytest.raises(NotAllowed):
        set_result_hosts(key=key, hosts=[], by=owl.ben)


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("https://cdn.example.com/", "without https"),
        ("cdn.example.com:8443", "without https"),
        ("a*.example.com", "no name of a host"),
        ("10.0.0.7", "an address and no name"),
        ("93.184.216.34", "an address and no name"),
        ("127.1", "an address and no name"),
        ("localhost", "of a private network"),
        ("store.internal", "must not lead in there"),
        ("*.com", "no whole name"),
        (f"{'a.' * 130}com", "no name of a host"),
    ],
)
def test_what_is_no_public_name_is_refused_with_the_reason(
    adding: Adding, owl: Press, host: str, why: str
) -> None:
    key = adding()
    with pytest.raises(Refused, match=why):
        set_result_hosts(key=key, hosts=["cdn.example.com", host], by=owl.ada)
    assert ProviderKey.objects.get().result_hosts == []


def test_a_provider_that_is_inside_has_hosts_inside(adding: Adding, owl: Press) -> None:
    key = adding()
    Account.objects.update(base="http://127.0.0.1:8188")
    key.account.refresh_from_db()
    told = set_result_hosts(key=key, hosts=["10.0.0.7", "store"], by=owl.ada)
    assert told.result_hosts == ["10.0.0.7", "store"]


def test_a_pump_at_work_takes_a_new_pace_within_seconds(owl: Press, clock: Calendar) -> None:
    book = a_book(owl.ada, owl.rita, per_minute=1, burst=2)
    key = ProviderKey.objects.select_related("account").get()
    pump = Pump(key.account, HeldCarrier(a_house(clock), clock), AtOnce())  # type: ignore[arg-type]
    pump.send_what_may_go()
    assert pump.carrier.in_flight == 1
    set_pace(key=key, per_minute=600, at_once=2, by=owl.ada)
    clock.go(6)  # of the 61 to the old pace's next turn
    pump.send_what_may_go()
    assert pump.carrier.in_flight == 2
    clock.go(6)
    pump.send_what_may_go()
    assert pump.carrier.in_flight == 2  # two at once, of three wanted
    assert Attempt.objects.filter(book=book, state="PLANNED").count() == 1
    event = Event.objects.get(what="set-pace")
    assert (event.from_state, event.to_state) == (
        "1 a minute, 64 at once",
        "600 a minute, 2 at once",
    )


def test_a_pace_is_its_only_users_to_set_and_goes_with_the_key(adding: Adding, owl: Press) -> None:
    key = adding()
    for wrong in ({"per_minute": 0, "at_once": 1}, {"per_minute": 20, "at_once": 1001}):
        with pytest.raises(Refused, match="Nothing was changed"):
            set_pace(key=key, by=owl.ada, **wrong)
    with pytest.raises(NotAllowed):
        set_pace(key=key, per_minute=30, at_once=3, by=owl.ben)
    set_pace(key=key, per_minute=30, at_once=3, by=owl.ada)
    fresh = replace_key(key=key, secret="sk-other-11223344556677", by=owl.ada)
    assert (fresh.account.per_minute, fresh.account.at_once) == (30, 3)
    with acting_for(owl.olga.publisher):
        told = {"wire": "gptproto", "base": "", "title": "", "secret": "sk-other-11223344556677"}
        add_key(publisher=owl.olga.publisher, by=owl.olga, **told)
    with pytest.raises(IllegalMove, match="another publisher"):
        set_pace(key=fresh, per_minute=60, at_once=3, by=owl.ada)
    owl.ada.user.is_superuser = True
    assert set_pace(key=fresh, per_minute=60, at_once=3, by=owl.ada).per_minute == 60
    with acting_for(owl.olga.publisher):
        event = Event.objects.get(what="set-pace")
    assert (event.by, event.to_state) == (None, "60 a minute, 3 at once")
    assert "whoever runs the installation" in event.note


def test_who_may_not_pace_a_shared_account_reads_who_can(press: Press, provider: object) -> None:
    for owner in (press.ada, press.olga):
        with acting_for(owner.publisher):
            told = {"wire": "gptproto", "base": "", "title": "K", "secret": CANARY}
            key = add_key(publisher=owner.publisher, by=owner, **told)
    ada, there = client_of(press.ada), reverse("providers", args=["owl-press"])
    with acting_for(press.publisher):
        key = ProviderKey.objects.get()
    form = f'action="{reverse("set-pace", args=["owl-press", key.pk])}"'
    screen = ada.get(there).content.decode()
    assert form not in screen
    assert "signed in as a superuser who is an owner here" in screen
    type(press.ada.user).objects.filter(pk=press.ada.user_id).update(is_superuser=True)
    assert form in ada.get(there).content.decode()


def test_a_resumed_account_is_woken_at_once_and_what_waited_for_it_goes_on(
    owl: Press, woken: Woken, django_capture_on_commit_callbacks: object
) -> None:
    book = a_book(owl.ada, owl.rita)
    account = Account.objects.get()
    Account.objects.update(paused_for=Pause.QUOTA.value)
    Attempt.objects.filter(book=book).update(waits_for=Waits.PROVIDER.value, error="No balance.")
    woken.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        resume_account(account=account, by=owl.ada)
    assert woken == [("illustration.jobs.pump_account", 0, account.pk)]
    assert set(Attempt.objects.values_list("waits_for", "error")) == {("", "")}


def test_on_the_keys_card_what_was_typed_comes_back_with_the_reason(
    press: Press, provider: object
) -> None:
    with acting_for(press.publisher):
        told = {"wire": "gptproto", "base": "", "title": "K", "secret": CANARY}
        key = add_key(publisher=press.publisher, by=press.ada, **told)
    ada, words = client_of(press.ada), ["owl-press", key.pk]
    answer = ada.post(reverse("set-result-hosts", args=words), {"hosts": "cdn.test, 10.1.1.1"})
    assert answer.status_code == 400
    screen = answer.content.decode()
    assert ">cdn.test, 10.1.1.1</textarea>" in screen
    assert "10.1.1.1 is an address and no name" in screen
    ada.post(reverse("set-result-hosts", args=words), {"hosts": "cdn.test\r\n*.b.test"})
    form = {"per_minute": "45", "at_once": "few"}
    answer = ada.post(reverse("set-pace", args=words), form)
    assert 'value="45"' in answer.content.decode()
    ada.post(reverse("set-pace", args=words), form | {"at_once": "9"})
    screen = ada.get(reverse("providers", args=["owl-press"])).content.decode()
    assert "45 pictures a minute, 9 at once" in screen
    assert "pictures from gptproto.com, cdn.test, *.b.test" in screen
    with acting_for(press.publisher):
        caller = program(press.ada)
    at = f"provider-keys/{key.pk}/"
    now = json.loads(caller.post(f"{at}pace/", {"per_minute": 50, "at_once": 7}).content)
    assert (now["per_minute"], now["at_once"]) == (50, 7)
    now = json.loads(caller.post(f"{at}hosts/", {"hosts": ["c.test"]}).content)
    assert now["result_hosts"] == ["c.test"]
    assert caller.post(f"{at}hosts/", {"hosts": ["192.168.0.1"]}).status_code == 400
