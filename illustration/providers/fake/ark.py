"""The fake provider as Ark: the picture's address in the reply, and 200 with an error inside."""

from __future__ import annotations

from illustration.providers.fake.asked import (
    Asked,
    Unsound,
    Wanted,
    links_in,
    size_of,
    tell,
    words_of,
)
from illustration.providers.fake.drawing import Drawing
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.wire.talk import Reply

REFUSALS = {
    Mishap.RATE_LIMITED: (429, "RateLimitExceeded", "Too many images per minute"),
    Mishap.NO_BALANCE: (403, "AccountOverdueError", "The account is overdue"),
    Mishap.WRONG_KEY: (401, "AuthenticationError", "The API key is not valid"),
    Mishap.BAD_WORDS: (400, "InputTextSensitiveContentDetected", "The text may be sensitive"),
    Mishap.BROKEN_OFF: (500, "InternalServiceError", "Internal error"),
}
ADDRESSES = ("https://", "http://", "data:image/")


class ArkTongue:
    """POST /ark/api/v3/images/generations, with or without references."""

    key = "ark"
    at_once = True
    free = frozenset({Mishap.FAILED_LATER, Mishap.PARTIAL})

    def read(self, asked: Asked) -> Wanted:
        """One picture, and no series."""
        told = asked.json()
        images = told.get("image", [])
        images = images if isinstance(images, list) else [images]
        if not all(str(image).startswith(ADDRESSES) for image in images):
            raise Unsound("image is no address")
        if told.get("sequential_image_generation", "disabled") != "disabled":
            raise Unsound("one picture at a time")
        wide, high = size_of(told.get("size"), "x")
        model, prompt = words_of(told, "model"), words_of(told, "prompt")
        return Wanted(model, prompt, wide, high, "", len(images), links_in(images))

    def refusal(self, mishap: Mishap, pause: float = 1.0) -> Reply:
        """A code and a sentence."""
        status, code, words = REFUSALS[mishap]
        headers = {"retry_after": f"{pause:g}"} if mishap is Mishap.RATE_LIMITED else {}
        return tell({"error": {"code": code, "message": words}}, status, **headers)

    def unsound(self, words: str) -> Reply:
        """400 with the reason."""
        return tell({"error": {"code": "InvalidParameter", "message": words}}, 400)

    def taken(self, drawing: Drawing, host: str) -> Reply:
        """The address, or an error in its place."""
        if drawing.mishap is Mishap.FAILED_LATER:
            return self.refusal(Mishap.BROKEN_OFF)
        wrong = {
            Mishap.BAD_PICTURE: "OutputImageSensitiveContentDetected",
            Mishap.PARTIAL: "ImageNotDrawn",
        }.get(drawing.mishap or Mishap.GONE)
        if wrong:
            error = {"code": wrong, "message": "no picture"}
            return tell({"model": drawing.row.model, "data": [{"error": error}]})
        size = f"{drawing.wanted.width}x{drawing.wanted.height}"
        data = {"url": f"{host}/pictures/{drawing.id}.png", "size": size}
        usage = {"generated_images": 1, **drawing.usage}
        return tell({"model": drawing.row.model, "data": [data], "usage": usage})


ARK = ArkTongue()
