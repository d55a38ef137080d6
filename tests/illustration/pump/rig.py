"""A pump, a provider and a clock that the test holds: an hour of drawing takes a second."""

from __future__ import annotations

import heapq
import itertools
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from books.models import Book, Member
from books.operations.review import approve_sheet
from books.tenancy import acting_for, everyone
from illustration.models import Account, Attempt, LedgerEntry, ProviderKey
from illustration.operations.request import request_scene
from illustration.providers.carriage.carried import Carried, Fault, Left
from illustration.providers.carriage.fetching import FetchRule
from illustration.providers.carriage.packing import packed
from illustration.providers.catalog import Tariff, shipped_models
from illustration.providers.fake.asked import Asked, LostReply, NeverArrived, Served
from illustration.providers.fake.clocks import Held
from illustration.providers.fake.house import BASES, House
from illustration.providers.wire.talk import Call, Reply
from illustration.pump.loop import Pump
from illustration.pump.waking import sweep_accounts
from illustration.sealing import fingerprint, seal
from tests.factories import add_candidate, make_book

EPOCH = datetime(2026, 11, 1, 8, tzinfo=UTC)
# 0.0298 dollars.
FLAT = 29_800
# Models as they are, but that they draw small pictures, and each for the same price.
OF_WIRE = {
    "gptproto": "gptproto/seedream-5-lite",
    "openai-images": "openai/gpt-image-2",
    "ark": "ark/seedream-5-lite",
}
SMALL = {
    wire: replace(
        shipped_models()[key],
        key=f"test/{wire}",
        min_pixels=64,
        price=Tariff(micros_a_picture=FLAT),
    )
    for wire, key in OF_WIRE.items()
}


class Calendar(Held):
    """The test's clock, as django.utils.timezone.now too."""

    def __init__(self) -> None:
        super().__init__(EPOCH.timestamp())

    def today(self) -> datetime:
        """Now, with its zone."""
        return datetime.fromtimestamp(self.now, UTC)


class HeldCarrier:
    """Carries between a pump and a House in one thread; waiting moves the clock."""

    def __init__(self, house: House, clock: Calendar, *, last_first: bool = False) -> None:
        self.house, self.clock, self.sign = house, clock, -1 if last_first else 1
        self.coming: list[tuple[float, int, Carried]] = []
        self.count = itertools.count()

    @property
    def in_flight(self) -> int:
        """Errands not yet handed back."""
        return len(self.coming)

    def send(
        self, call: Call, *, base: str, total: float, tag: object, public_only: bool = False
    ) -> None:
        """As the true carrier, through the same packing."""
        request = packed(call, base, "Octavo")
        headers = {name.lower(): told for name, told in request.headers.items()}
        path = request.url.raw_path.decode("ascii")
        self._ask(Asked(call.method, path, headers, request.read()), total, tag, picture=False)

    def fetch(self, address: str, *, rule: FetchRule, total: float, tag: object) -> None:
        """The picture at an address of the House."""
        path = "/" + address.split("/", 3)[3]
        self._ask(Asked("GET", path), total, tag, picture=True)

    def next(self, timeout: float) -> Carried | None:
        """The next errand that ends, or the clock moved on by the timeout."""
        if self.coming and self.coming[0][0] <= self.clock.now + timeout:
            at, _, carried = heapq.heappop(self.coming)
            self.clock.now = max(self.clock.now, at)
            return carried
        self.clock.go(timeout)
        return None

    def _ask(self, asked: Asked, total: float, tag: object, *, picture: bool) -> None:
        try:
            served = self.house.answer(asked)
        except NeverArrived:
            self._end(0.1, Carried(tag, None, None, Fault(Left.NEVER, "not reached"), 0.1))
            return
        except LostReply:
            self._end(0.1, Carried(tag, None, None, Fault(Left.MAYBE, "broke off"), 0.1))
            return
        if served.after > total:
            fault = Fault(Left.MAYBE, "no reply in time")
            self._end(total, Carried(tag, None, None, fault, total))
            return
        self._end(served.after, self._carried(served, tag, picture))

    def _carried(self, served: Served, tag: object, picture: bool) -> Carried:
        reply: Reply = served.reply
        if not picture:
            return Carried(tag, reply, None, None, served.after)
        if reply.status != 200:
            return Carried(tag, reply, None, Fault(Left.MAYBE, "refused"), served.after)
        return Carried(tag, reply, reply.data, None, served.after)

    def _end(self, after: float, carried: Carried) -> None:
        heapq.heappush(self.coming, (self.clock.now + after, self.sign * next(self.count), carried))


def a_house(clock: Calendar, **manners: Any) -> House:
    """The fake provider on the test's clock, with the small models."""
    return House(clock=clock, rows=SMALL.values(), **manners)


class AtOnce:
    """A thread pool without threads."""

    def submit(self, deed: Any, *given: Any) -> Future[Any]:
        """Do it now."""
        done: Future[Any] = Future()
        try:
            done.set_result(deed(*given))
        except Exception as error:
            done.set_exception(error)
        return done


def an_account(
    publisher: Any,
    by: Member,
    *,
    wire: str = "gptproto",
    secret: str = "sk-test",
    base: str = "",
    **pace: Any,
) -> ProviderKey:
    """A publisher's key to the fake provider."""
    base = base or f"http://127.0.0.1:1{BASES[wire]}"
    account, _ = Account.objects.get_or_create(
        fingerprint=fingerprint(wire, base, secret), defaults={"wire": wire, "base": base, **pace}
    )
    return ProviderKey.objects.create(
        publisher=publisher,
        account=account,
        title="The fake provider",
        sealed=seal(publisher.pk, secret),
        added_by=by.user,
    )


def scenes_wanted(
    by: Member,
    rita: Member,
    key: ProviderKey,
    n: int,
    *,
    slug: str = "",
    micros: int = FLAT,
) -> Book:
    """A small book whose scenes are all asked for of a provider."""
    with acting_for(by.publisher_id):
        book = make_book(
            by, scenes=max(4, n), spreads=0, trim="4x6", **({"title": slug} if slug else {})
        )
        pip = book.characters.get()
        approve_sheet(character=pip, artwork=add_candidate(character=pip), by=rita)
        for scene in book.scenes.order_by("position")[:n]:
            request_scene(scene=scene, by=by)
        wire = key.account.wire
        model = SMALL[wire if wire in SMALL else "gptproto"].key
        Attempt.objects.filter(book=book).update(
            account=key.account,
            key=key,
            provider=key.account.wire,
            model=model,
            reserved_micros=micros,
            width=64,
            height=64,
        )
    return book


def pumped(
    account: Account, house: House, clock: Calendar, *, seconds: float = 60.0, rounds: int = 40
) -> int:
    """Pump and sweep until nothing goes on by itself; returns how many pumps it took."""
    for n in range(1, rounds + 1):
        pump = Pump(account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]
        more = pump.run(seconds=seconds)
        with everyone("the test's sweep"):
            mended = sweep_accounts()
        if not more and not mended:
            return n
    raise AssertionError(f"still open after {rounds} rounds")


def states(book: Book) -> dict[str, int]:
    """How many attempts of a book are in which state."""
    told: dict[str, int] = {}
    with acting_for(book.publisher_id):
        for state in Attempt.objects.filter(book=book).values_list("state", flat=True):
            told[state] = told.get(state, 0) + 1
    return told


def spent_and_held() -> tuple[int, int]:
    """What the ledger says of everybody: micro-dollars spent, and still held."""
    with everyone("the test reads the ledger"):
        rows = list(LedgerEntry.objects.values_list("spent_micros", "reserved_micros"))
    return sum(row[0] for row in rows), sum(row[1] for row in rows)
