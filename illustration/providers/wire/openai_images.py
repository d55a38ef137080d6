"""OpenAI Images: the picture in the reply itself (developers.openai.com, images).

Also spoken by self-hosted servers. A reference or a mask makes it an edit, in several parts.
"""

from __future__ import annotations

import base64
import binascii
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
    Upload,
)

QUOTA = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active")
CONTENT = ("moderation_blocked", "content_policy_violation", "image_generation_user_error")


class OpenAiImages(Unfindable):
    """/images/generations and /images/edits; n is always 1: one call, one bill."""

    key = "openai-images"
    carriages: tuple[Carriage, ...] = (Carriage.UPLOAD,)

    def submit(self, ask: Ask, secret: str) -> Call:
        """A generation as JSON, an edit as multipart."""
        told = {
            "model": ask.model,
            "prompt": ask.prompt,
            "size": f"{ask.width}x{ask.height}",
            "n": 1,
            "output_format": "png",
            **({"quality": ask.quality} if ask.quality else {}),
        }
        if not ask.sheets:
            return Call("POST", "/images/generations", _headers(secret), told)
        uploads = [
            Upload("image[]", f"reference-{n}.png", sheet.data, sheet.mime)
            for n, sheet in enumerate(ask.sheets, 1)
        ]
        if ask.mask:
            uploads.append(Upload("mask", "mask.png", ask.mask))
        fields = {name: str(value) for name, value in told.items()}
        return Call(
            "POST", "/images/edits", _headers(secret), fields=fields, uploads=tuple(uploads)
        )

    def accepted(self, reply: Reply) -> Answer:
        """The picture and its usage in tokens, or why not."""
        if reply.status >= 300:
            return _refusal(reply)
        told = reply.json()
        data = told.get("data")
        first = data[0] if isinstance(data, list) and data else {}
        usage = told.get("usage") or {}
        if not isinstance(first, dict):
            first = {}
        if first.get("url"):
            return Finished(address=str(first["url"]), usage=usage)
        try:
            picture = base64.b64decode(first.get("b64_json") or "", validate=True)
        except (binascii.Error, TypeError, ValueError):
            return refused(ErrorClass.BAD_BYTES)
        if not picture:
            return refused(ErrorClass.UNKNOWN_OUTCOME, "a reply without a picture")
        return Finished(data=picture, usage=usage)

    def look(self, prediction_id: str, secret: str) -> Call:
        """Nothing can be asked after here. Raises LookupError."""
        raise LookupError(f"{self.key} keeps nothing under an id ({prediction_id})")

    def seen(self, reply: Reply) -> Answer:
        """As `look`: nothing is ever waiting."""
        return refused(ErrorClass.RESULT_LOST)

    def probe(self, secret: str) -> Call:
        """The list of models; it is free."""
        return Call("GET", "/models", _headers(secret))

    def probed(self, reply: Reply) -> Refused | None:
        """A list is a yes to the key."""
        return by_probe(reply, _refusal(reply))


def _headers(secret: str) -> dict[str, str]:
    # A server of one's own may want no key.
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def _refusal(reply: Reply) -> Refused:
    error: Any = reply.json().get("error")
    error = error if isinstance(error, dict) else {"message": error}
    code = f"{error.get('code') or ''} {error.get('type') or ''}"
    said = str(error.get("message") or code.strip())
    if speaks_of(code, QUOTA):
        return refused(ErrorClass.QUOTA, said)
    # The stage is documented for pictures asked for in a conversation; where it is told, it counts.
    details = error.get("moderation_details")
    if isinstance(details, dict) and details.get("moderation_stage") == "output":
        return refused(ErrorClass.MODERATED_OUTPUT, said)
    if speaks_of(code, CONTENT):
        return refused(ErrorClass.MODERATED_INPUT, said)
    if reply.status == 403:
        return refused(ErrorClass.AUTH, said)
    return by_status(reply, said)


OPENAI_IMAGES = OpenAiImages()
