"""The queue asks as little of the database for many pictures as for one."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from illustration.models import Attempt
from tests.illustration.pump.rig import an_account, scenes_wanted
from tests.personas import Press, client_of


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_queue_costs_no_query_a_picture(owl: Press) -> None:
    scenes_wanted(owl.ben, owl.rita, an_account(owl.publisher, owl.ada), 4)
    client, address = client_of(owl.ada), reverse("queue", args=["owl-press"])
    client.get(address)
    many = asked(client, address)
    Attempt.objects.filter(pk__gt=Attempt.objects.earliest("id").pk).update(state="CANCELLED")
    assert asked(client, address) == many
