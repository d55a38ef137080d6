"""The fake provider as GPT Proto: an id at once, the picture later, in both documented shapes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

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
    Mishap.RATE_LIMITED: (429, "Too many requests"),
    Mishap.NO_BALANCE: (403, "Insufficient balance"),
    Mishap.WRONG_KEY: (401, "Invalid signature"),
    Mishap.BAD_WORDS: (503, "Blocked by the content policy"),
    Mishap.BROKEN_OFF: (500, "Internal error"),
}
# None of these is documented; whoever asks must take any of them for "not yet".
NOT_YET = ("created", "processing", "queued")
DEEDS = ("text-to-image", "image-edit")
ADDRESSES = ("https://", "http://", "data:image/")


class GptProtoTongue:
    """POST /api/v3/{vendor}/{model}/{deed}, GET /api/v3/predictions/{id}/result."""

    key = "gptproto"
    at_once = False
    free = frozenset({Mishap.FAILED_LATER})

    def read(self, asked: Asked) -> Wanted:
        """The model stands in the path, the size in the spelling of its maker."""
        told = asked.json()
        vendor, model, deed = asked.steps[2:5]
        images = told.get("images", [])
        if not isinstance(images, list) or not all(str(i).startswith(ADDRESSES) for i in images):
            raise Unsound("images is no list of addresses")
        if deed not in DEEDS or (deed == DEEDS[1]) != bool(images):
            raise Unsound(f"{deed} with {len(images)} images")
        wide, high = size_of(told.get("size"), "*" if vendor == "bytedance" else "x")
        prompt, quality = words_of(told, "prompt"), str(told.get("quality", ""))
        links = links_in(images)
        return Wanted(f"{vendor}/{model}", prompt, wide, high, quality, len(images), links)

    def refusal(self, mishap: Mishap, pause: float = 1.0) -> Reply:
        """In the article's numbers."""
        status, words = REFUSALS[mishap]
        headers = {"retry_after": f"{pause:g}"} if mishap is Mishap.RATE_LIMITED else {}
        return tell({"error": {"type": str(status), "message": words}}, status, **headers)

    def unsound(self, words: str) -> Reply:
        """400 with the reason."""
        return tell({"error": {"type": "400", "message": words}}, 400)

    def taken(self, drawing: Drawing, host: str) -> Reply:
        """The id, and the result's address as an object and as a list in turn."""
        address = {"get": f"{host}/api/v3/predictions/{quote(drawing.id, safe='')}/result"}
        data: dict[str, Any] = {"status": "created"}
        if drawing.mishap is not Mishap.PARTIAL:
            urls = address if drawing.n % 2 else [address]
            data |= {"id": drawing.id, "model": drawing.row.model, "outputs": [], "urls": urls}
        return tell({"code": 200, "message": "success", "data": data})

    def result(self, drawing: Drawing, host: str, now: float) -> Reply:
        """How a prediction is doing; wrapped in `data` and bare in turn."""
        data = self._state(drawing, host, now)
        return tell({"code": 200, "data": data} if drawing.n % 2 else data)

    def listed(self, drawings: list[Drawing]) -> Reply:
        """Predictions of one name, oldest first."""
        return tell({"code": 200, "data": [{"id": drawing.id} for drawing in drawings]})

    def unknown(self) -> Reply:
        """Nobody knows this prediction."""
        return tell({"error": {"type": "404", "message": "prediction not found"}}, 404)

    def _state(self, drawing: Drawing, host: str, now: float) -> dict[str, Any]:
        told: dict[str, Any] = {"id": drawing.id, "outputs": [], "error": ""}
        if now < drawing.ready_at:
            drawing.looks += 1
            return {**told, "status": NOT_YET[min(drawing.looks, 3) % 3]}
        if drawing.mishap is Mishap.FAILED_LATER:
            return {**told, "status": "failed", "error": "the worker died"}
        filtered = drawing.mishap is Mishap.BAD_PICTURE
        return {
            **told,
            "status": "completed",
            "outputs": [f"{host}/pictures/{drawing.id}.png"],
            "has_nsfw_contents": [filtered],
            "usage": drawing.usage,
        }


GPT_PROTO = GptProtoTongue()
