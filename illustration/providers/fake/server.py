"""The fake provider on a port of this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from illustration.providers.fake.asked import Asked, LostReply, NeverArrived
from illustration.providers.fake.house import House
from illustration.providers.wire.talk import Reply

TICK = 0.25


class Door(ThreadingHTTPServer):
    """Listens on 127.0.0.1; `port` 0 takes any. Waits are `speed` times shorter than told."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, house: House, port: int = 0, speed: float = 1.0) -> None:
        super().__init__(("127.0.0.1", port), Talk)
        self.house, self.speed = house, speed
        self.closing = Event()

    @property
    def address(self) -> str:
        """Where it listens, without a path."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def service_actions(self) -> None:
        """Bills fall due whether or not anybody asks."""
        self.house.tick()

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that went away is no error of ours; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def server_close(self) -> None:
        """Stop listening and let go of replies that still wait."""
        self.closing.set()
        super().server_close()


class Talk(BaseHTTPRequestHandler):
    """One caller's connection, kept open between requests."""

    server: Door
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Head and body leave in one packet: two would wait for each other's receipt.
    wbufsize = 64 * 1024

    def do_GET(self) -> None:
        """Hand the request to the house, wait as long as it says, and reply."""
        length = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        try:
            served = self.server.house.answer(asked)
        except (LostReply, NeverArrived):
            self.close_connection = True
            return
        if served.after:
            self.server.closing.wait(served.after / self.server.speed)
        with suppress(ConnectionError):
            self._tell(served.reply)

    do_POST = do_GET

    def _tell(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            pause = name == "retry-after"
            self.send_header(name, f"{float(value) / self.server.speed:g}" if pause else value)
        self.send_header("content-length", str(len(reply.data)))
        self.end_headers()
        self.wfile.write(reply.data)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what it did is told by /calls and /ledger."""


@contextmanager
def serving(house: House, *, port: int = 0, speed: float = 1.0) -> Iterator[str]:
    """A house on a port while the block runs; yields its address without a path."""
    door = Door(house, port, speed)
    thread = Thread(target=door.serve_forever, args=(TICK / 10,), daemon=True)
    thread.start()
    try:
        yield door.address
    finally:
        door.shutdown()
        door.server_close()
        thread.join()
