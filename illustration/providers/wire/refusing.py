"""What a refusal means, in the words every wire format shares."""

from __future__ import annotations

from illustration.providers.base import ErrorClass as Why
from illustration.providers.base import Refused
from illustration.providers.wire.talk import Reply

LONGEST = 300
# What happened and what to do; what the service said itself follows.
SAYS = {
    Why.AUTH: "The key was not taken. Check it in the publisher's providers; nothing was spent.",
    Why.QUOTA: "The account has no balance left. Top it up with the provider; nothing was spent.",
    Why.RATE_LIMITED: "The provider asks for a pause. It goes on by itself; nothing was spent.",
    Why.MODERATED_INPUT: (
        "The provider's filter stopped the words or a reference. Reword the brief and ask again; "
        "nothing was spent."
    ),
    Why.MODERATED_OUTPUT: (
        "The provider drew it and its filter held the picture back. Reword the brief; it may have "
        "been charged."
    ),
    Why.INVALID: "The provider does not take this request as it is. Nothing was spent.",
    Why.TRANSIENT_BEFORE_ACCEPT: (
        "The provider was not ready. It is asked again by itself; nothing was spent."
    ),
    Why.UNKNOWN_OUTCOME: (
        "The provider broke off and did not say whether it took the request. It may have been "
        "charged, so it is not sent again by itself: decide on it."
    ),
    Why.RESULT_LOST: "The provider does not know this picture any more. It may have been charged.",
    Why.FAILED: (
        "The provider took it and could not draw it. By its terms a failed picture is not charged; "
        "ask for it again, or reword the brief if it fails again."
    ),
    Why.BAD_BYTES: "What the provider sent is no picture. It may have been charged.",
}
# Asking for the very same again may help with these alone.
PASSING = frozenset({Why.RATE_LIMITED, Why.TRANSIENT_BEFORE_ACCEPT})


def refused(why: Why, said: str = "", retry_after: float | None = None) -> Refused:
    """A refusal in our words, with the service's own behind them."""
    words = " ".join(said.split())[:LONGEST]
    message = f"{SAYS[why]} The provider said: {words}" if words else SAYS[why]
    return Refused(why, why not in PASSING, message, retry_after)


def by_status(reply: Reply, said: str) -> Refused:
    """What a status alone tells (RFC 9110, 15), of a call that asked for a picture.

    A gateway that answers 502 or 503 with nothing never handed the call on; a server that breaks
    off with 500 or 504 may have.
    """
    if reply.status == 401:
        return refused(Why.AUTH, said)
    if reply.status in (402, 403):
        return refused(Why.QUOTA, said)
    if reply.status == 429:
        return refused(Why.RATE_LIMITED, said, reply.retry_after)
    if reply.status in (502, 503) and not reply.data.strip():
        return refused(Why.TRANSIENT_BEFORE_ACCEPT, said, reply.retry_after)
    if 400 <= reply.status < 500:
        return refused(Why.INVALID, said)
    return refused(Why.UNKNOWN_OUTCOME, said or f"HTTP {reply.status}")


def by_probe(reply: Reply, refusal: Refused, free: tuple[int, ...] = ()) -> Refused | None:
    """What the reply to a key's test means; None where the key was taken.

    `refusal` is how the format reads such a reply; `free` are the statuses besides 2xx that only a
    caller with a good key sees. A test costs nothing, so no outcome of it is unknown.
    """
    if 200 <= reply.status < 300 or reply.status in free:
        return None
    if refusal.error_class is Why.UNKNOWN_OUTCOME:
        return refused(Why.TRANSIENT_BEFORE_ACCEPT, f"HTTP {reply.status}", reply.retry_after)
    return refusal


def speaks_of(said: str, words: tuple[str, ...]) -> bool:
    """Whether a service's sentence or code holds one of these words."""
    lower = said.lower()
    return any(word in lower for word in words)
