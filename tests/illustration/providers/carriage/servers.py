"""Small servers of bare sockets, one thread a connection, that answer as badly as a test wants."""

from __future__ import annotations

import datetime
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from illustration.providers.carriage.carrier import Carried, Carrier

LOCAL = "127.0.0.1"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class Server:
    """Where a server listens, and the requests it has read, in order."""

    port: int
    host: str = LOCAL
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    def read(self, conn: socket.socket) -> bytes:
        """One whole request; b"" where the other side went away."""
        data = b""
        while b"\r\n\r\n" not in data:
            more = conn.recv(65536)
            if not more:
                return b""
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            ),
            0,
        )
        while len(body) < length:
            body += conn.recv(65536)
        self.requests.append(head + b"\r\n\r\n" + body)
        return self.requests[-1]


Answering = Callable[[Server, socket.socket], None]


@contextmanager
def serving(
    answering: Answering, *, tls: ssl.SSLContext | None = None, host: str = LOCAL, port: int = 0
) -> Iterator[Server]:
    """A server whose every connection is given to `answering` in a thread of its own."""
    listener = socket.create_server((host, port), backlog=256)
    server = Server(listener.getsockname()[1], host)
    threads: list[threading.Thread] = []

    def one(conn: socket.socket) -> None:
        with suppress(OSError), conn:
            if tls is None:
                answering(server, conn)
            else:
                with tls.wrap_socket(conn, server_side=True) as safe:
                    answering(server, safe)

    def accept() -> None:
        with suppress(OSError):
            while not server.closing.is_set():
                conn, _ = listener.accept()
                server.connections += 1
                threads.append(threading.Thread(target=one, args=(conn,), daemon=True))
                threads[-1].start()

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield server
    finally:
        server.closing.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for each in (acceptor, *threads):
            each.join(2)


def saying(answer: bytes) -> Answering:
    """Read a request, give this answer, close."""

    def answering(server: Server, conn: socket.socket) -> None:
        server.read(conn)
        conn.sendall(answer)

    return answering


def trickling(server: Server, conn: socket.socket) -> None:
    """A body of a byte each hundredth of a second, for as long as anybody listens."""
    server.read(conn)
    conn.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n")
    while not server.closing.is_set():
        conn.sendall(b".")
        time.sleep(0.01)


def silent(server: Server, conn: socket.socket) -> None:
    """Read the request and never answer."""
    server.read(conn)
    server.closing.wait(5)


def resetting(server: Server, conn: socket.socket) -> None:
    """Read the whole request, then reset the connection."""
    server.read(conn)
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def refusing_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def next_of(carrier: Carrier) -> Carried:
    """What comes next, which must come within 5 seconds."""
    carried = carrier.next(5)
    assert carried is not None
    return carried


@dataclass(frozen=True)
class Authority:
    """A certificate authority of a test."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    name: x509.Name

    @property
    def trusting(self) -> ssl.SSLContext:
        """What a client trusts that trusts this authority alone."""
        return ssl.create_default_context(cafile=str(self.folder / "ca.pem"))

    def server(self, name: str) -> ssl.SSLContext:
        """What a server shows that is certified for this name."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        cert = _bare(_called(name), self.name, key).add_extension(names, critical=False)
        file = self.folder / f"{name}.pem"
        file.write_bytes(_pem(cert.sign(self.key, hashes.SHA256())) + _private(key))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def authority(folder: Path) -> Authority:
    """A new authority, its certificate in `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _called("Test authority")
    root = x509.BasicConstraints(ca=True, path_length=0)
    cert = _bare(name, name, key).add_extension(root, critical=True).sign(key, hashes.SHA256())
    (folder / "ca.pem").write_bytes(_pem(cert))
    return Authority(folder, key, name)


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _bare(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
    )


def _pem(cert: x509.Certificate) -> bytes:
    return cert.public_bytes(serialization.Encoding.PEM)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
