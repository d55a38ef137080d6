"""One free call to a provider while somebody waits for its answer: the test of a key."""

from __future__ import annotations

from illustration.providers.carriage.carrier import Carrier
from illustration.providers.wire.talk import Call, Reply

# Seconds a person waits at most, over connecting, waiting and reading.
TOTAL = 15.0
MOST_BYTES = 2_000_000


class NoReply(Exception):
    """The provider could not be reached; the text is a sentence."""


def reply_to(call: Call, *, base: str, public_only: bool) -> Reply:
    """Send a call once and return its reply, of any status. Raises NoReply.

    No redirect is followed. With `public_only` an address of a private network is not called.
    """
    with Carrier(most_bytes=MOST_BYTES, grace=0.5) as carrier:
        carrier.send(call, base=base, total=TOTAL, tag=None, public_only=public_only)
        carried = carrier.next(TOTAL + 1)
    if carried is None or carried.reply is None:
        fault = carried.fault.message if carried is not None and carried.fault else ""
        raise NoReply(fault or "The provider did not answer in time. Nothing was spent.")
    return carried.reply
