"""Whether a call that broke had left: what decides about money."""

from __future__ import annotations

import socket
import ssl
import time

import pytest

from illustration.providers.carriage.carrier import Carried, Carrier, Left
from illustration.providers.wire.talk import Call
from tests.illustration.providers.carriage.servers import (
    OK,
    Answering,
    Server,
    authority,
    next_of,
    refusing_port,
    resetting,
    saying,
    serving,
    silent,
    trickling,
)

POST = Call("POST", "/v1/pictures", {}, {"prompt": "An owl."})
LOOK = Call("GET", "/v1/pictures/7", {})


def sent(carrier: Carrier, base: str, total: float = 5, call: Call = POST) -> Carried:
    carrier.send(call, base=base, total=total, tag=1)
    return next_of(carrier)


def left(carried: Carried) -> Left:
    assert carried.fault is not None
    return carried.fault.left


def test_a_refused_connection_never_left(carrier: Carrier) -> None:
    carried = sent(carrier, f"http://127.0.0.1:{refusing_port()}")
    assert left(carried) is Left.NEVER
    assert carried.fault is not None
    assert "nothing was spent" in carried.fault.message


def test_a_name_nobody_knows_never_left(carrier: Carrier, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert left(sent(carrier, "http://nowhere.test")) is Left.NEVER


def test_a_certificate_nobody_vouches_for_never_left(carrier: Carrier, tmp_path) -> None:
    server_side = authority(tmp_path).server("localhost")
    with serving(saying(OK), tls=server_side) as server:
        carried = sent(carrier, f"https://localhost:{server.port}")
    assert left(carried) is Left.NEVER
    assert server.requests == []


def test_a_total_that_passes_while_connecting_never_left(carrier: Carrier) -> None:
    def mute(server: Server, conn: socket.socket) -> None:
        server.closing.wait(5)  # the TLS handshake is never answered

    with serving(mute) as server:
        assert left(sent(carrier, f"https://127.0.0.1:{server.port}", total=0.1)) is Left.NEVER


@pytest.mark.parametrize("answering", [resetting, silent, trickling])
def test_what_breaks_after_the_body_was_sent_may_have_left(
    carrier: Carrier, answering: Answering
) -> None:
    with serving(answering) as server:
        carried = sent(carrier, server.base, total=0.2)
        assert len(server.requests) == 1
    assert left(carried) is Left.MAYBE
    assert carried.fault is not None
    assert "not sent again by itself" in carried.fault.message


def test_an_answer_cut_short_may_have_left(carrier: Carrier) -> None:
    with serving(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf")) as server:
        carried = sent(carrier, server.base)
    assert (left(carried), carried.reply) == (Left.MAYBE, None)


def test_an_answer_that_is_no_http_may_have_left(carrier: Carrier) -> None:
    with serving(saying(b"SSH-2.0-owl\r\n\r\n")) as server:
        assert left(sent(carrier, server.base)) is Left.MAYBE


@pytest.mark.parametrize("answering", [trickling, silent])
def test_the_total_is_hard_whatever_trickles(carrier: Carrier, answering: Answering) -> None:
    with serving(answering) as server:
        begun = time.monotonic()
        carried = sent(carrier, server.base, total=0.2)
        took = time.monotonic() - begun
    assert 0.19 < carried.seconds < 0.7
    assert took < 0.7
    assert carried.fault is not None
    assert carried.fault.message.startswith("The 0.2 seconds allowed for it were over.")


def test_a_look_that_breaks_costs_nothing_and_says_so(carrier: Carrier) -> None:
    with serving(resetting) as server:
        carried = sent(carrier, server.base, call=LOOK)
    assert carried.fault is not None
    assert "free and can be repeated" in carried.fault.message


def one_a_connection(server: Server, conn: socket.socket) -> None:
    """Answer the first request, promise to stay, and drop the connection at the second."""
    server.read(conn)
    conn.sendall(OK)
    server.read(conn)


def test_a_call_that_costs_is_written_once_on_a_connection_of_its_own(carrier: Carrier) -> None:
    with serving(one_a_connection) as server:
        for total in range(1, 6):
            assert sent(carrier, server.base).fault is None
            assert (len(server.requests), server.connections) == (total, total)


def test_a_call_that_costs_takes_no_connection_a_look_has_kept(carrier: Carrier) -> None:
    with serving(one_a_connection) as server:
        assert sent(carrier, server.base, call=LOOK).fault is None
        assert sent(carrier, server.base).fault is None
        # The second look meets the kept connection, is written once and is not repeated.
        assert left(sent(carrier, server.base, call=LOOK)) is Left.MAYBE
    assert [each.split()[0] for each in server.requests] == [b"GET", b"POST", b"GET"]


def test_a_server_that_reads_a_call_and_hangs_up_sees_it_once(carrier: Carrier) -> None:
    with serving(saying(b"")) as server:
        assert left(sent(carrier, server.base)) is Left.MAYBE
        assert carrier.next(0.1) is None
    assert (len(server.requests), server.connections) == (1, 1)


def test_looks_share_a_connection(carrier: Carrier) -> None:
    def staying(server: Server, conn: socket.socket) -> None:
        while server.read(conn):
            conn.sendall(OK)

    with serving(staying) as server:
        with Carrier(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as own:
            for _ in range(3):
                assert sent(own, server.base, call=LOOK).fault is None
        assert (len(server.requests), server.connections) == (3, 1)
