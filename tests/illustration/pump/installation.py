"""An installation of its own, with true processes; run with -m and one of these words.

found WIRE BASE N ACCOUNTS  tables, a publisher, so many accounts there, books that want N pictures
race CAP  eight processes try a thousand times to hold a picture's price
together CAP  a process for each account draws until nothing may go on
strike KILLS SEED LONGEST LOADED  a worker is killed so often, after LONGEST seconds at most, a
    share LOADED of times while others keep the machine busy; then one draws to the end
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import select
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from typing import Any

import django

PROCESSES, TRIES = 8, 125
A_BOOK = 64
# Written down by the database itself, whichever process overdraws.
WATCHER = """
CREATE TRIGGER watcher AFTER UPDATE ON illustration_budget
WHEN NEW.spent_micros + NEW.reserved_micros > NEW.cap_micros
BEGIN INSERT INTO overdrawn VALUES (NEW.spent_micros + NEW.reserved_micros); END
"""


class Straight(dict[str, None]):
    """Tables from the models at once: what migrations come to is tested elsewhere."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def found(wire: str, base: str, n: str, accounts: str) -> dict[str, Any]:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from illustration.models import Attempt, ModelPulse
    from tests.illustration.pump.rig import SMALL, an_account, scenes_wanted
    from tests.personas import owl_press

    settings.MIGRATION_MODULES = Straight()
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE overdrawn (micros bigint)")
        cursor.execute(WATCHER)
    owl = owl_press()
    from books.tenancy import acting_for

    with acting_for(owl.publisher):
        pace = {"per_minute": 6000, "burst": 100, "at_once": 3}
        keys = [
            an_account(owl.publisher, owl.ada, wire=wire, secret=f"sk-{i}", base=base, **pace)
            for i in range(int(accounts))
        ]
        for i in range(0, int(n), A_BOOK):
            scenes_wanted(owl.ben, owl.rita, keys[0], min(A_BOOK, int(n) - i), slug=f"Book {i}")
        for i, attempt in enumerate(Attempt.objects.select_related("book")):
            key = keys[i % len(keys)]
            # Every book has the same story; the provider would call the second one a double.
            words = f"{attempt.prompt} This is {attempt.book.title}."
            rows = Attempt.objects.filter(pk=attempt.pk)
            rows.update(key=key, account=key.account, prompt=words)
        for key in keys:
            # Else the first look is after 22 seconds.
            ModelPulse.objects.create(
                account=key.account, model=SMALL["gptproto"].key, usual_seconds=0.3
            )
    return {}


def hatch(deed: Callable[..., Any], *given: Any) -> int:
    """A process of its own for a deed, as a worker makes one for a job; returns its id."""
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    try:
        deed(*given)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def ended(*pids: int) -> None:
    """Wait for processes, each of which must end well."""
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    assert not any(codes), codes


def cap(micros: str) -> None:
    from books.tenancy import everyone
    from illustration.models import Attempt, Budget
    from illustration.operations.money import open_budgets

    with everyone("the test sets a cap"):
        attempt = Attempt.objects.all()[0]
        open_budgets(
            publisher=attempt.publisher_id, book=attempt.book_id, moment=attempt.created_at
        )
        Budget.objects.filter(kind="book").update(cap_micros=int(micros))


def race(micros: str) -> dict[str, Any]:
    cap(micros)
    ended(*[hatch(tries, i) for i in range(PROCESSES)])
    return told()


def tries(i: int) -> None:
    from django.db import transaction

    from books.tenancy import acting_for, everyone
    from illustration.models import Attempt
    from illustration.operations import money

    with everyone("the test takes any picture"):
        attempt = Attempt.objects.select_related("scene", "book").all()[0]
    with acting_for(attempt.publisher_id):
        for n in range(TRIES):
            # One claim each: the ledger takes each fence once.
            attempt.fence = i * TRIES + n
            try:
                with transaction.atomic():
                    money.reserve(attempt)
            except money.OverBudget:
                continue


def together(micros: str) -> dict[str, Any]:
    from illustration.models import Account

    cap(micros)
    ended(*[hatch(draw, pk, -1) for pk in Account.objects.values_list("pk", flat=True)])
    return told()


def draw(account: int, ready: int) -> None:
    """Pump an account until nothing of it goes on by itself."""
    from illustration.jobs import pump_account
    from illustration.pump import asking, pulse
    from illustration.pump.waking import sweep_accounts
    from tests.illustration.pump.rig import SMALL

    asking.models = lambda: {row.key: row for row in SMALL.values()}  # type: ignore[attr-defined]
    pulse.SHORTEST_LOOK_SECONDS = 0.1
    if ready >= 0:
        os.write(ready, b".")
    while True:
        sweep_accounts()
        pump_account(0, account)
        if not goes_on(account):
            return


def goes_on(account: int) -> bool:
    """Whether any picture of an account is not at its end, nor for a person."""
    from django.db.models import Q

    from books.tenancy import everyone
    from illustration.models import Attempt

    ended = Q(state__in=["STORED", "FAILED"]) | Q(state="UNKNOWN", poll_at=None)
    with everyone("the test looks for open pictures"):
        rows = Attempt.objects.filter(account=account).exclude(ended)
        return rows.exclude(state="PLANNED", waits_for="book").exists()


def burn() -> None:
    """Keep a processor busy until killed."""
    while True:
        hashlib.sha256(bytes(1 << 20)).digest()


def all_of_one_account() -> int:
    from books.tenancy import everyone
    from illustration.models import Attempt

    with everyone("the test gives every picture to the first account"):
        first = Attempt.objects.all()[0]
        Attempt.objects.update(account=first.account, key=first.key)
    assert first.account_id is not None
    return first.account_id


def strike(kills: str, seed: str, longest: str, loaded: str) -> dict[str, Any]:
    chance, struck, own_end = random.Random(int(seed)), 0, 0
    account = all_of_one_account()
    while struck < int(kills) and not own_end:
        heard, ready = os.pipe()
        pid = hatch(draw, account, ready)
        os.close(ready)
        busy = chance.random() < float(loaded)
        burners = [hatch(burn) for _ in range(4 * (os.cpu_count() or 1) if busy else 0)]
        select.select([heard], [], [])
        time.sleep(chance.uniform(0.0, float(longest)))
        for each in (pid, *burners):
            os.kill(each, signal.SIGKILL)
        code, *_ = [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in (pid, *burners)]
        assert code in (0, -signal.SIGKILL), code
        own_end = code == 0
        struck += not own_end
        os.close(heard)
    ended(hatch(draw, account, -1))
    return told() | {"struck": struck}


def told() -> dict[str, Any]:
    """How everything stands; sums in micro-dollars."""
    from django.db import connection
    from django.db.models import Sum

    from books.tenancy import everyone
    from illustration.models import Attempt, Budget, LedgerEntry

    with everyone("the test looks at everything"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM overdrawn")
        (overdrawn,) = cursor.fetchone()
        rows = list(Attempt.objects.values_list("prompt", "state", "waits_for"))
        sums = LedgerEntry.objects.aggregate(s=Sum("spent_micros"), r=Sum("reserved_micros"))
        budgets = set(Budget.objects.values_list("spent_micros", "reserved_micros"))
        holds = LedgerEntry.objects.filter(kind="reserve").count()
    by_state: dict[str, list[str]] = {}
    for prompt, state, _ in rows:
        by_state.setdefault(state, []).append(hashlib.sha256(prompt.encode()).hexdigest())
    return {
        "prompts": by_state,
        "waits": Counter(waits for _, _, waits in rows),
        "spent": sums["s"],
        "held": sums["r"],
        "budgets": sorted(budgets),
        "holds": holds,
        "overdrawn": overdrawn,
    }


if __name__ == "__main__":
    django.setup()
    verbs: dict[str, Callable[..., dict[str, Any]]] = {
        "found": found, "race": race, "together": together, "strike": strike,
    }  # fmt: skip
    sys.stdout.write(json.dumps(verbs[sys.argv[1]](*sys.argv[2:])))
