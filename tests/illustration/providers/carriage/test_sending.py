"""A call goes out as it was made, and its reply comes back by itself."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import threading
import time

import pytest

from illustration.providers.carriage.carrier import Carrier, Left
from illustration.providers.wire.talk import Call, Upload
from tests.illustration.providers.carriage.servers import (
    OK,
    Server,
    next_of,
    refusing_port,
    saying,
    serving,
    trickling,
)

POST = Call("POST", "/v1/pictures", {"Authorization": "sk-1"}, {"prompt": "Ein Käuzchen"})
LOOK = Call("GET", "/v1/pictures/7", {"Authorization": "sk-1"})


def test_a_call_arrives_word_for_word_and_its_reply_under_its_tag(carrier: Carrier) -> None:
    answer = b"HTTP/1.1 201 Created\r\nX-Request-Id: 9\r\nContent-Length: 8\r\n\r\n"
    with serving(saying(answer + b'{"id":7}')) as server:
        carrier.send(POST, base=f"{server.base}/api/", total=5, tag=("attempt", 3))
        carried = next_of(carrier)
    assert (carried.tag, carried.fault, carried.picture) == (("attempt", 3), None, None)
    assert carried.reply is not None
    assert (carried.reply.status, carried.reply.json()) == (201, {"id": 7})
    assert carried.reply.headers["x-request-id"] == "9"
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/v1/pictures HTTP/1.1\r\n")
    assert b"\r\nAuthorization: sk-1" in head
    assert b"\r\nUser-Agent: Octavo" in head
    assert b"\r\nContent-Type: application/json" in head
    assert json.loads(body) == {"prompt": "Ein Käuzchen"}


def test_uploads_travel_as_parts_beside_their_fields(carrier: Carrier) -> None:
    picture = Upload("image[]", "pip.png", b"\x89PNG\x00", "image/png")
    call = Call("POST", "/edits", {}, fields={"prompt": "Käuzchen"}, uploads=(picture,))
    with serving(saying(OK)) as server:
        carrier.send(call, base=server.base, total=5, tag=1)
        assert next_of(carrier).fault is None
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert b"Content-Type: multipart/form-data; boundary=" in head
    assert b'name="prompt"\r\n\r\nK\xc3\xa4uzchen\r\n' in body
    assert (
        b'name="image[]"; filename="pip.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\x00' in body
    )


def test_fields_alone_are_parts_too(carrier: Carrier) -> None:
    with serving(saying(OK)) as server:
        carrier.send(Call("POST", "/e", {}, fields={"n": "1"}), base=server.base, total=5, tag=1)
        assert next_of(carrier).fault is None
    assert b"multipart/form-data" in server.requests[0]


def test_a_hundred_calls_are_in_flight_at_once() -> None:
    all_here = threading.Barrier(100, timeout=30)

    def answering(server: Server, conn: socket.socket) -> None:
        server.read(conn)
        all_here.wait()  # nobody is answered before the hundredth has come
        conn.sendall(OK)

    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with serving(answering) as server, Carrier(verify=trust, connect=30) as carrier:
        for tag in range(100):
            carrier.send(LOOK if tag % 2 else POST, base=server.base, total=30, tag=tag)
        assert carrier.in_flight == 100
        seen = [carrier.next(30) for _ in range(100)]
        assert {each.tag for each in seen if each} == set(range(100))
        assert [each.fault for each in seen if each and each.fault] == []
        assert carrier.in_flight == 0


def test_a_result_wakes_who_waits_and_nothing_is_waited_for_longer_than_told(
    carrier: Carrier,
) -> None:
    begun = time.monotonic()
    assert carrier.next(0.05) is None
    assert 0.04 < time.monotonic() - begun < 1
    with serving(saying(OK)) as server:
        carrier.send(POST, base=server.base, total=5, tag=1)
        begun = time.monotonic()
        assert carrier.next(30) is not None
    assert time.monotonic() - begun < 2


def test_a_redirect_is_a_reply_and_not_followed(carrier: Carrier) -> None:
    with serving(saying(OK)) as other:
        moved = f"HTTP/1.1 307 Go\r\nLocation: {other.base}/x\r\nContent-Length: 0\r\n\r\n"
        with serving(saying(moved.encode())) as server:
            carrier.send(POST, base=server.base, total=5, tag=1)
            reply = next_of(carrier).reply
    assert reply is not None
    assert reply.status == 307
    assert other.requests == []


def test_no_cookie_of_one_call_goes_along_with_the_next(carrier: Carrier) -> None:
    with serving(saying(OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: who=owl\r\n\r\n"))) as server:
        for tag in range(2):
            carrier.send(LOOK, base=server.base, total=5, tag=tag)
            next_of(carrier)
    assert len(server.requests) == 2
    assert b"cookie" not in server.requests[1].lower()


@pytest.mark.parametrize("length", [b"Content-Length: 5000\r\n", b""])
def test_a_reply_over_the_limit_is_not_taken(carrier: Carrier, length: bytes) -> None:
    with serving(saying(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + b"." * 5000)) as server:
        carrier.send(POST, base=server.base, total=5, tag=1)
        carried = next_of(carrier)
    assert carried.reply is None
    assert carried.fault is not None
    assert carried.fault.left is Left.MAYBE
    assert "4,096 bytes" in carried.fault.message


def test_a_reply_that_announces_too_much_is_not_waited_for(carrier: Carrier) -> None:
    def announcing(server: Server, conn: socket.socket) -> None:
        server.read(conn)
        conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        server.closing.wait(5)

    with serving(announcing) as server:
        carrier.send(POST, base=server.base, total=4, tag=1)
        fault = next_of(carrier).fault
    assert fault is not None
    assert "4,096 bytes" in fault.message


def packed_answer(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def test_a_reply_packed_unasked_is_unpacked(carrier: Carrier) -> None:
    with serving(saying(packed_answer(gzip.compress(b'{"id":7}')))) as server:
        carrier.send(LOOK, base=server.base, total=5, tag=1)
        reply = next_of(carrier).reply
    assert reply is not None
    assert reply.json() == {"id": 7}
    assert b"Accept-Encoding: identity" in server.requests[0]


def test_a_small_reply_that_unpacks_to_a_large_one_is_not_taken(carrier: Carrier) -> None:
    bomb = gzip.compress(bytes(1_000_000))  # about 1 KB, under the limit of 4096
    with serving(saying(packed_answer(bomb))) as server:
        carrier.send(LOOK, base=server.base, total=5, tag=1)
        fault = next_of(carrier).fault
    assert len(bomb) < 4096
    assert fault is not None
    assert "4,096 bytes" in fault.message


@pytest.mark.parametrize("key", ["sk-canary\n", "sk-canary ", "sk-canary\x00x", "sk-canary-ü"])
def test_a_key_no_header_may_carry_is_not_sent_and_not_told(carrier: Carrier, key: str) -> None:
    with serving(saying(OK)) as server:
        carrier.send(Call("POST", "/x", {"Authorization": key}), base=server.base, total=5, tag=1)
        fault = next_of(carrier).fault
    assert fault is not None
    assert fault.left is Left.NEVER
    assert "enter the key again" in fault.message
    assert "canary" not in fault.message
    assert server.requests == []


def test_with_public_only_a_private_host_is_not_called(carrier: Carrier) -> None:
    with serving(saying(OK)) as server:
        carrier.send(POST, base=server.base, total=5, tag=1, public_only=True)
        fault = next_of(carrier).fault
    assert fault is not None
    assert (fault.left, server.connections) == (Left.NEVER, 0)
    assert "not public" in fault.message


def test_leaving_cancels_what_is_in_flight_and_says_how_far_it_had_come() -> None:
    with serving(trickling) as server:
        with Carrier(grace=2) as carrier:
            carrier.send(POST, base=server.base, total=60, tag="on its way")
            while not server.requests:
                time.sleep(0.005)
            carrier.send(POST, base=server.base, total=60, tag="just begun")
            begun = time.monotonic()
        assert time.monotonic() - begun < 1.5
        ends = {each.tag: each.fault for each in (next_of(carrier), next_of(carrier))}
    assert carrier.in_flight == 0
    assert {tag: fault and fault.left for tag, fault in ends.items()} == {
        "on its way": Left.MAYBE,
        "just begun": Left.NEVER,
    }
    with pytest.raises(RuntimeError):
        carrier.send(POST, base=server.base, total=1, tag="too late")
    assert carrier.in_flight == 0


def test_a_carrier_taken_into_a_fork_refuses_to_work(
    carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("illustration.providers.carriage.carrier.os.getpid", lambda: -1)
        with pytest.raises(RuntimeError, match="another process"):
            carrier.send(POST, base=f"http://127.0.0.1:{refusing_port()}", total=1, tag=1)


def test_authorities_that_cannot_be_read_are_told_at_the_door(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "illustration.providers.carriage.carrier.httpx.create_ssl_context", _unreadable
    )
    with pytest.raises(FileNotFoundError), Carrier():
        pytest.fail("a carrier without authorities opened")


def _unreadable() -> None:
    raise FileNotFoundError("cacert.pem")
