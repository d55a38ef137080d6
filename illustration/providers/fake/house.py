"""The fake provider without a network: a request in, a reply out, by a clock it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from illustration.providers.catalog import ModelRow, shipped_models
from illustration.providers.fake.ark import ARK
from illustration.providers.fake.asked import Asked, Served, tell
from illustration.providers.fake.clocks import Running
from illustration.providers.fake.drawing import Drawing
from illustration.providers.fake.gptproto import GPT_PROTO
from illustration.providers.fake.ledger import Ledger
from illustration.providers.fake.mishaps import Mishap, Mishaps, Plan
from illustration.providers.fake.openai_images import OPENAI_IMAGES
from illustration.providers.fake.orders import Manners, Orders
from illustration.providers.fake.tongue import Tongue
from illustration.providers.wire.talk import Repeats, Reply

NOTHING_HERE = tell({"error": {"code": "404", "message": "nothing here"}}, 404)
# Where each format lies under the service's address: what an account's base address ends with.
BASES = {
    "gptproto": "/api/v3",
    "gptproto-keyed": "/api/v3",
    "gptproto-listed": "/api/v3",
    "openai-images": "/v1",
    "ark": "/ark/api/v3",
}


class House:
    """A picture service in one object; safe to be asked from several threads.

    `clock` tells seconds; `latency` is the median time to draw in seconds and `sigma` its
    log-normal spread; `per_minute` and `burst` are a key's rate; `mishaps` a list in turn or
    chances; `repeats` what it promises about a lost answer; `accept_after` the seconds a slow
    acceptance takes; `listed_after` those until a listing knows a new picture; `rows` are the
    models it has, with their prices. Keys that begin with "wrong" are refused, those that begin
    with "empty" have no balance.
    """

    def __init__(
        self,
        seed: int = 0,
        clock: Callable[[], float] | None = None,
        *,
        latency: float = 30.0,
        sigma: float = 0.25,
        per_minute: float = 20.0,
        burst: float = 5.0,
        mishaps: Plan = (),
        repeats: Repeats = Repeats.NEVER,
        accept_after: float = 120.0,
        listed_after: float = 0.0,
        rows: Iterable[ModelRow] | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        models = tuple(shipped_models().values() if rows is None else rows)
        manners = Manners(
            seed, latency, sigma, per_minute, burst, accept_after, listed_after, repeats, models
        )
        self.clock = clock or Running()
        self.ledger = ledger or Ledger()
        self.orders = Orders(manners, self.clock, Mishaps(mishaps), self.ledger)
        self._lock = Lock()

    @property
    def calls(self) -> dict[str, int]:
        """How often it was asked, as /calls tells it."""
        names = ("taken", "refused", "refused_429", "polls", "lookups", "pictures")
        return {name: self.orders.calls[name] for name in (*names, "doubles", "repeated")}

    def tick(self) -> None:
        """Bill what has become ready by now, as every request does too."""
        with self._lock:
            self.orders.bill_the_drawn()

    def answer(self, asked: Asked) -> Served:
        """The reply to a request and when it is sent. Raises LostReply and NeverArrived."""
        with self._lock:
            self.orders.bill_the_drawn()
            drawing = self._picture_at(asked)
            if drawing is None:
                return self._route(asked)
        return Served(Reply(200, drawing.picture(), {"content-type": "image/png"}))

    def _route(self, asked: Asked) -> Served:
        steps = asked.steps
        match asked.method, steps:
            case "GET", ["ledger"]:
                return Served(tell(self.ledger.told()))
            case "GET", ["calls"]:
                return Served(tell(self.calls))
            case "GET", ["pictures", name]:
                return Served(self._no_picture(name))
            case "GET", ["api", "v3", "predictions"]:
                return Served(self._listing(asked))
            case "GET", ["api", "v3", "predictions", name, "result"]:
                return Served(self._result(asked, name))
            case "POST", ["api", "v3", _, _, _]:
                return self.orders.place(GPT_PROTO, asked)
            case "POST", ["v1", "images", "generations" | "edits"]:
                return self.orders.place(OPENAI_IMAGES, asked)
            case "POST", ["ark", "api", "v3", "images", "generations"]:
                return self.orders.place(ARK, asked)
            case "GET", ["v1", "models"]:
                return Served(self._models(OPENAI_IMAGES, asked))
            case "GET", ["ark", "api", "v3", "models"]:
                return Served(self._models(ARK, asked))
        return Served(NOTHING_HERE)

    def _picture_at(self, asked: Asked) -> Drawing | None:
        """The drawing whose picture is asked for, if it may be had."""
        steps = asked.steps
        if asked.method != "GET" or len(steps) != 2 or steps[0] != "pictures":
            return None
        drawing = self.orders.drawings.get(steps[1].removesuffix(".png"))
        missing = (Mishap.EXPIRED, Mishap.GONE, Mishap.FAILED_LATER, Mishap.PARTIAL)
        if drawing is None or drawing.mishap in missing or self.clock() < drawing.ready_at:
            return None
        self.orders.calls["pictures"] += 1
        return drawing

    def _no_picture(self, name: str) -> Reply:
        drawing = self.orders.drawings.get(name.removesuffix(".png"))
        expired = drawing is not None and drawing.mishap is Mishap.EXPIRED and drawing.n % 2
        return Reply(403, b"<Error>Request has expired</Error>") if expired else Reply(404)

    def _listing(self, asked: Asked) -> Reply:
        barred = self.orders.barred(GPT_PROTO, asked.secret)
        if barred:
            return barred
        if self.orders.manners.repeats is not Repeats.FINDS:
            return NOTHING_HERE
        self.orders.calls["lookups"] += 1
        return GPT_PROTO.listed(self.orders.of_ref(asked.query.get("ref", ""), asked.secret))

    def _result(self, asked: Asked, name: str) -> Reply:
        barred = self.orders.barred(GPT_PROTO, asked.secret)
        if barred:
            return barred
        self.orders.calls["polls"] += 1
        drawing = self.orders.drawings.get(name)
        if drawing is None or drawing.secret != asked.secret or drawing.mishap is Mishap.GONE:
            return GPT_PROTO.unknown()
        return GPT_PROTO.result(drawing, asked.host, self.clock())

    def _models(self, tongue: Tongue, asked: Asked) -> Reply:
        barred = self.orders.barred(tongue, asked.secret)
        if barred:
            return barred
        rows = self.orders.manners.rows
        return tell({"data": [{"id": row.model} for row in rows if row.wire == tongue.key]})
