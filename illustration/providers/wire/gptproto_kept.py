"""GPT Proto's format as a service would speak it that keeps our own name of a request.

No service documents this yet. The local fake provider speaks both, so that what paying exactly once
needs is written down and tried.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from illustration.providers.base import ErrorClass
from illustration.providers.wire.gptproto import GptProto
from illustration.providers.wire.refusing import refused
from illustration.providers.wire.talk import Accepted, Answer, Ask, Call, Repeats, Reply, Waiting


class Keyed(GptProto):
    """Honours Idempotency-Key: sent again with the same `ref` it is the same picture."""

    key = "gptproto-keyed"
    repeats = Repeats.SAME

    def submit(self, ask: Ask, secret: str) -> Call:
        """As GPT Proto, under our own key."""
        call = super().submit(ask, secret)
        return replace(call, headers={**call.headers, "Idempotency-Key": ask.ref})


class Listed(GptProto):
    """Takes X-Client-Ref along, and lists predictions by it."""

    key = "gptproto-listed"
    repeats = Repeats.FINDS

    def submit(self, ask: Ask, secret: str) -> Call:
        """As GPT Proto, with our own name on it."""
        call = super().submit(ask, secret)
        return replace(call, headers={**call.headers, "X-Client-Ref": ask.ref})

    def find(self, ref: str, secret: str) -> Call:
        """The list of predictions of that name."""
        return Call("GET", f"/predictions?ref={quote(ref, safe='')}", self.look("", secret).headers)

    def found(self, reply: Reply) -> Answer | None:
        """The first of the list, or None for an empty one; what is no list proves nothing."""
        listed = reply.json().get("data")
        if reply.status >= 300 or not isinstance(listed, list):
            return Waiting()
        if not listed:
            return None
        told = listed[0].get("id") if isinstance(listed[0], dict) else None
        return Accepted(str(told)) if told else refused(ErrorClass.UNKNOWN_OUTCOME, "no id listed")


KEYED, LISTED = Keyed(), Listed()
