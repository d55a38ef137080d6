"""Whom the token stands for; the publisher's people and tokens."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.house import MemberTold, MeTold, TokenTold
from books.enums import Act, Role
from books.models import ApiToken, Member
from books.operations.tokens import revoke_token
from books.rules import TABLE


class Me(Door):
    """The caller."""

    tag = "Publisher"

    @operation("get_me", Act.SEE, gives=MeTold)
    def get(self, request: Request) -> Response:
        """Tell whom the token stands for."""
        caller = self.caller
        acts = TABLE[Role(caller.member.role)]
        return self.told(
            {
                "publisher": caller.member.publisher,
                "member": caller.member,
                "token": caller.token,
                "acts": sorted(act.value for act in acts),
            }
        )


class Members(Door):
    """The publisher's people."""

    tag = "Publisher"

    @operation("list_members", Act.SEE, gives=MemberTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List the publisher's people."""
        return self.page(Member.objects.select_related("user"), order=("id",))


class Tokens(Door):
    """The publisher's tokens. They are made on the desk only: a stolen one makes no second."""

    tag = "Publisher"

    @operation("list_tokens", Act.TOKENS, gives=TokenTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List the publisher's tokens, the newest first."""
        return self.page(ApiToken.objects.all(), order=("-id",))


class Token(Door):
    """One token."""

    tag = "Publisher"

    @operation("revoke_token", Act.TOKENS)
    def delete(self, request: Request, token: int) -> Response:
        """Revoke a token for good.

        A token may revoke itself; its next call is answered 401.
        """
        revoke_token(token=get_object_or_404(ApiToken, pk=token), by=self.member)
        return Response(status=204)
