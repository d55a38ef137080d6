"""Taking orders: keys, rates, mishaps, and one bill for each picture when it is drawn."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from random import Random

from illustration.providers.catalog import ModelRow
from illustration.providers.fake.asked import (
    Asked,
    LostReply,
    NeverArrived,
    Served,
    Unsound,
    Wanted,
)
from illustration.providers.fake.bucket import Bucket
from illustration.providers.fake.drawing import (
    Drawing,
    fault_of,
    latency_of,
    prompt_sha256,
    usage_of,
)
from illustration.providers.fake.ledger import Ledger
from illustration.providers.fake.mishaps import AT_THE_DOOR, Mishap, Mishaps
from illustration.providers.fake.tongue import Tongue
from illustration.providers.wire.talk import Repeats, Reply

# The address of a picture dies after a day, as Ark's X-Tos-Expires has it.
ADDRESS_SECONDS = 86_400.0


@dataclass(frozen=True)
class Manners:
    """How the service behaves; House tells what each is. Times in seconds."""

    seed: int
    latency: float
    sigma: float
    per_minute: float
    burst: float
    accept_after: float
    listed_after: float
    repeats: Repeats
    rows: tuple[ModelRow, ...]


class Orders:
    """Everything taken on, by id, and the counts of calls."""

    def __init__(
        self, manners: Manners, clock: Callable[[], float], mishaps: Mishaps, ledger: Ledger
    ) -> None:
        self.manners, self.clock = manners, clock
        self.mishaps, self.ledger = mishaps, ledger
        self.drawings: dict[str, Drawing] = {}
        self.calls: Counter[str] = Counter()
        self._n = 0
        self._known = {bill.id for bill in ledger.bills}
        self._buckets: dict[str, Bucket] = {}
        self._tries: Counter[str] = Counter()
        self._taken: Counter[str] = Counter()
        self._same: dict[tuple[str, str], Drawing] = {}
        self._unbilled: list[tuple[float, int, Drawing]] = []

    def bill_the_drawn(self) -> None:
        """Bill what has become ready since, as of the moment it did."""
        now, due = self.clock(), []
        while self._unbilled and self._unbilled[0][0] <= now:
            at, _, drawing = heapq.heappop(self._unbilled)
            due.append(drawing.bill(at))
        self.ledger.add(*due)

    def barred(self, tongue: Tongue, secret: str) -> Reply | None:
        """The refusal for a key that is not taken."""
        if not secret or secret.startswith("wrong"):
            return self._refused(tongue.refusal(Mishap.WRONG_KEY))
        return None

    def place(self, tongue: Tongue, asked: Asked) -> Served:
        """Take a submission or refuse it. Raises LostReply and NeverArrived."""
        barred = self.barred(tongue, asked.secret)
        if barred:
            return Served(barred)
        if asked.secret.startswith("empty"):
            return Served(self._refused(tongue.refusal(Mishap.NO_BALANCE)))
        try:
            wanted = tongue.read(asked)
            row = self._row(tongue.key, wanted)
            self._open_links(wanted, asked.host)
        except ValueError as fault:
            return Served(self._refused(tongue.unsound(str(fault))))
        pause = self._bucket(asked.secret).take(self.clock())
        if pause:
            return Served(self._refused(tongue.refusal(Mishap.RATE_LIMITED, ceil(pause))))
        return self._again(tongue, asked, wanted) or self._take(tongue, asked, wanted, row)

    def of_ref(self, ref: str, secret: str) -> list[Drawing]:
        """What a key had drawn under a name of its own, once the listing knows of it."""
        since = self.clock() - self.manners.listed_after
        return [
            each
            for each in self.drawings.values()
            if each.ref == ref and each.secret == secret and each.taken_at <= since
        ]

    def _row(self, wire: str, wanted: Wanted) -> ModelRow:
        for row in self.manners.rows:
            if row.wire.startswith(wire) and row.model == wanted.model:
                fault = fault_of(row, wanted)
                if fault:
                    raise Unsound(fault)
                return row
        raise Unsound(f"there is no model {wanted.model}")

    def _open_links(self, wanted: Wanted, host: str) -> None:
        """Look for references that lie here. Raises Unsound where one is gone or has expired."""
        for address in wanted.addresses:
            name = address.removeprefix(f"{host}/pictures/").removesuffix(".png")
            if name == address.removesuffix(".png"):
                continue
            drawing = self.drawings.get(name)
            if drawing is None or self.clock() - drawing.ready_at > ADDRESS_SECONDS:
                raise Unsound("image_url could not be downloaded")

    def _bucket(self, secret: str) -> Bucket:
        if secret not in self._buckets:
            full = Bucket(self.manners.per_minute, self.manners.burst, self.clock())
            self._buckets[secret] = full
        return self._buckets[secret]

    def _refused(self, reply: Reply) -> Reply:
        self.calls["refused_429" if reply.status == 429 else "refused"] += 1
        return reply

    def _again(self, tongue: Tongue, asked: Asked, wanted: Wanted) -> Served | None:
        """The first reply once more, for a key of idempotency that is known."""
        sent = asked.headers.get("idempotency-key", "")
        known = self._same.get((asked.secret, sent))
        if known is None:
            return None
        self.calls["repeated"] += 1
        if known.wanted != wanted:
            return Served(self._refused(tongue.unsound("this key was sent with another request")))
        return Served(tongue.taken(known, asked.host))

    def _take(self, tongue: Tongue, asked: Asked, wanted: Wanted, row: ModelRow) -> Served:
        prompt = prompt_sha256(wanted)
        # Seeded by the words and how often they came, so that the order of arrival changes nothing.
        self._tries[prompt] += 1
        dice = Random(f"{self.manners.seed}:{prompt}:{self._tries[prompt]}")
        mishap = self.mishaps.next(dice)
        if mishap is Mishap.NEVER_ARRIVED:
            raise NeverArrived
        if mishap is Mishap.NOT_READY:
            return Served(self._refused(Reply(503)))
        if mishap in AT_THE_DOOR:
            return Served(self._refused(tongue.refusal(mishap)))
        self.calls["taken"] += 1
        self.calls["doubles"] += self._taken[prompt] > 0
        self._taken[prompt] += 1
        return self._draw(tongue, asked, wanted, row, mishap, dice)

    def _draw(
        self,
        tongue: Tongue,
        asked: Asked,
        wanted: Wanted,
        row: ModelRow,
        mishap: Mishap | None,
        dice: Random,
    ) -> Served:
        now = self.clock()
        latency = latency_of(dice, self.manners.latency, self.manners.sigma)
        drawing = Drawing(
            id=self._name(),
            n=self._n,
            secret=asked.secret,
            row=row,
            wanted=wanted,
            ref=asked.headers.get("x-client-ref") or asked.headers.get("idempotency-key") or "",
            mishap=mishap,
            taken_at=now,
            ready_at=now + (0.0 if tongue.at_once else latency),
            usage=usage_of(dice, row, wanted),
        )
        self._keep(drawing, tongue, asked)
        if mishap is Mishap.LOST_REPLY:
            raise LostReply
        after = latency if tongue.at_once else 0.0
        if mishap is Mishap.SLOW_ACCEPT:
            after = max(after, self.manners.accept_after)
        return Served(tongue.taken(drawing, asked.host), after)

    def _keep(self, drawing: Drawing, tongue: Tongue, asked: Asked) -> None:
        self.drawings[drawing.id] = drawing
        sent = asked.headers.get("idempotency-key")
        if sent and self.manners.repeats is Repeats.SAME:
            self._same[drawing.secret, sent] = drawing
        if drawing.mishap not in tongue.free:
            heapq.heappush(self._unbilled, (drawing.ready_at, drawing.n, drawing))
            self.bill_the_drawn()

    def _name(self) -> str:
        """An id that no bill of an earlier run has."""
        while True:
            self._n += 1
            told = hashlib.sha256(f"{self.manners.seed}:{self._n}".encode()).hexdigest()[:16]
            if told not in self._known:
                return told
