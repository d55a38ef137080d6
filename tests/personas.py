"""The people of the tests: Ada owns Owl Press, Ben edits, Rita reviews, Paul produces.

Olga owns Fox Press and is the outsider everywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from books.enums import Role
from books.models import Member, Publisher
from books.operations.people import add_member, found_publisher


@dataclass(frozen=True)
class Press:
    """A publisher and its people."""

    publisher: Publisher
    ada: Member
    ben: Member
    rita: Member
    paul: Member
    olga: Member


def owl_press() -> Press:
    """Found Owl Press with its people, and Olga's Fox Press beside it."""
    owl = found_publisher(slug="owl-press", name="Owl Press")
    fox = found_publisher(slug="fox-press", name="Fox Press")

    def person(publisher: Publisher, name: str, role: Role) -> Member:
        address = f"{name.split()[0].lower()}@{publisher.slug}.example"
        return add_member(publisher=publisher, email=address, name=name, role=role)

    return Press(
        publisher=owl,
        ada=person(owl, "Ada Owl", Role.OWNER),
        ben=person(owl, "Ben Wren", Role.EDITOR),
        rita=person(owl, "Rita Heron", Role.REVIEWER),
        paul=person(owl, "Paul Crane", Role.PRODUCTION),
        olga=person(fox, "Olga Fox", Role.OWNER),
    )


def client_of(member: Member) -> Client:
    """Return a browser in which the person is signed in."""
    client = Client()
    client.force_login(member.user)
    return client
