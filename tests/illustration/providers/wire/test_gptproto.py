"""GPT Proto's way of speaking, pinned word for word, and its traps."""

from __future__ import annotations

import json

import pytest

from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Accepted, Ask, Finished, Reply, Sheet, Waiting

WIRE = speak("gptproto")
GPT = Ask("openai/gpt-image-2", "An owl.", 1024, 1024, "ref", quality="high")
SHEETS = (
    Sheet("Pip", "https://pictures.test/pip.png"),
    Sheet("Mia", "data:image/png;base64,AA"),
)
SEEDREAM = Ask("bytedance/seedream-5-0-260128", "An owl.", 2592, 2640, "ref", sheets=SHEETS)


def reply(told: object, status: int = 200, **headers: str) -> Reply:
    return Reply(status, json.dumps(told).encode(), headers)


def why(answer: object) -> tuple[ErrorClass, bool]:
    assert isinstance(answer, Refused)
    return answer.error_class, answer.permanent


def test_a_sheet_is_asked_for_in_gpt_image_2s_spelling_with_the_bare_key() -> None:
    call = WIRE.submit(GPT, "sk-1")
    assert (call.method, call.path) == ("POST", "/openai/gpt-image-2/text-to-image")
    assert call.headers == {"Authorization": "sk-1"}
    assert call.body == {
        "prompt": "An owl.",
        "size": "1024x1024",
        "quality": "high",
        "response_format": "url",
    }


def test_a_page_is_an_edit_in_seedreams_spelling_with_its_sheets_in_order() -> None:
    call = WIRE.submit(SEEDREAM, "sk-1")
    assert call.path == "/bytedance/seedream-5-0-260128/image-edit"
    assert call.body is not None
    assert call.body["size"] == "2592*2640"
    assert call.body["images"] == [sheet.address for sheet in SHEETS]
    assert "quality" not in call.body


@pytest.mark.parametrize(
    "data",
    [
        {"id": "p/1", "urls": {"get": "https://gptproto.com/api/v3/predictions/p%2F1/result"}},
        {"urls": {"get": "https://gptproto.com/api/v3/predictions/p%2F1/result"}},
        {"urls": [{"get": "https://gptproto.com/api/v3/predictions/p%2F1/result"}]},
    ],
)
def test_the_id_is_read_in_either_documented_shape_and_asked_after(data: object) -> None:
    assert WIRE.accepted(reply({"code": 200, "data": data})) == Accepted("p/1")
    assert WIRE.look("p/1", "sk-1").path == "/predictions/p%2F1/result"


def test_a_yes_without_an_id_may_have_been_charged() -> None:
    answer = WIRE.accepted(reply({"data": {"status": "created"}}))
    assert why(answer) == (ErrorClass.UNKNOWN_OUTCOME, True)


@pytest.mark.parametrize("status", ["created", "processing", "queued", "a-new-word", None])
def test_any_state_that_is_not_final_is_waited_for(status: str | None) -> None:
    assert WIRE.seen(reply({"data": {"status": status, "outputs": []}})) == Waiting()


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_finished_picture_is_found_in_both_result_shapes(wrapped: bool) -> None:
    done = {"status": "completed", "outputs": ["https://cdn.test/1.png"], "error": ""}
    answer = WIRE.seen(reply({"data": done} if wrapped else done))
    assert answer == Finished("https://cdn.test/1.png", usage={"pictures": 1})


# The article's table, and the two traps behind it.
TABLE = [
    (401, {"error": {"type": "401", "message": "Invalid signature"}}, ErrorClass.AUTH),
    (403, {"error": {"message": "Insufficient balance"}}, ErrorClass.QUOTA),
    (429, {"message": "Too many requests"}, ErrorClass.RATE_LIMITED),
    (429, {"message": "Your balance is used up"}, ErrorClass.QUOTA),
    (400, {"message": "Content policy violation"}, ErrorClass.MODERATED_INPUT),
    (503, {"message": "blocked by moderation"}, ErrorClass.MODERATED_INPUT),
    (400, {"message": "size not supported"}, ErrorClass.INVALID),
    (503, {"message": "upstream broke off"}, ErrorClass.UNKNOWN_OUTCOME),
    (500, {}, ErrorClass.UNKNOWN_OUTCOME),
    (504, {}, ErrorClass.UNKNOWN_OUTCOME),
]


@pytest.mark.parametrize(("status", "told", "wanted"), TABLE)
def test_each_refusal_is_told_by_what_it_says(
    status: int, told: object, wanted: ErrorClass
) -> None:
    answer = WIRE.accepted(reply(told, status))
    assert why(answer) == (wanted, wanted is not ErrorClass.RATE_LIMITED)


def test_a_gateway_that_says_nothing_never_took_the_request() -> None:
    answer = WIRE.accepted(Reply(503, b" "))
    assert why(answer) == (ErrorClass.TRANSIENT_BEFORE_ACCEPT, False)


def test_a_pause_lasts_as_long_as_it_is_asked_for() -> None:
    answer = WIRE.accepted(Reply(429, b"{}", {"retry-after": "17"}))
    assert isinstance(answer, Refused)
    assert answer.retry_after == 17.0


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"status": "failed", "error": "NSFW content"}, ErrorClass.MODERATED_OUTPUT),
        (
            {"status": "completed", "outputs": ["u"], "has_nsfw_contents": [True]},
            ErrorClass.MODERATED_OUTPUT,
        ),
        ({"status": "failed", "error": "worker died"}, ErrorClass.FAILED),
        ({"status": "error"}, ErrorClass.FAILED),
        ({"status": "completed", "outputs": []}, ErrorClass.RESULT_LOST),
    ],
)
def test_a_picture_that_did_not_come_is_never_asked_for_again_unchanged(
    data: object, wanted: ErrorClass
) -> None:
    assert why(WIRE.seen(reply({"data": data}))) == (wanted, True)


@pytest.mark.parametrize("status", [302, 401, 402, 403, 408, 429, 500, 502, 503])
def test_a_look_that_fails_is_only_another_wait(status: int) -> None:
    assert WIRE.seen(Reply(status)) == Waiting()


@pytest.mark.parametrize(
    ("status", "said", "wanted"),
    [
        (400, "bad id", ErrorClass.RESULT_LOST),
        (410, "", ErrorClass.RESULT_LOST),
        (400, "Content policy violation", ErrorClass.MODERATED_OUTPUT),
    ],
)
def test_a_refused_look_never_says_that_nothing_was_taken(
    status: int, said: str, wanted: ErrorClass
) -> None:
    answer = WIRE.seen(reply({"message": said}, status))
    assert why(answer) == (wanted, True)
    assert isinstance(answer, Refused)
    assert "nothing was spent" not in answer.message.lower()


def test_a_picture_nobody_knows_any_more_is_lost() -> None:
    assert why(WIRE.seen(reply({"message": "not found"}, 404)))[0] == ErrorClass.RESULT_LOST


def test_neither_key_nor_bytes_are_shown_in_a_log() -> None:
    assert "sk-1" not in repr(WIRE.submit(GPT, "sk-1"))
    assert "secret" not in repr(Sheet("Pip", data=b"secret"))
