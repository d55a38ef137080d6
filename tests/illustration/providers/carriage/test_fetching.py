"""A picture comes from where the provider's pictures lie, from the address that was checked."""

from __future__ import annotations

import socket
import ssl
import time
from pathlib import Path

import pytest

from illustration.providers.carriage.carrier import Carried, Carrier, FetchRule, Left
from tests.illustration.providers.carriage.servers import (
    OK,
    Server,
    authority,
    next_of,
    saying,
    serving,
    trickling,
)

NAME = "cdn.pictures.test"
HERE = FetchRule((NAME,), plain_ok=True, private_ok=True, most_bytes=4096)
STRICT = FetchRule((NAME, "*.bucket.test"))
REFETCH = "The picture was paid for and can be fetched again by its id."


class Names:
    """A resolver that gives its answers one after the other, and keeps giving the last."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return [self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]]


def fetch(
    address: str,
    names: object,
    rule: FetchRule = HERE,
    *,
    trust: ssl.SSLContext | None = None,
    total: float = 5,
) -> Carried:
    context = trust or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with Carrier(verify=context, resolver=names, connect=2) as carrier:  # type: ignore[arg-type]
        carrier.fetch(address, rule=rule, total=total, tag="p7")
        return next_of(carrier)


def refusal(carried: Carried) -> str:
    assert carried.picture is None
    assert carried.fault is not None
    assert carried.fault.message.endswith(REFETCH)
    return carried.fault.message.removesuffix(REFETCH).strip()


def test_a_picture_is_fetched_with_its_signed_address_untouched() -> None:
    signed = "/a%2Fb/p.png?X-Tos-Signature=a%2Bb%3D&e=~1"
    with serving(saying(OK)) as server:
        carried = fetch(f"http://{NAME}:{server.port}{signed}", Names("127.0.0.1"))
    assert (carried.tag, carried.picture, carried.fault) == ("p7", b"ok", None)
    head = server.requests[0]
    assert head.startswith(f"GET {signed} HTTP/1.1\r\n".encode())
    assert f"\r\nHost: {NAME}:{server.port}\r\n".encode() in head
    assert b"uthorization" not in head


def test_the_checked_address_is_called_and_the_name_is_what_the_certificate_must_say(
    tmp_path: Path,
) -> None:
    signer = authority(tmp_path)
    with serving(saying(OK), tls=signer.server(NAME)) as server:
        address = f"https://{NAME}:{server.port}/p.png"
        assert fetch(address, Names("127.0.0.1"), trust=signer.trusting).picture == b"ok"
    with serving(saying(OK), tls=signer.server("other.test")) as server:
        address = f"https://{NAME}:{server.port}/p.png"
        carried = fetch(address, Names("127.0.0.1"), trust=signer.trusting)
    assert "certificate is not valid for 'cdn.pictures.test'" in refusal(carried)
    assert carried.fault is not None
    assert carried.fault.left is Left.NEVER
    assert server.requests == []


def test_a_name_that_leads_elsewhere_the_second_time_leads_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(  # 127.0.0.2 stands for a public address, 127.0.0.1 is private
        "illustration.providers.carriage.fetching.is_public", lambda ip: ip == "127.0.0.2"
    )
    rule = FetchRule((NAME,), plain_ok=True)
    names = Names("127.0.0.2", "127.0.0.1")
    with (
        serving(saying(OK), host="127.0.0.2") as public,
        serving(saying(OK), port=public.port) as private,
    ):
        assert fetch(f"http://{NAME}:{public.port}/p", names, rule).picture == b"ok"
        assert (len(public.requests), private.connections) == (1, 0)
        assert names.asked == [NAME]
        # Asked for once more, the name is looked up again and now refused.
        assert "not public" in refusal(fetch(f"http://{NAME}:{public.port}/p", names, rule))
        assert (public.connections, private.connections) == (1, 0)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    def both(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "169.254.169.254"]

    said = refusal(fetch(f"https://{NAME}/p", both, STRICT))
    assert said == f"{NAME} leads to an address that is not public, and was not called."


def test_the_next_checked_address_is_tried_where_the_first_takes_no_connection() -> None:
    def three(host: str, port: int) -> list[str]:
        return ["127.0.0.3", "127.0.0.1", "127.0.0.4"]  # somebody listens on the second alone

    with serving(saying(OK)) as server:
        assert fetch(f"http://{NAME}:{server.port}/p", three).picture == b"ok"


def test_a_name_nobody_knows_is_a_refusal() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    assert (
        refusal(fetch(f"https://{NAME}/p", unknown, STRICT)) == f"No address is known for {NAME}."
    )


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"http://{NAME}/p", "not https"),
        (f"https://{NAME}:8443/p", "port 8443"),
        (f"https://owl:secret@{NAME}/p", "user name or a password"),
        ("https://evil.test/p", "evil.test is not among the hosts"),
        (f"https://{NAME}.evil.test/p", "not among the hosts"),
        (f"https://not{NAME}/p", "not among the hosts"),
        ("https://bucket.test/p", "not among the hosts"),
        ("https://127.0.0.1/p", "not among the hosts"),
        ("ftp://cdn.pictures.test/p", "begin with https://"),
        ("file:///etc/passwd", "begin with https://"),
        ("https://cdn.pictures.test\n/p", "cannot be read"),
    ],
)
def test_an_address_outside_the_rule_is_not_even_looked_up(address: str, why: str) -> None:
    names = Names("93.184.216.34")
    carried = fetch(address, names, STRICT)
    assert why in refusal(carried)
    assert carried.fault is not None
    assert carried.fault.left is Left.NEVER
    assert names.asked == []


@pytest.mark.parametrize("host", ["a.bucket.test", "a.b.bucket.test", NAME])
def test_a_rule_takes_exact_names_and_all_below_a_starred_one(host: str) -> None:
    assert STRICT.allows(host)


def test_a_redirect_is_not_followed_and_its_status_is_told() -> None:
    with serving(saying(OK)) as other:
        moved = f"HTTP/1.1 302 Go\r\nLocation: {other.base}/x\r\nContent-Length: 0\r\n\r\n"
        with serving(saying(moved.encode())) as server:
            carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"))
    assert refusal(carried) == "The picture was not given: its host answered 302."
    assert carried.reply is not None
    assert (carried.reply.status, other.connections) == (302, 0)


def test_an_address_that_ran_out_comes_back_with_its_status_and_words() -> None:
    gone = b"HTTP/1.1 403 No\r\nContent-Length: 7\r\n\r\nexpired"
    with serving(saying(gone)) as server:
        carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"))
    assert "answered 403" in refusal(carried)
    assert carried.reply is not None
    assert (carried.reply.status, carried.reply.data) == (403, b"expired")


@pytest.mark.parametrize("length", [b"Content-Length: 5000\r\n", b""])
def test_a_picture_over_the_limit_is_not_taken(length: bytes) -> None:
    with serving(saying(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + b"." * 5000)) as server:
        carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"))
    assert refusal(carried) == "The answer is larger than the 4,096 bytes that are taken."


def test_a_picture_without_an_end_is_left_at_the_limit() -> None:
    written = []

    def endless(server: Server, conn: socket.socket) -> None:
        server.read(conn)
        conn.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not server.closing.is_set():
            conn.sendall(b"400\r\n" + b"." * 1024 + b"\r\n")
            written.append(1024)

    with serving(endless) as server:
        carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"))
    assert "larger than the 4,096 bytes" in refusal(carried)
    assert sum(written) < 20_000_000  # what fits in buffers; it would never have ended by itself


def test_a_length_that_promises_more_than_came_gives_no_picture() -> None:
    with serving(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nhalf")) as server:
        carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"))
    assert refusal(carried) == "The connection broke before the whole answer was here."


def test_what_follows_the_promised_length_is_no_part_of_the_picture() -> None:
    with serving(saying(OK + b"HTTP/1.1 200 OK\r\n" + b"." * 100)) as server:
        assert fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1")).picture == b"ok"


def test_the_total_is_hard_on_a_picture_that_trickles() -> None:
    with serving(trickling) as server:
        begun = time.monotonic()
        carried = fetch(f"http://{NAME}:{server.port}/p", Names("127.0.0.1"), total=0.2)
        assert time.monotonic() - begun < 0.8
    assert refusal(carried) == "The 0.2 seconds allowed for it were over."


def test_a_look_up_that_hangs_holds_neither_the_total_nor_the_leaving() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    begun = time.monotonic()
    carried = fetch(f"https://{NAME}/p", slow, STRICT, total=0.1)
    assert time.monotonic() - begun < 0.7
    assert carried.fault is not None
    assert carried.fault.left is Left.NEVER
