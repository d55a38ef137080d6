"""Services whose picture comes in the reply itself: OpenAI Images and Ark."""

from __future__ import annotations

import base64
import json

import pytest

from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Ask, Finished, Reply, Sheet, Wire

OPENAI, ARK = speak("openai-images"), speak("ark")
ASK = Ask("gpt-image-2", "An owl.", 2592, 2640, "ref", quality="medium")
PIP = Sheet("Pip", "data:image/png;base64,cGlw", b"pip")


def reply(told: object, status: int = 200) -> Reply:
    return Reply(status, json.dumps(told).encode())


def test_openai_is_asked_for_one_png_with_a_bearer_key() -> None:
    call = OPENAI.submit(ASK, "sk-1")
    assert (call.path, call.headers) == ("/images/generations", {"Authorization": "Bearer sk-1"})
    assert call.body == {
        "model": "gpt-image-2",
        "prompt": "An owl.",
        "size": "2592x2640",
        "n": 1,
        "output_format": "png",
        "quality": "medium",
    }


def test_a_server_of_ones_own_is_asked_without_a_key() -> None:
    assert OPENAI.submit(ASK, "").headers == {}


def test_references_and_a_mask_go_as_files_in_their_order() -> None:
    mia = Sheet("Mia", data=b"mia", mime="image/jpeg")
    ask = Ask("gpt-image-2", "An owl.", 1024, 1024, "ref", sheets=(PIP, mia), mask=b"mask")
    call = OPENAI.submit(ask, "sk-1")
    assert call.path == "/images/edits"
    assert call.body is None
    assert call.fields["n"] == "1"
    sent = [(each.name, each.data, each.mime) for each in call.uploads]
    assert sent == [
        ("image[]", b"pip", "image/png"),
        ("image[]", b"mia", "image/jpeg"),
        ("mask", b"mask", "image/png"),
    ]


def test_openai_tells_its_picture_and_its_tokens() -> None:
    usage = {"input_tokens": 50, "output_tokens": 196}
    told = {"data": [{"b64_json": base64.b64encode(b"picture").decode()}], "usage": usage}
    assert OPENAI.accepted(reply(told)) == Finished(data=b"picture", usage=usage)


def test_ark_is_asked_for_one_picture_without_a_watermark() -> None:
    ask = Ask("seedream-5-0", "An owl.", 2592, 2640, "ref", sheets=(PIP,))
    call = ARK.submit(ask, "key")
    assert call.body == {
        "model": "seedream-5-0",
        "prompt": "An owl.",
        "size": "2592x2640",
        "response_format": "url",
        "watermark": False,
        "sequential_image_generation": "disabled",
        "image": [PIP.address],
    }


def test_arks_picture_lies_at_an_address() -> None:
    told = {"data": [{"url": "https://tos.test/1.jpg"}], "usage": {"generated_images": 1}}
    finished = Finished("https://tos.test/1.jpg", usage={"generated_images": 1})
    assert ARK.accepted(reply(told)) == finished


def coded(code: str, message: str = "no") -> dict[str, object]:
    return {"error": {"code": code, "message": message}}


BLOCKED = {"code": "moderation_blocked", "message": "no"}


@pytest.mark.parametrize(
    ("wire", "status", "told", "wanted"),
    [
        (OPENAI, 429, coded("insufficient_quota"), ErrorClass.QUOTA),
        (OPENAI, 400, coded("billing_hard_limit_reached"), ErrorClass.QUOTA),
        (OPENAI, 429, coded("rate_limit_exceeded"), ErrorClass.RATE_LIMITED),
        (OPENAI, 400, coded("moderation_blocked"), ErrorClass.MODERATED_INPUT),
        (
            OPENAI,
            400,
            {"error": {**BLOCKED, "moderation_details": {"moderation_stage": "output"}}},
            ErrorClass.MODERATED_OUTPUT,
        ),
        (OPENAI, 400, coded("invalid_size"), ErrorClass.INVALID),
        (OPENAI, 401, coded("invalid_api_key"), ErrorClass.AUTH),
        (OPENAI, 403, coded("no_permission"), ErrorClass.AUTH),
        (OPENAI, 500, {}, ErrorClass.UNKNOWN_OUTCOME),
        (OPENAI, 200, {"data": [{"b64_json": "%%%"}]}, ErrorClass.BAD_BYTES),
        (OPENAI, 200, {"data": []}, ErrorClass.UNKNOWN_OUTCOME),
        (ARK, 400, coded("InputTextSensitiveContentDetected"), ErrorClass.MODERATED_INPUT),
        (
            ARK,
            400,
            coded("InputImageSensitiveContentDetected.PrivacyInformation"),
            ErrorClass.MODERATED_INPUT,
        ),
        (ARK, 400, coded("OutputImageSensitiveContentDetected"), ErrorClass.MODERATED_OUTPUT),
        (ARK, 403, coded("AccountOverdueError"), ErrorClass.QUOTA),
        (ARK, 401, coded("AuthenticationError"), ErrorClass.AUTH),
        (ARK, 429, coded("RateLimitExceeded"), ErrorClass.RATE_LIMITED),
        (
            ARK,
            200,
            {"data": [coded("OutputImageSensitiveContentDetected")]},
            ErrorClass.MODERATED_OUTPUT,
        ),
        (ARK, 200, {"data": [{}]}, ErrorClass.UNKNOWN_OUTCOME),
        (ARK, 504, {}, ErrorClass.UNKNOWN_OUTCOME),
    ],
)
def test_each_refusal_is_told_by_its_code(
    wire: Wire, status: int, told: object, wanted: ErrorClass
) -> None:
    answer = wire.accepted(reply(told, status))
    assert isinstance(answer, Refused)
    assert answer.error_class == wanted
    assert answer.permanent == (wanted is not ErrorClass.RATE_LIMITED)


@pytest.mark.parametrize("wire", [OPENAI, ARK], ids=lambda wire: wire.key)
def test_nothing_can_be_asked_after(wire: Wire) -> None:
    with pytest.raises(LookupError, match="keeps nothing"):
        wire.look("1", "key")


@pytest.mark.parametrize("data", [b"", b"<html>", b"[1]", b'{"data": 3}', b"\xff\xfe"])
@pytest.mark.parametrize("wire", [OPENAI, ARK, speak("gptproto")], ids=lambda wire: wire.key)
@pytest.mark.parametrize("status", [200, 302, 400, 418, 503])
def test_whatever_comes_back_is_an_answer(wire: Wire, data: bytes, status: int) -> None:
    answer = wire.accepted(Reply(status, data))
    assert isinstance(answer, Refused)
    assert answer.message


def test_a_format_nobody_knows_is_refused_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match="ark, gptproto, .*, openai-images"):
        speak("gpt")
