"""Never faster than the provider takes it, and hardly slower."""

from __future__ import annotations

from datetime import timedelta

from illustration.models import Account
from illustration.providers.fake.bucket import Bucket
from illustration.pump.pace import block_for, give_back, take_turn
from tests.illustration.pump.rig import EPOCH, Calendar, an_account
from tests.personas import Press


def an_account_of(owl: Press, **pace: int) -> Account:
    return an_account(owl.publisher, owl.ada, **pace).account


def test_sixty_pictures_at_sixty_a_minute_are_never_refused(owl: Press, clock: Calendar) -> None:
    account = an_account_of(owl, per_minute=60, burst=5)
    # Two senders: each knows the account by its row alone.
    senders = [account, Account.objects.get()]
    provider = Bucket(per_minute=60, burst=5, now=clock.now)
    sent = refused = 0
    for turn in range(200):
        if sent == 60:
            break
        wait = take_turn(senders[turn % 2], clock.today())
        if wait:
            clock.go(wait)
            continue
        refused += provider.take(clock.now) > 0
        sent += 1
    assert refused == 0
    # Four at once, then 56 at 98 % of one a second: 57.2 s.
    assert 55 <= clock.now - EPOCH.timestamp() <= 58


def test_of_two_senders_that_look_at_once_one_takes_the_token(owl: Press) -> None:
    account = an_account_of(owl, per_minute=60, burst=2)
    same = Account.objects.get()
    assert take_turn(account, EPOCH) == 0.0
    assert take_turn(same, EPOCH) > 0.9


def test_a_token_given_back_is_there_again_but_no_more_than_fit(owl: Press) -> None:
    account = an_account_of(owl, per_minute=60, burst=2)
    assert take_turn(account, EPOCH) == 0.0
    give_back(account)
    give_back(account)
    assert take_turn(account, EPOCH) == 0.0
    assert take_turn(account, EPOCH) > 0.0


def test_an_account_that_was_asked_to_pause_sends_nothing_until_then(owl: Press) -> None:
    account = an_account_of(owl)
    block_for(account, EPOCH, 30)
    # A shorter pause asked for later ends no longer one.
    block_for(account, EPOCH, 5)
    assert take_turn(account, EPOCH) == 30.0
    assert take_turn(account, EPOCH + timedelta(seconds=30)) == 0.0
