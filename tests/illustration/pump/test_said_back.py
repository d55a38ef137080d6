"""A provider that repeats the key in its refusal is not repeated by us."""

from __future__ import annotations

from illustration.models import Attempt
from illustration.providers.base import ErrorClass, Refused
from illustration.pump.answers import took_refusal
from illustration.pump.claiming import WITH_ALL
from tests.illustration.pump.rig import an_account, scenes_wanted
from tests.personas import Press


def test_a_key_in_a_refusal_is_kept_nowhere(owl: Press) -> None:
    key = an_account(owl.publisher, owl.ada, secret="sk-canary-4711")
    scenes_wanted(owl.ben, owl.rita, key, 1)
    attempt = Attempt.objects.select_related(*WITH_ALL).get()
    Attempt.objects.filter(pk=attempt.pk).update(state="SENDING", fence=1, tries=1)
    attempt.state, attempt.fence = "SENDING", 1
    took_refusal(attempt, Refused(ErrorClass.AUTH, True, "No such key: sk-canary-4711."))
    attempt.refresh_from_db()
    key.account.refresh_from_db()
    assert attempt.error.startswith("No such key: ")
    assert "canary" not in attempt.error + key.account.paused_words
