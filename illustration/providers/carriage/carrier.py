"""Carries calls and pictures while its owner does something else: one loop, in its own thread.

The owner is an ordinary loop that talks to a database; here is all the network and nothing else.
Results wait in a queue, which wakes the owner at once. A call is written at most once and never
repeated; how that is made certain stands in `line`.
"""

from __future__ import annotations

import asyncio
import os
import queue
import ssl
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from illustration.providers.carriage.carried import Carried, Fault, Left
from illustration.providers.carriage.faults import (
    Broken,
    Crossing,
    look_fault,
    picture_fault,
    submit_fault,
)
from illustration.providers.carriage.fetching import (
    MOST_BYTES,
    FetchRule,
    Resolver,
    allowed,
    checked,
    fetched,
    looked_up,
)
from illustration.providers.carriage.line import Line
from illustration.providers.carriage.packing import packed, wanted
from illustration.providers.carriage.unpacking import body_of
from illustration.providers.wire.talk import Call, Reply

__all__ = ["Carried", "Carrier", "Fault", "FetchRule", "Left"]

STOPPED = "The worker was stopped meanwhile."
# Looking a name up blocks a thread; so many names are looked up at once.
LOOK_UPS = 16

Result = tuple[Reply | None, bytes | None]
Work = Callable[[Line, Crossing], Awaitable[Result]]
Telling = Callable[[BaseException, Left, float], Fault]


@dataclass(frozen=True)
class _Errand:
    tag: object
    total: float
    work: Work = field(repr=False)
    telling: Telling
    begun: float = field(default_factory=time.monotonic)


class Carrier:
    """Many calls in flight for one owner; `send`, `fetch` and `next` are for one thread.

    A context manager: the loop and its connections begin with `with`, in this process, and a
    carrier taken into a fork refuses to work. `connect` is the seconds allowed for one connection,
    `most_bytes` the largest reply taken, `grace` how many seconds leaving may take: what is in
    flight then is cancelled and can still be taken with `next`, as a fault that says whether it had
    left. `verify` is the TLS context (default: the usual authorities), `resolver` what looks names
    up before an address is checked. Raises OSError where the authorities cannot be read.
    """

    def __init__(
        self,
        *,
        user_agent: str = "Octavo",
        connect: float = 10.0,
        most_bytes: int = MOST_BYTES,
        grace: float = 2.0,
        verify: ssl.SSLContext | None = None,
        resolver: Resolver = looked_up,
    ) -> None:
        self._user_agent, self._connect, self._most_bytes = user_agent, connect, most_bytes
        self._grace, self._verify, self._resolver = grace, verify, resolver
        self._results: queue.SimpleQueue[Carried] = queue.SimpleQueue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_flight = 0

    @property
    def in_flight(self) -> int:
        """Errands handed over and not yet handed back by `next`."""
        return self._in_flight

    def __enter__(self) -> Carrier:
        self._pid, self._stop = os.getpid(), asyncio.Event()
        ready: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name="carrier", daemon=True
        )
        self._thread.start()
        self._loop = ready.result()
        return self

    def __exit__(self, *_: object) -> None:
        if self._pid == os.getpid():
            # A loop that has ended by itself is closed, and there is nothing to end.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(self._grace)

    def send(
        self, call: Call, *, base: str, total: float, tag: object, public_only: bool = False
    ) -> None:
        """Send a call to `base` + its path, once; the reply of any status comes by `next`.

        `total` is the seconds, from now, over connecting, writing, waiting and reading. No redirect
        is followed. With `public_only` the host must have public addresses alone and the checked
        one is called.
        """

        async def work(line: Line, crossing: Crossing) -> Result:
            request = packed(call, base, self._user_agent)
            addresses = (
                await checked(request.url, self._resolver, private_ok=False) if public_only else ()
            )
            async with line.exchange(request, crossing, addresses) as response:
                data = await body_of(response, self._most_bytes)
                return Reply(response.status_code, data, dict(response.headers)), None

        telling = look_fault if call.method.upper() == "GET" else submit_fault
        self._hand_over(_Errand(tag, total, work, telling))

    def fetch(self, address: str, *, rule: FetchRule, total: float, tag: object) -> None:
        """Fetch a picture, if the rule allows its address; `total` as in `send`."""

        async def work(line: Line, crossing: Crossing) -> Result:
            request = wanted(allowed(address, rule), self._user_agent)
            return await fetched(line, request, rule, crossing, self._resolver)

        self._hand_over(_Errand(tag, total, work, picture_fault))

    def next(self, timeout: float) -> Carried | None:
        """The next errand that came to its end, waiting at most `timeout` seconds; None if none."""
        try:
            carried = self._results.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return None
        self._in_flight -= 1
        return carried

    def _hand_over(self, errand: _Errand) -> None:
        if self._pid != os.getpid():
            raise RuntimeError("This carrier was opened in another process; open one here.")
        # Raises RuntimeError where the carrier was left: nothing is sent then.
        self._loop.call_soon_threadsafe(self._begin, errand)
        self._in_flight += 1

    def _begin(self, errand: _Errand) -> None:
        task = asyncio.get_running_loop().create_task(self._carry(errand))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, errand: _Errand) -> None:
        crossing = Crossing()
        reply, picture, fault = None, None, None
        try:
            async with asyncio.timeout_at(errand.begun + errand.total):
                reply, picture = await errand.work(self._line, crossing)
        except asyncio.CancelledError:
            fault = errand.telling(Broken(STOPPED), crossing.left, errand.total)
        except Exception as error:
            fault = errand.telling(error, crossing.left, errand.total)
        if errand.telling is picture_fault and reply is not None and picture is None:
            refusal = Broken(f"The picture was not given: its host answered {reply.status}.")
            fault = errand.telling(refusal, crossing.left, errand.total)
        seconds = time.monotonic() - errand.begun
        self._results.put(Carried(errand.tag, reply, picture, fault, seconds))

    def _run(self, ready: Future[asyncio.AbstractEventLoop]) -> None:
        loop = asyncio.new_event_loop()
        # Closed without waiting for its threads: a name that is being looked up holds nobody up.
        loop.set_default_executor(ThreadPoolExecutor(LOOK_UPS, "carrier-names"))
        try:
            loop.run_until_complete(self._serve(ready))
        except BaseException as error:
            if ready.done():
                raise
            ready.set_exception(error)
        finally:
            loop.close()

    async def _serve(self, ready: Future[asyncio.AbstractEventLoop]) -> None:
        context = self._verify or httpx.create_ssl_context()
        async with Line(context, connect=self._connect) as self._line:
            ready.set_result(asyncio.get_running_loop())
            await self._stop.wait()
            tasks = tuple(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
