"""Drawing jobs: a door for workers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from books.models import Artwork
from books.tenancy import acting_for
from illustration.models import Account, Attempt
from illustration.operations import checkup, work
from illustration.providers.carriage.carrier import Carrier
from illustration.pump.loop import Pump
from illustration.pump.waking import wake_pump

# Then another job of the same queue has its turn; what is under way waits in the rows.
PUMP_SECONDS = 60.0


def draw_picture(publisher_id: int, attempt_id: int) -> None:
    """Carry one attempt on; a row that is gone or done leaves nothing to do."""
    with acting_for(publisher_id):
        attempt = (
            Attempt.objects.select_related("book", "scene", "character", "asked_by")
            .filter(pk=attempt_id)
            .first()
        )
        if attempt is not None:
            work.draw(attempt=attempt)


def check_picture(publisher_id: int, artwork_id: int) -> None:
    """Look at a returned picture; one that is gone or looked at leaves nothing to do."""
    with acting_for(publisher_id):
        artwork = Artwork.objects.filter(pk=artwork_id).first()
        if artwork is not None:
            checkup.check_picture(artwork=artwork)


def pump_account(_everybody: int, account_id: int) -> None:
    """Pump one account for a while; more work wakes the next one."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None:
        return
    # Made here, after the fork: a connection taken along would be shared with the parent.
    with Carrier() as carrier, ThreadPoolExecutor(1) as decoder:
        more = Pump(account, carrier, decoder).run(seconds=PUMP_SECONDS)
    if more:
        wake_pump(account)
