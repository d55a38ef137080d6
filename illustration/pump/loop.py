"""The pump: claims what may be sent, looks at what is due, and takes answers as they come."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django.utils import timezone

from books import storing
from books.enums import SceneState
from books.errors import IllegalMove
from books.process import process_name
from books.tenancy import acting_for, everyone
from illustration.enums import AttemptState
from illustration.models import Account, Attempt
from illustration.operations.lease import step
from illustration.operations.outcome import fail, put_back, show
from illustration.providers.base import ErrorClass
from illustration.providers.carriage.carried import Carried
from illustration.providers.carriage.reencode import BadBytes
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Call, Repeats
from illustration.pump import answers
from illustration.pump.asking import Gone, find_call, look_call, rule_of, submit_call
from illustration.pump.claiming import WITH_ALL, next_in_turn, take
from illustration.pump.errands import Carries, Errand, Kind
from illustration.pump.fences import MARGIN_SECONDS, fence_of
from illustration.pump.halving import Decoded, LeftLost
from illustration.pump.pace import give_back, take_turn, until_turn
from illustration.pump.places import Place, passing
from illustration.pump.regions import Laid, NotLaid, made_by
from illustration.pump.unkept import AWAY, RETRY_SECONDS, Unkept, reconnect, words_of

logger = logging.getLogger(__name__)

# An account is held so long; a pump that dies is missed no longer than that.
HOLD_SECONDS, RENEW_SECONDS = 20.0, 5.0
LOOK_TOTAL, FETCH_TOTAL = 20.0, 120.0
# The longest the pump sits without looking round, and while pictures are being decoded.
IDLE_SECONDS, DECODING_SECONDS = 1.0, 0.05
LOOK_SECONDS = 5.0
AT_ONCE_CLAIMED = 8
UNREADABLE_SECONDS = 60.0
UNDER_WAY = [AttemptState.FETCHING.value, AttemptState.VERIFYING.value]
# What reading a reply of an unforeseen shape raises.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
# What a decoder raises over bytes that nobody foresaw, beside BadBytes.
UNFORESEEN = (*UNREADABLE, MemoryError, RuntimeError, SyntaxError)
FILE_GONE = (
    "The file of one of its references is gone: have the sheet approved again. Nothing was sent or "
    "spent."
)
MAY_GO_ON = [
    AttemptState.PLANNED.value,
    AttemptState.RUNNING.value,
    *UNDER_WAY,
    AttemptState.UNKNOWN.value,
]


class Pump:
    """One account's pump for a while; `run` returns whether there is more to do later."""

    def __init__(self, account: Account, carrier: Carries, decoder: ThreadPoolExecutor) -> None:
        self.account, self.carrier, self.decoder = account, carrier, decoder
        self.started: Counter[int] = Counter()
        self.busy: set[int] = set()
        self.sending: set[int] = set()
        self.decoding: dict[Future[Decoded | Laid], Errand] = {}
        self.unkept = Unkept()
        self.eager = False
        self.next_turn = self.renewed = datetime.min.replace(tzinfo=timezone.now().tzinfo)

    def run(self, *, seconds: float) -> bool:
        """Work until nothing is open, or for so many seconds and what was sent has answered."""
        until = timezone.now() + timedelta(seconds=seconds)
        while True:
            try:
                if not self._round(until):
                    break
            except (OperationalError, InterfaceError) as fault:
                # Answers to what was sent are worth more than this process: it outlasts this.
                if not self.sending:
                    raise
                logger.warning("answers are kept in memory while the database is away: %s", fault)
                self._wait_for_database()
        self._let_go()
        return self._open()

    def _round(self, until: datetime) -> bool:
        """Look round once; returns whether to go on."""
        # Whoever lost the account still takes the answers to what it had sent.
        closing = not self._hold() or timezone.now() >= until
        if not closing:
            self.send_what_may_go()
            self.look_at_what_is_due()
        elif not self.sending and not self.decoding:
            return False
        self._take_answers(0.0 if self.eager and not closing else self._patience())
        return bool(self.busy) or self._open()

    def _wait_for_database(self) -> None:
        carried = self.carrier.next(RETRY_SECONDS)
        if carried is not None:
            self.unkept.add(carried, timezone.now())
        reconnect()

    def send_what_may_go(self) -> None:
        """Claim and send while there is a turn, money, and somebody waiting."""
        self.eager = False
        for _ in range(AT_ONCE_CLAIMED):
            now = timezone.now()
            if now < self.next_turn:
                return
            # One row tells whether it is worth looking at all that waits.
            wait = until_turn(self.account, now)
            if wait:
                # A person may set another pace meanwhile.
                self.next_turn = now + timedelta(seconds=min(wait, LOOK_SECONDS))
                return
            if self.account.paused_for:
                return
            chosen = next_in_turn(self.account, now, self.started)
            if chosen is None:
                return
            wait = take_turn(self.account, now)
            if wait:
                self.next_turn = now + timedelta(seconds=wait)
                return
            attempt = take(chosen, self.account)
            if attempt is None:
                give_back(self.account)
                continue
            self.started[chosen.publisher] += 1
            with acting_for(chosen.publisher):
                self._send(attempt)
        # There may be more of them; only the answers are looked at in between.
        self.eager = True

    def look_at_what_is_due(self) -> None:
        """Ask after pictures whose time has come, and fetch the finished ones."""
        for attempt in self._due():
            if attempt.pk in self.busy:
                continue
            with acting_for(attempt.publisher_id):
                try:
                    self._look(attempt)
                except Gone as error:
                    later = timezone.now() + timedelta(seconds=answers.ABSENT_SECONDS)
                    answers.look_later(attempt, later, error=str(error))

    def _send(self, attempt: Attempt) -> None:
        fence = fence_of(self.account.wire)
        try:
            call = submit_call(attempt)
        except Gone as error:
            fail(attempt, ErrorClass.INVALID.value, f"{error} Nothing was sent or spent.")
            return
        except FileNotFoundError:
            fail(attempt, ErrorClass.INVALID.value, FILE_GONE)
            return
        except OSError as away:
            # Each try holds and gives back its money: two rows of the ledger.
            later = timezone.now() + timedelta(seconds=UNREADABLE_SECONDS)
            words = (
                f"Its references could not be read: {words_of(away)}. It is tried again by itself."
            )
            put_back(attempt, message=words, at=later, tried=False)
            return
        passing(Place.ASK_BUILT)
        late = timezone.now() + timedelta(seconds=fence.total + MARGIN_SECONDS)
        if attempt.lease_until is None or late >= attempt.lease_until:
            put_back(attempt, message="This worker was too slow to send it safely.", tried=False)
            return
        step(attempt, AttemptState.SENDING, sent_at=timezone.now())
        passing(Place.MARKED_SENDING)
        self.sending.add(attempt.pk)
        self._hand_over(Kind.SEND, attempt, call, fence.total)
        passing(Place.HANDED_TO_CARRIER)
        show(attempt, SceneState.DRAWING)

    def _look(self, attempt: Attempt) -> None:
        if attempt.state == AttemptState.UNKNOWN:
            self._hand_over(Kind.FIND, attempt, find_call(attempt), LOOK_TOTAL)
        elif attempt.state == AttemptState.RUNNING or not attempt.result_address:
            self._hand_over(Kind.LOOK, attempt, look_call(attempt), LOOK_TOTAL)
        elif attempt.result_address.startswith(answers.KEPT):
            self._read_kept(attempt, attempt.result_address.removeprefix(answers.KEPT))
        else:
            self.busy.add(attempt.pk)
            self.carrier.fetch(
                attempt.result_address,
                rule=rule_of(attempt),
                total=FETCH_TOTAL,
                tag=self._errand(Kind.FETCH, attempt),
            )

    def _read_kept(self, attempt: Attempt, name: str) -> None:
        """A picture that came in its reply, before a worker died."""
        try:
            data = storing.read(name)
        except FileNotFoundError:
            fail(attempt, ErrorClass.RESULT_LOST.value, "Its file is gone. It was charged.")
            return
        except OSError as away:
            answers.look_again(attempt, f"The picture could not be read: {words_of(away)}")
            return
        self.busy.add(attempt.pk)
        self._decode(self._errand(Kind.FETCH, attempt), attempt, data)

    def _hand_over(self, kind: Kind, attempt: Attempt, call: Call, total: float) -> None:
        self.busy.add(attempt.pk)
        tag = self._errand(kind, attempt)
        base = self.account.base
        # A plain address is one on our own machine or network, let in when the key was added.
        public = base.startswith("https://")
        self.carrier.send(call, base=base, total=total, tag=tag, public_only=public)

    def _errand(self, kind: Kind, attempt: Attempt) -> Errand:
        return Errand(kind, attempt.publisher_id, attempt.pk, attempt.fence)

    def _take_answers(self, patience: float) -> None:
        carried = self._next(patience)
        while carried is not None:
            self._take(carried)
            carried = self.carrier.next(0)
        for since, unkept in self.unkept.due(timezone.now()):
            self._take(unkept, since)
        for future in [each for each in self.decoding if each.done()]:
            self._take_decoded(future, self.decoding.pop(future))

    def _next(self, patience: float) -> Carried | None:
        """What comes first of an answer, a picture decoded, and the end of patience."""
        end = timezone.now() + timedelta(seconds=patience)
        while self.decoding:
            left = (end - timezone.now()).total_seconds()
            if left <= 0 or any(each.done() for each in self.decoding):
                return self.carrier.next(0)
            carried = self.carrier.next(min(left, DECODING_SECONDS))
            if carried is not None:
                return carried
        return self.carrier.next(patience)

    def _take(self, carried: Carried, since: datetime | None = None) -> None:
        errand = carried.tag
        assert isinstance(errand, Errand)
        try:
            self._take_reply(errand, carried)
        except AWAY as fault:
            # It stays among what was sent, so that the pump does not end without it.
            logger.warning("an answer is kept in memory, for it cannot be written: %s", fault)
            reconnect()
            if self.unkept.add(carried, timezone.now(), since):
                return
            self.busy.discard(errand.attempt)
            self.sending.discard(errand.attempt)
        else:
            self.sending.discard(errand.attempt)

    def _take_reply(self, errand: Errand, carried: Carried) -> None:
        with acting_for(errand.publisher):
            attempt = self._still_ours(errand)
            self.busy.discard(errand.attempt)
            if attempt is None:
                return
            try:
                self._answer(errand, attempt, carried)
            except AWAY:
                self.busy.add(errand.attempt)
                raise
            except IllegalMove as lost:
                logger.info("%s", lost)
            except UNREADABLE as odd:
                # One reply that nobody foresaw must not stop everybody's pictures.
                logger.exception("a reply about %s could not be read", attempt.ref)
                answers.took_nonsense(attempt, type(odd).__name__)

    def _answer(self, errand: Errand, attempt: Attempt, carried: Carried) -> None:
        if errand.kind == Kind.SEND:
            answers.took_send(attempt, carried)
        elif errand.kind == Kind.LOOK:
            answers.took_look(attempt, carried)
        elif errand.kind == Kind.FIND:
            answers.took_find(attempt, carried)
        else:
            picture = answers.took_picture(attempt, carried)
            if picture is not None:
                self.busy.add(attempt.pk)
                self._decode(errand, attempt, picture)

    def _decode(self, errand: Errand, attempt: Attempt, data: bytes) -> None:
        self.decoding[self.decoder.submit(made_by(attempt), data)] = errand

    def _take_decoded(self, future: Future[Decoded | Laid], errand: Errand) -> None:
        self.busy.discard(errand.attempt)
        with acting_for(errand.publisher):
            attempt = self._still_ours(errand)
            if attempt is None:
                return
            try:
                answers.keep_picture(attempt, *future.result())
            except BadBytes as error:
                answers.took_garbage(attempt, str(error))
            except (LeftLost, NotLaid) as gone:
                answers.lost_left(attempt, str(gone))
            except IllegalMove as lost:
                logger.info("%s", lost)
            except OSError as error:
                # The disk is full or the bucket is out: it is fetched again, never drawn again.
                answers.look_again(attempt, f"The picture could not be kept: {words_of(error)}")
            except UNFORESEEN as odd:
                # A picture that breaks the decoder must not break everybody's, again and again.
                logger.exception("the picture of %s could not be made", attempt.ref)
                answers.took_garbage(attempt, f"It could not be read ({type(odd).__name__}).")

    def _still_ours(self, errand: Errand) -> Attempt | None:
        """The row an answer is for; what lies beside it comes along where a picture ends it."""
        rows = Attempt.objects.filter(pk=errand.attempt, fence=errand.fence)
        if errand.kind == Kind.FETCH:
            rows = rows.select_related(*WITH_ALL)
        attempt = rows.first()
        return None if attempt is None else self._at_hand(attempt)

    def _at_hand(self, attempt: Attempt) -> Attempt:
        """Spare the database the account, which is ours."""
        if attempt.account_id == self.account.pk:
            attempt.account = self.account
        return attempt

    def _due(self) -> Iterator[Attempt]:
        now = timezone.now()
        states = [AttemptState.RUNNING.value, *UNDER_WAY]
        if speak(self.account.wire).repeats == Repeats.FINDS:
            states.append(AttemptState.UNKNOWN.value)
        with everyone("one account serves several publishers"):
            due = Attempt.objects.select_related("key").filter(
                account=self.account, state__in=states, poll_at__lte=now
            )
            rows = [self._at_hand(each) for each in due if each.pk not in self.busy]
        return iter(rows)

    def _patience(self) -> float:
        """Seconds until the next turn or look, at most IDLE_SECONDS."""
        now = timezone.now()
        moments = [self.next_turn] if self.next_turn > now else []
        with everyone("one account serves several publishers"):
            # By state, which has an index: what was ever stored here is not looked through.
            rows = Attempt.objects.filter(
                account=self.account, state__in=MAY_GO_ON, poll_at__gt=now
            )
            soonest = rows.order_by("poll_at").values_list("poll_at", flat=True).first()
        moments += [soonest] if soonest is not None else []
        waits = [(moment - now).total_seconds() for moment in moments]
        return min([IDLE_SECONDS, *waits])

    def _open(self) -> bool:
        """Whether anything of this account may go on by itself."""
        states = [AttemptState.RUNNING.value, *UNDER_WAY]
        finds = Q(state=AttemptState.UNKNOWN.value, poll_at__isnull=False)
        planned = Q(state=AttemptState.PLANNED.value, waits_for="", account__paused_for="")
        with everyone("one account serves several publishers"):
            rows = Attempt.objects.filter(account=self.account)
            return rows.filter(Q(state__in=states) | finds | planned).exists()

    def _hold(self) -> bool:
        now = timezone.now()
        if (now - self.renewed).total_seconds() < RENEW_SECONDS:
            return True
        me = process_name()
        free = Q(pumped_until__isnull=True) | Q(pumped_until__lt=now) | Q(pumped_by=me)
        held = Account.objects.filter(free, pk=self.account.pk).update(
            pumped_by=me, pumped_until=now + timedelta(seconds=HOLD_SECONDS)
        )
        if held:
            self.renewed = now
        return bool(held)

    def _let_go(self) -> None:
        Account.objects.filter(pk=self.account.pk, pumped_by=process_name()).update(
            pumped_by="", pumped_until=None
        )
