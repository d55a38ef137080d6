"""BytePlus and Volcengine Ark, Seedream: the picture's address in the reply, for 24 hours.

A reply of 200 may hold an error in place of the picture. The watermark is on unless it is
refused. Signed addresses end with X-Tos-Expires.
"""

from __future__ import annotations

from typing import Any

from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire.refusing import by_probe, by_status, refused, speaks_of
from illustration.providers.wire.talk import (
    Answer,
    Ask,
    Call,
    Carriage,
    Finished,
    Reply,
    Unfindable,
)

INPUT = ("inputtextsensitivecontentdetected", "inputimagesensitivecontentdetected")
OUTPUT = ("outputimagesensitivecontentdetected",)
MONEY = ("accountoverdue", "overdue", "insufficientbalance", "quotaexceeded")
KEYS = ("authenticationerror", "invalidapikey", "accessdenied")


class Ark(Unfindable):
    """/images/generations, with or without references."""

    key = "ark"
    # X-Tos-Expires=86400 in the addresses of its results.
    address_seconds = 86_400.0
    carriages: tuple[Carriage, ...] = (Carriage.DATA_URI, Carriage.OWN_URL, Carriage.SIGNED_LINK)

    def submit(self, ask: Ask, secret: str) -> Call:
        """One picture, no series, no watermark."""
        body: dict[str, Any] = {
            "model": ask.model,
            "prompt": ask.prompt,
            "size": f"{ask.width}x{ask.height}",
            "response_format": "url",
            "watermark": False,
            "sequential_image_generation": "disabled",
        }
        if ask.sheets:
            body["image"] = [sheet.address for sheet in ask.sheets]
        return Call("POST", "/images/generations", _headers(secret), body)

    def accepted(self, reply: Reply) -> Answer:
        """The address of the picture, or why there is none."""
        told = reply.json()
        if reply.status >= 300 or told.get("error"):
            return _refusal(reply, told.get("error"))
        data = told.get("data")
        first = data[0] if isinstance(data, list) and data and isinstance(data[0], dict) else {}
        if first.get("error"):
            return _refusal(reply, first["error"])
        if not first.get("url"):
            return refused(ErrorClass.UNKNOWN_OUTCOME, "a reply without a picture")
        return Finished(address=str(first["url"]), usage=told.get("usage") or {})

    def look(self, prediction_id: str, secret: str) -> Call:
        """Nothing can be asked after here. Raises LookupError."""
        raise LookupError(f"{self.key} keeps nothing under an id ({prediction_id})")

    def seen(self, reply: Reply) -> Answer:
        """As `look`: nothing is ever waiting."""
        return refused(ErrorClass.RESULT_LOST)

    def probe(self, secret: str) -> Call:
        """The list of models; not every region has one."""
        return Call("GET", "/models", _headers(secret))

    def probed(self, reply: Reply) -> Refused | None:
        """A list is a yes to the key, and so is a region that has none."""
        return by_probe(reply, _refusal(reply, reply.json().get("error")), (404,))


def _headers(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def _refusal(reply: Reply, error: object) -> Refused:
    told = error if isinstance(error, dict) else {"message": error or ""}
    code, said = str(told.get("code") or ""), str(told.get("message") or told.get("code") or "")
    for words, why in (
        (INPUT, ErrorClass.MODERATED_INPUT),
        (OUTPUT, ErrorClass.MODERATED_OUTPUT),
        (MONEY, ErrorClass.QUOTA),
        (KEYS, ErrorClass.AUTH),
    ):
        if speaks_of(code, words):
            return refused(why, said)
    if reply.status < 300:
        return refused(ErrorClass.INVALID, said)
    return by_status(reply, said)


ARK = Ark()
