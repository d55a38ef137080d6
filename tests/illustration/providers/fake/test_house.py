"""The fake provider bills each picture it draws once, by the clock, the same every time."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from illustration.providers.catalog import shipped_models
from illustration.providers.fake.house import House
from illustration.providers.fake.ledger import key_mark
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.wire.talk import Accepted, Finished, Refused, Repeats, Waiting
from tests.illustration.providers.fake.asking import Caller, held

GPT = shipped_models()["gptproto/gpt-image-2"]


def finished(caller: Caller, prediction_id: str) -> Finished:
    answer = caller.look(prediction_id)
    assert isinstance(answer, Finished)
    return answer


def accepted(caller: Caller, prompt: str = "An owl.", **changed: object) -> str:
    answer = caller.submit(prompt, **changed)
    assert isinstance(answer, Accepted)
    return answer.prediction_id


def test_a_picture_is_ready_after_its_latency_and_billed_when_it_is() -> None:
    house, clock, caller = held(latency=30.0)
    told = accepted(caller)
    clock.go(29.9)
    assert caller.look(told) == Waiting()
    assert house.ledger.bills == []
    clock.go(100.0)
    usage = finished(caller, told).usage
    (bill,) = house.ledger.bills
    # The bill's moment is when it was drawn, not when somebody looked.
    assert bill.at == 30.0
    assert bill.micros == GPT.price.of_usage(usage)
    assert bill.micros <= GPT.price.most(832, 832, quality="low")
    assert (bill.id, bill.key, bill.model) == (told, key_mark("sk-1"), "openai/gpt-image-2")
    finished(caller, told)
    assert len(house.ledger.bills) == 1


def test_no_state_before_the_end_is_a_documented_one() -> None:
    _, _, caller = held()
    told = accepted(caller)
    call = f"http://fake.test/api/v3/predictions/{told}/result"
    looks = [caller.client.get(call, headers={"authorization": "sk-1"}).json() for _ in range(4)]
    states = [look.get("data", look)["status"] for look in looks]
    assert set(states) == {"created", "processing", "queued"}


def test_both_documented_shapes_come_in_turn() -> None:
    _, clock, caller = held(burst=4)
    bodies = [
        caller.client.post(
            "http://fake.test/api/v3/openai/gpt-image-2/text-to-image",
            headers={"authorization": "sk-1"},
            json={"prompt": f"Owl {n}", "size": "1024x1024"},
        ).json()
        for n in range(4)
    ]
    shapes = [type(body["data"]["urls"]) for body in bodies]
    assert shapes == [dict, list, dict, list]
    clock.go(30)
    results = [
        caller.client.get(
            f"http://fake.test/api/v3/predictions/{body['data']['id']}/result",
            headers={"authorization": "sk-1"},
        ).json()
        for body in bodies
    ]
    assert ["data" in result for result in results] == [True, False, True, False]


def test_pictures_are_of_the_asked_size_not_flat_and_each_its_own() -> None:
    _, clock, caller = held()
    ids = [accepted(caller, prompt) for prompt in ("An owl.", "An owl.", "A fox.")]
    clock.go(30)
    files = [caller.client.get(finished(caller, told).address).content for told in ids]
    assert len(set(files)) == 3
    for data in files:
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == (832, 832)
            assert picture.mode == "RGB"
            assert len(picture.resize((8, 8)).getcolors() or ()) > 30
    again, clock, caller = held()
    twin = accepted(caller)
    clock.go(30)
    assert caller.client.get(finished(caller, twin).address).content == files[0]


def test_latencies_are_seeded_by_the_words_and_spread_about_the_median() -> None:
    def ready(house_seed: int, prompts: list[str]) -> dict[str, float]:
        house, _, caller = held(seed=house_seed, latency=30.0, sigma=0.25, burst=50)
        for prompt in prompts:
            accepted(caller, prompt)
        return {each.wanted.prompt: each.ready_at for each in house.orders.drawings.values()}

    prompts = [f"Owl {n}" for n in range(40)]
    told = ready(7, prompts)
    assert told == ready(7, prompts[::-1])
    assert told != ready(8, prompts)
    ordered = sorted(told.values())
    assert 24 < ordered[20] < 36
    # Log-normal with sigma 0.25: nearly all within 30 * e^(+-0.75).
    assert 30 * 0.47 < ordered[0] < 25 < 36 < ordered[-1] < 30 * 2.12


def test_a_flat_model_bills_its_flat_price() -> None:
    house, clock, caller = held()
    accepted(caller, model="bytedance/seedream-5-0-260128", width=1920, height=1920)
    clock.go(30)
    house.tick()
    assert house.ledger.micros == 29_800


def test_the_rate_is_kept_a_key_and_the_pause_is_told() -> None:
    house, clock, caller = held(per_minute=20, burst=2)
    first = [caller.submit(f"{n}") for n in range(3)]
    assert [type(answer) for answer in first] == [Accepted, Accepted, Refused]
    # 20 a minute is one in 3 s.
    assert isinstance(first[2], Refused)
    assert first[2].retry_after == 3.0
    other = Caller("gptproto", caller.client, secret="sk-2")
    assert isinstance(other.submit(), Accepted)
    clock.go(3.0)
    assert isinstance(caller.submit("again"), Accepted)
    assert house.calls["refused_429"] == 1
    assert house.calls["taken"] == 4


def test_the_same_words_taken_twice_are_counted() -> None:
    house, _, caller = held()
    for prompt in ("An owl.", "A fox.", "An owl."):
        caller.submit(prompt)
    assert house.calls["doubles"] == 1


def test_one_keys_pictures_are_nobody_elses() -> None:
    _, clock, caller = held()
    told = accepted(caller)
    clock.go(30)
    answer = Caller("gptproto", caller.client, secret="sk-2").look(told)
    assert isinstance(answer, Refused)


def test_a_repeated_key_is_the_same_picture_and_the_same_bill() -> None:
    house, clock, caller = held(
        "gptproto-keyed", repeats=Repeats.SAME, mishaps=[None, Mishap.LOST_REPLY]
    )
    told = accepted(caller)
    assert accepted(caller) == told
    clock.go(60)
    house.tick()
    assert [bill.ref for bill in house.ledger.bills] == ["ref-1"]
    assert (house.calls["repeated"], house.calls["doubles"]) == (1, 0)
    other = caller.submit("A fox.")
    assert isinstance(other, Refused)


def test_a_key_means_nothing_to_a_house_that_promises_nothing() -> None:
    house, _, caller = held("gptproto-keyed")
    assert accepted(caller) != accepted(caller)
    assert house.calls["doubles"] == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"width": 830},  # no multiple of 16
        {"width": 16, "height": 16},  # under the least
        {"width": 3840, "height": 3840},  # over the most
        {"width": 3200, "height": 640},  # longer than 3:1
        {"quality": "best"},
        {"prompt": " "},
    ],
)
def test_what_the_model_does_not_take_is_refused_and_free(changed: dict[str, object]) -> None:
    house, clock, caller = held()
    answer = caller.submit(**changed)  # type: ignore[arg-type]
    assert isinstance(answer, Refused)
    assert answer.error_class == "invalid"
    clock.go(60)
    house.tick()
    assert house.ledger.bills == []


def test_chances_that_come_to_more_than_one_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        House(mishaps={Mishap.GONE: 0.6, Mishap.GARBAGE: 0.6})
