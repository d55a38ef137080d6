"""The fake provider as OpenAI Images: the picture and its tokens in the reply itself."""

from __future__ import annotations

import base64
import struct

from illustration.providers.fake.asked import Asked, Unsound, Wanted, size_of, tell, words_of
from illustration.providers.fake.drawing import Drawing
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.fake.pictures import SIGNATURE
from illustration.providers.wire.talk import Reply

REFUSALS = {
    Mishap.RATE_LIMITED: (429, "rate_limit_exceeded", "Rate limit reached for images per minute"),
    Mishap.NO_BALANCE: (429, "insufficient_quota", "You exceeded your current quota"),
    Mishap.WRONG_KEY: (401, "invalid_api_key", "Incorrect API key provided"),
    Mishap.BAD_WORDS: (400, "moderation_blocked", "Rejected by the safety system"),
    Mishap.BROKEN_OFF: (500, "server_error", "The server had an error"),
}


class OpenAiTongue:
    """POST /v1/images/generations as JSON and /v1/images/edits in parts."""

    key = "openai-images"
    at_once = True
    free = frozenset({Mishap.FAILED_LATER})

    def read(self, asked: Asked) -> Wanted:
        """One picture; an edit needs a reference, and a mask its size."""
        references: list[bytes] = []
        if asked.steps[-1] == "edits":
            parts = asked.parts()
            told = {name: data.decode() for name, data in parts if name not in ("image[]", "mask")}
            references = [data for name, data in parts if name == "image[]"]
            _check_mask(references, [data for name, data in parts if name == "mask"])
        else:
            told = asked.json()
        if str(told.get("n", 1)) != "1":
            raise Unsound("one picture at a time")
        wide, high = size_of(told.get("size"), "x")
        quality = str(told.get("quality", ""))
        model, prompt = words_of(told, "model"), words_of(told, "prompt")
        return Wanted(model, prompt, wide, high, quality, len(references))

    def refusal(self, mishap: Mishap, pause: float = 1.0) -> Reply:
        """A code and a sentence."""
        status, code, words = REFUSALS[mishap]
        headers = {"retry_after": f"{pause:g}"} if mishap is Mishap.RATE_LIMITED else {}
        return tell({"error": {"code": code, "message": words}}, status, **headers)

    def unsound(self, words: str) -> Reply:
        """400 with the reason."""
        return tell({"error": {"code": "invalid_value", "message": words}}, 400)

    def taken(self, drawing: Drawing, host: str) -> Reply:
        """The picture in base64."""
        if drawing.mishap is Mishap.FAILED_LATER:
            return self.refusal(Mishap.BROKEN_OFF)
        if drawing.mishap is Mishap.BAD_PICTURE:
            error = {"code": "moderation_blocked", "message": "The picture was held back"}
            stage = {"moderation_details": {"moderation_stage": "output"}}
            return tell({"error": error | stage}, 400)
        if drawing.mishap is Mishap.PARTIAL:
            return tell({"created": int(drawing.taken_at), "data": []})
        picture = base64.b64encode(drawing.picture()).decode()
        told = {"created": int(drawing.taken_at), "data": [{"b64_json": picture}]}
        return tell({**told, "usage": drawing.usage})


def _check_mask(references: list[bytes], masks: list[bytes]) -> None:
    """A mask is a PNG of the first reference's size (developers.openai.com, image edits)."""
    if not references:
        raise Unsound("an edit without an image")
    for mask in masks:
        size = _png_size(mask)
        if not size:
            raise Unsound("the mask is no PNG")
        if _png_size(references[0]) not in (None, size):
            raise Unsound("the mask is not of the first image's size")


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(SIGNATURE) or len(data) < 24:
        return None
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


OPENAI_IMAGES = OpenAiTongue()
