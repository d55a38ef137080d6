"""A reference's own address at the provider that drew it, while that still lives: no bytes travel.

Only a sheet that this very account drew has one, and only where the provider says how long it is
good. One that died early costs nothing: the request is refused, and sent once more with the bytes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from illustration.halved import KEPT
from illustration.models import Attempt
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Carriage, Repeats

# What an attempt is marked with whose references' own addresses were refused.
REFUSED = "own-address-refused"
# A request may wait at the provider before its references are fetched.
MARGIN = timedelta(hours=1)


def living_addresses(attempt: Attempt, at: datetime) -> dict[int, str]:
    """Addresses, by the artwork's number, of references that may travel by them at a moment."""
    assert attempt.account is not None
    wire = speak(attempt.account.wire)
    lives = timedelta(seconds=wire.address_seconds) - MARGIN
    # A request that is repeated under one name has to be the same, byte for byte.
    barred = attempt.error_class == REFUSED or wire.repeats == Repeats.SAME
    if barred or lives <= timedelta(0) or Carriage.OWN_URL not in wire.carriages:
        return {}
    numbers = [told["artwork"] for told in attempt.references if "artwork" in told]
    drew = Attempt.objects.filter(
        artwork__in=numbers,
        artwork__character__isnull=False,
        account=attempt.account_id,
        finished_at__gt=at - lives,
        result_address__startswith="http",
    ).exclude(result_address__startswith=KEPT)
    return {
        number: told for number, told in drew.values_list("artwork", "result_address") if number
    }
