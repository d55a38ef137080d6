"""A caller of the fake provider in tests: wire format, client and clock in one hand."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from illustration.providers.fake.clocks import Held
from illustration.providers.fake.house import BASES, House
from illustration.providers.fake.transport import Straight
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Answer, Ask, Call, Reply

MODELS = {"openai-images": "gpt-image-2", "ark": "seedream-5-0-260128"}
ADDRESS = "http://fake.test"


@dataclass
class Caller:
    """Speaks one format to one house with one key."""

    wire_key: str
    client: httpx.Client
    address: str = ADDRESS
    secret: str = "sk-1"

    def ask(self, prompt: str = "An owl.", **changed: object) -> Ask:
        """An ask this format's model takes."""
        model = MODELS.get(self.wire_key, "openai/gpt-image-2")
        edge = 1920 if self.wire_key == "ark" else 832
        told = {"model": model, "width": edge, "height": edge, "ref": "ref-1", "quality": "low"}
        return Ask(prompt=prompt, **{**told, **changed})  # type: ignore[arg-type]

    def send(self, call: Call) -> Reply:
        """One request, sent once."""
        told = self.client.request(
            call.method,
            f"{self.address}{BASES[self.wire_key]}{call.path}",
            headers=dict(call.headers),
            json=call.body,
            data=dict(call.fields),
            files=[(up.name, (up.filename, up.data, up.mime)) for up in call.uploads] or None,
        )
        return Reply(told.status_code, told.content, dict(told.headers))

    def submit(self, prompt: str = "An owl.", **changed: object) -> Answer:
        """What the format makes of the reply to a submission."""
        wire = speak(self.wire_key)
        return wire.accepted(self.send(wire.submit(self.ask(prompt, **changed), self.secret)))

    def look(self, prediction_id: str) -> Answer:
        """What the format makes of the reply to a look."""
        wire = speak(self.wire_key)
        return wire.seen(self.send(wire.look(prediction_id, self.secret)))


def held(
    wire_key: str = "gptproto", seed: int = 7, **manners: object
) -> tuple[House, Held, Caller]:
    """A house, its clock, and a caller without a socket. No spread, unless asked for."""
    clock = Held()
    house = House(seed, clock, **{"sigma": 0.0, **manners})  # type: ignore[arg-type]
    client = httpx.Client(transport=Straight(house), timeout=60)
    return house, clock, Caller(wire_key, client)
