"""Keys to providers and the models that draw, for owners' programs."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.enums import Act
from books.errors import Refused
from books.models import Book
from books.views.finding import find_book
from illustration.api.provider_serializers import (
    KeyTestTold,
    ModelChosenAsked,
    NewProviderKeyAsked,
    NewSecretAsked,
    PaceAsked,
    ProviderKeyTold,
    ResultHostsAsked,
    RouteTold,
)
from illustration.models import ProviderKey
from illustration.operations import keys as deeds
from illustration.operations.key_pace import set_pace
from illustration.operations.key_reach import set_result_hosts
from illustration.operations.key_trial import test_key
from illustration.operations.routes import drop_route, set_route
from illustration.routing import plan_of


class ProviderKeys(Door):
    """The publisher's keys to providers."""

    tag = "Providers"

    @operation("list_provider_keys", Act.KEYS, gives=ProviderKeyTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List the keys to providers, the newest first, retired ones too."""
        return self.page(ProviderKey.objects.select_related("account"), order=("-id",))

    @operation(
        "add_provider_key", Act.KEYS, gives=ProviderKeyTold, asks=NewProviderKeyAsked, status=201
    )
    def post(self, request: Request) -> Response:
        """Put in a key to a provider.

        It is kept sealed and never told again. Roles without a model get those it can draw.
        """
        asked = self.asked()
        key = deeds.add_key(
            publisher=self.member.publisher,
            wire=asked["wire"],
            base=asked.get("base", ""),
            title=asked.get("title", ""),
            secret=asked["secret"],
            per_minute=asked.get("per_minute"),
            by=self.member,
        )
        return self.told(key)


class TestProviderKey(Door):
    """A key tried."""

    tag = "Providers"

    @operation("test_provider_key", Act.KEYS, gives=KeyTestTold, at_once=False)
    def post(self, request: Request, provider_key: int) -> Response:
        """Test a key without spending anything: is it taken, are its models there."""
        return self.told(test_key(key=_found(provider_key), by=self.member))


class ReplaceProviderKey(Door):
    """A key in another's place."""

    tag = "Providers"

    @operation(
        "replace_provider_key", Act.KEYS, gives=ProviderKeyTold, asks=NewSecretAsked, status=201
    )
    def post(self, request: Request, provider_key: int) -> Response:
        """Put a new key in the place of another, at the same address.

        Models and pictures not yet sent go with it; it should be tested.
        """
        key, secret = _found(provider_key), self.asked()["secret"]
        return self.told(deeds.replace_key(key=key, secret=secret, by=self.member))


class RetireProviderKey(Door):
    """A key wiped."""

    tag = "Providers"

    @operation("retire_provider_key", Act.KEYS)
    def post(self, request: Request, provider_key: int) -> Response:
        """Wipe a key; what it drew falls back to the offline painter."""
        deeds.retire_key(key=_found(provider_key), by=self.member)
        return Response(status=204)


class ResumeProvider(Door):
    """A paused provider asked again."""

    tag = "Providers"

    @operation("resume_provider", Act.KEYS)
    def post(self, request: Request, provider_key: int) -> Response:
        """Let a paused provider be asked again, after its cause was put right."""
        deeds.resume_account(account=_found(provider_key).account, by=self.member)
        return Response(status=204)


class ProviderPace(Door):
    """How fast a provider is asked."""

    tag = "Providers"

    @operation("set_provider_pace", Act.KEYS, gives=ProviderKeyTold, asks=PaceAsked)
    def post(self, request: Request, provider_key: int) -> Response:
        """Set the pace of a key's account; a pump at work takes it within seconds."""
        set_pace(key=_found(provider_key), by=self.member, **self.asked())
        return self.told(_found(provider_key))


class ProviderHosts(Door):
    """Where a key's pictures may be fetched from."""

    tag = "Providers"

    @operation("set_result_hosts", Act.KEYS, gives=ProviderKeyTold, asks=ResultHostsAsked)
    def post(self, request: Request, provider_key: int) -> Response:
        """Name the hosts that finished pictures may be fetched from; the list replaces the old."""
        key, hosts = _found(provider_key), self.asked()["hosts"]
        return self.told(set_result_hosts(key=key, hosts=hosts, by=self.member))


class Routes(Door):
    """Which model draws what in the whole house."""

    tag = "Providers"

    @operation("list_models", Act.KEYS, gives=RouteTold, many=True)
    def get(self, request: Request) -> Response:
        """Tell who draws each role, at which price at most, and what cannot be drawn."""
        return self.told(_planned(None))

    @operation("choose_model", Act.KEYS, gives=RouteTold, asks=ModelChosenAsked, many=True)
    def post(self, request: Request) -> Response:
        """Choose the model that draws a role."""
        _set(self, None)
        return self.told(_planned(None))


class TitleRoutes(Door):
    """Which model draws what in a title."""

    tag = "Providers"

    @operation("list_title_models", Act.KEYS, gives=RouteTold, many=True)
    def get(self, request: Request, book: str) -> Response:
        """Tell who draws each role of a title, at which price at most, and what cannot be."""
        return self.told(_planned(find_book(book)))

    @operation("choose_title_model", Act.KEYS, gives=RouteTold, asks=ModelChosenAsked, many=True)
    def post(self, request: Request, book: str) -> Response:
        """Choose the model that draws a role in this title alone."""
        found = find_book(book)
        _set(self, found)
        return self.told(_planned(found))


class TitleRoute(Door):
    """A title's own model for a role."""

    tag = "Providers"

    @operation("drop_title_model", Act.KEYS)
    def delete(self, request: Request, book: str, role: str) -> Response:
        """Let a title's role be drawn as everywhere in the house again."""
        drop_route(book=find_book(book), role=role, by=self.member)
        return Response(status=204)


def _set(door: Door, book: Book | None) -> None:
    asked = door.asked()
    key = asked.get("key")
    set_route(
        publisher=door.member.publisher,
        book=book,
        role=asked["role"],
        model=asked["model"],
        quality=asked.get("quality", ""),
        way=asked.get("way", ""),
        key=_named(key) if key else None,
        by=door.member,
    )


def _planned(book: Book | None) -> list[dict[str, Any]]:
    return [
        vars(plan) | {"model": plan.chosen.row.key if plan.chosen.row else "offline"}
        for plan in plan_of(book)
    ]


def _named(number: int) -> ProviderKey:
    """The key a choice names: one that is not there makes the choice wrong."""
    found = ProviderKey.objects.select_related("account").filter(pk=number).first()
    if found is None:
        raise Refused(f"No key has the number {number}. Nothing was changed.")
    return found


def _found(key: int) -> ProviderKey:
    return get_object_or_404(ProviderKey.objects.select_related("account"), pk=key)
