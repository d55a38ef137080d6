"""What a broken errand means: how far it had come, and the sentence a person reads."""

from __future__ import annotations

from typing import Any

import httpx

from illustration.providers.carriage.carried import Fault, Left

SUBMIT_KEPT = "Nothing was sent, so nothing was spent; it can be asked again."
SUBMIT_LEFT = (
    "The request may have reached the provider and may have been charged, so it is not sent again "
    "by itself: look whether the picture was made, or decide on it."
)
LOOK_BROKE = "Nothing was spent by it; asking how a picture is doing is free and can be repeated."
PICTURE_BROKE = "The picture was paid for and can be fetched again by its id."
LONGEST = 200


class Broken(Exception):
    """An errand that ends here; the message is a sentence for a person and holds no secret."""


class Crossing:
    """How far one request has come; httpcore tells every step before it is taken.

    Whatever is no step of making the connection counts as sending, so that a step nobody knew of
    is never taken for harmless.
    """

    def __init__(self) -> None:
        self.left = Left.NEVER

    async def trace(self, step: str, told: dict[str, Any]) -> None:
        """Note a step (httpcore's `trace` extension: connection.*, then http11.*)."""
        if not step.startswith("connection."):
            self.left = Left.MAYBE


def submit_fault(error: BaseException, left: Left, total: float) -> Fault:
    """The fault of a call that asks for a picture, which costs money once it left."""
    kept = left is Left.NEVER
    return Fault(left, f"{happened(error, total)} {SUBMIT_KEPT if kept else SUBMIT_LEFT}")


def look_fault(error: BaseException, left: Left, total: float) -> Fault:
    """The fault of a call that only asks how a picture is doing."""
    return Fault(left, f"{happened(error, total)} {LOOK_BROKE}")


def picture_fault(error: BaseException, left: Left, total: float) -> Fault:
    """The fault of a picture that could not be fetched."""
    return Fault(left, f"{happened(error, total)} {PICTURE_BROKE}")


def happened(error: BaseException, total: float) -> str:
    """What happened, in one sentence.

    The words of an error are told only where they come from making the connection: h11 repeats an
    illegal header value in its own, and that value may be a key.
    """
    if isinstance(error, Broken):
        return str(error)
    if isinstance(error, httpx.ConnectTimeout):
        return "The other side did not take up the connection in time."
    if isinstance(error, httpx.ConnectError):
        words = " ".join(str(error).split())[:LONGEST] or "no reason given"
        return f"No connection could be made: {words.rstrip('.')}."
    if isinstance(error, TimeoutError):
        return f"The {total:g} seconds allowed for it were over."
    if isinstance(error, httpx.TransportError):
        return "The connection broke before the whole answer was here."
    return f"It broke off on this side ({type(error).__name__})."
