"""What is claimed is as it stands then, not as it stood when it was chosen."""

from __future__ import annotations

from django.utils import timezone

from illustration.models import Attempt
from illustration.pump.claiming import take, waiting_now
from tests.illustration.pump.rig import (
    Calendar,
    an_account,
    scenes_wanted,
    spent_and_held,
    states,
)
from tests.personas import Press


def test_a_picture_that_went_to_another_account_meanwhile_is_left_alone(
    owl: Press, clock: Calendar
) -> None:
    key = an_account(owl.publisher, owl.ada)
    other = an_account(owl.publisher, owl.ada, secret="sk-other")
    book = scenes_wanted(owl.ben, owl.rita, key, 1)
    chosen = waiting_now(key.account, timezone.now())[0]
    Attempt.objects.update(account=other.account, key=other)
    assert take(chosen, key.account) is None
    assert states(book) == {"PLANNED": 1}
    assert spent_and_held() == (0, 0)
    taken = take(chosen, other.account)
    assert taken is not None
    assert taken.account == other.account
    assert taken.key == other
    assert (taken.state, taken.fence) == ("CLAIMED", 1)
