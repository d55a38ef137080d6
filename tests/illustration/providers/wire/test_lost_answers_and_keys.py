"""What each format can do when an answer was lost, and how a key is tried for nothing."""

from __future__ import annotations

import json

import pytest

from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire import WIRES, speak
from illustration.providers.wire.refusing import SAYS
from illustration.providers.wire.talk import Accepted, Ask, Repeats, Reply, Waiting, Wire

ASK = Ask("openai/gpt-image-2", "An owl.", 1024, 1024, "attempt 7/b")
LISTED, KEYED = speak("gptproto-listed"), speak("gptproto-keyed")
BLIND = [wire for wire in WIRES.values() if wire is not LISTED]


def listing(told: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps({"data": told}).encode())


def test_no_real_service_promises_anything_about_a_lost_answer() -> None:
    told = {key: wire.repeats for key, wire in WIRES.items()}
    assert told.pop("gptproto-keyed") is Repeats.SAME
    assert told.pop("gptproto-listed") is Repeats.FINDS
    assert set(told.values()) == {Repeats.NEVER}


def test_our_own_name_travels_as_a_key_or_as_a_name() -> None:
    assert KEYED.submit(ASK, "k").headers == {"Authorization": "k", "Idempotency-Key": ASK.ref}
    assert LISTED.submit(ASK, "k").headers == {"Authorization": "k", "X-Client-Ref": ASK.ref}


def test_a_listed_request_is_looked_up_by_its_quoted_name_with_the_key() -> None:
    call = LISTED.find(ASK.ref, "k")
    assert (call.method, call.path) == ("GET", "/predictions?ref=attempt%207%2Fb")
    assert call.headers == {"Authorization": "k"}


@pytest.mark.parametrize("wire", BLIND, ids=lambda wire: wire.key)
def test_who_lists_nothing_says_so(wire: Wire) -> None:
    with pytest.raises(LookupError, match=wire.key):
        wire.find("ref", "k")
    with pytest.raises(LookupError, match=wire.key):
        wire.found(listing([]))


def test_only_an_empty_list_proves_that_nothing_was_taken() -> None:
    assert LISTED.found(listing([])) is None
    assert LISTED.found(listing([{"id": "p1"}, {"id": "p2"}])) == Accepted("p1")
    unsure = [listing([], 503), listing([], 429), listing({}), Reply(200, b"<html>"), Reply(401)]
    assert [LISTED.found(reply) for reply in unsure] == [Waiting()] * 5
    nameless = LISTED.found(listing([{}]))
    assert isinstance(nameless, Refused)
    assert nameless.error_class is ErrorClass.UNKNOWN_OUTCOME


@pytest.mark.parametrize("wire", WIRES.values(), ids=lambda wire: wire.key)
def test_a_key_is_tried_with_a_call_that_only_reads(wire: Wire) -> None:
    call = wire.probe("sk-1")
    assert call.method == "GET"
    assert call.headers["Authorization"].endswith("sk-1")
    assert wire.probed(Reply(200, b"{}")) is None
    wanted = {
        401: ErrorClass.AUTH,
        429: ErrorClass.RATE_LIMITED,
        500: ErrorClass.TRANSIENT_BEFORE_ACCEPT,
        503: ErrorClass.TRANSIENT_BEFORE_ACCEPT,
    }
    for status, why in wanted.items():
        answer = wire.probed(Reply(status))
        assert isinstance(answer, Refused)
        assert answer.error_class is why


def test_a_result_that_is_not_there_is_a_yes_to_the_key_where_it_was_asked_for() -> None:
    assert speak("gptproto").probed(Reply(404)) is None
    assert speak("ark").probed(Reply(404)) is None
    assert speak("openai-images").probed(Reply(404)) is not None


def test_every_class_has_its_sentence() -> None:
    assert set(SAYS) == set(ErrorClass)
    assert "not charged" in SAYS[ErrorClass.FAILED]
