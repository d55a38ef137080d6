"""GPT Proto v3: an id at once, the picture later (docs.gptproto.com, "gptproto format").

The key stands in Authorization as it is, without "Bearer". gpt-image-2 takes its size as
"1024x1024", Seedream as "2560*2560". No key of idempotency is documented.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire.refusing import by_probe, by_status, refused, speaks_of
from illustration.providers.wire.talk import (
    Accepted,
    Answer,
    Ask,
    Call,
    Carriage,
    Finished,
    Reply,
    Unfindable,
    Waiting,
)

IN_ADDRESS = re.compile(r"/predictions/([^/?#]+)")
STARRED = "bytedance/"
CONTENT = ("content policy", "policy violation", "moderation", "nsfw", "sensitive", "safety")
NO_SUCH = "key-test"
# What a key, a balance or a rate hides from us for now is still there.
LOOK_AGAIN = (401, 402, 403, 408, 425, 429)
BALANCE = ("balance", "quota", "insufficient", "billing")


class GptProto(Unfindable):
    """The format of /api/v3/{vendor}/{model}/{text-to-image, image-edit}."""

    key = "gptproto"
    carriages: tuple[Carriage, ...] = (Carriage.OWN_URL, Carriage.SIGNED_LINK, Carriage.DATA_URI)

    def submit(self, ask: Ask, secret: str) -> Call:
        """Text alone, or an edit with references in the prompt's order."""
        starred = ask.model.startswith(STARRED)
        body: dict[str, Any] = {
            "prompt": ask.prompt,
            "size": f"{ask.width}{'*' if starred else 'x'}{ask.height}",
            "response_format": "url",
        }
        if ask.quality and not starred:
            body["quality"] = ask.quality
        if ask.sheets:
            body["images"] = [sheet.address for sheet in ask.sheets]
        deed = "image-edit" if ask.sheets else "text-to-image"
        return Call("POST", f"/{ask.model}/{deed}", _headers(secret), body)

    def accepted(self, reply: Reply) -> Answer:
        """An id, or why not; an answer that came with its picture is taken as well."""
        if reply.status >= 300:
            return _refusal(reply)
        data = _data(reply)
        if data.get("outputs") or _has_failed(data):
            return self.seen(reply)
        told = str(data.get("id") or _id_in(data.get("urls")))
        # A "yes" without an id cannot be asked after: it may be drawn and billed.
        return Accepted(told) if told else refused(ErrorClass.UNKNOWN_OUTCOME, "no id in its reply")

    def look(self, prediction_id: str, secret: str) -> Call:
        """The result's own address."""
        path = f"/predictions/{quote(prediction_id, safe='')}/result"
        return Call("GET", path, _headers(secret))

    def seen(self, reply: Reply) -> Answer:
        """Finished, failed, or anything else: not done yet, since not every state is documented."""
        if reply.status >= 300:
            return _unseen(reply)
        data = _data(reply)
        if _has_failed(data):
            return _failure(str(data.get("error") or data.get("status")))
        if data.get("status") != "completed":
            return Waiting()
        if any(data.get("has_nsfw_contents") or ()):
            return refused(ErrorClass.MODERATED_OUTPUT)
        outputs = data.get("outputs") or []
        if not outputs or not isinstance(outputs[0], str):
            return refused(ErrorClass.RESULT_LOST, "completed without a picture")
        return Finished(address=outputs[0], usage={"pictures": 1, **(data.get("usage") or {})})

    def probe(self, secret: str) -> Call:
        """A result that cannot exist: whoever is told so has a good key."""
        return self.look(NO_SUCH, secret)

    def probed(self, reply: Reply) -> Refused | None:
        """Not found, or no id at all, is a yes to the key."""
        return by_probe(reply, _refusal(reply), (400, 404, 422))


def _headers(secret: str) -> dict[str, str]:
    return {"Authorization": secret}


def _data(reply: Reply) -> dict[str, Any]:
    told = reply.json()
    data = told.get("data")
    return data if isinstance(data, dict) else told


def _id_in(urls: object) -> str:
    """The id in the result's address, which is documented as an object and as a list."""
    first = urls[0] if isinstance(urls, list) and urls else urls
    address = first.get("get") if isinstance(first, dict) else ""
    found = IN_ADDRESS.search(address) if isinstance(address, str) else None
    return unquote(found[1]) if found else ""


def _has_failed(data: dict[str, Any]) -> bool:
    return data.get("status") in ("failed", "error") or bool(data.get("error"))


def _said(reply: Reply) -> str:
    told = reply.json()
    error = told.get("error")
    if isinstance(error, dict):
        return str(error.get("message") or error.get("type") or "")
    return str(error or told.get("message") or "")


def _refusal(reply: Reply) -> Refused:
    said = _said(reply)
    # Documented both as 400 and as 503: what it says decides, not the number.
    if reply.status in (400, 422, 503) and speaks_of(said, CONTENT):
        return refused(ErrorClass.MODERATED_INPUT, said)
    if reply.status == 429 and speaks_of(said, BALANCE):
        return refused(ErrorClass.QUOTA, said)
    return by_status(reply, said)


def _unseen(reply: Reply) -> Answer:
    """A look that was refused. The picture was taken: nothing here may say that it was not."""
    said = _said(reply)
    if reply.status in LOOK_AGAIN or not 400 <= reply.status < 500:
        return Waiting()
    if speaks_of(said, CONTENT):
        return refused(ErrorClass.MODERATED_OUTPUT, said)
    return refused(ErrorClass.RESULT_LOST, said)


def _failure(said: str) -> Refused:
    if speaks_of(said, CONTENT):
        return refused(ErrorClass.MODERATED_OUTPUT, said)
    return refused(ErrorClass.FAILED, said)


GPT_PROTO = GptProto()
