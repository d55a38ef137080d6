"""Whom the token stands for; the publisher's people and tokens."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.house import (
    InvitationTold,
    MemberTold,
    MeTold,
    NewInvitationAsked,
    RoleChangeAsked,
    TokenTold,
)
from books.enums import Act, Role
from books.models import ApiToken, Invitation, Member
from books.operations.invitations import invite, resend_invitation, withdraw_invitation
from books.operations.people import change_role, remove_member
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


class OneMember(Door):
    """One of the publisher's people."""

    tag = "Publisher"

    @operation("change_role", Act.INVITE, gives=MemberTold, asks=RoleChangeAsked)
    def patch(self, request: Request, member: int) -> Response:
        """Give a person another role. The last owner stays one."""
        found, asked = _person(member), self.asked()
        return self.told(change_role(member=found, role=Role(asked["role"]), by=self.member))

    @operation("remove_member", Act.INVITE)
    def delete(self, request: Request, member: int) -> Response:
        """Take a person out of the publisher, with his or her tokens."""
        remove_member(member=_person(member), by=self.member)
        return Response(status=204)


class Invitations(Door):
    """Places kept for people."""

    tag = "Publisher"

    @operation("list_invitations", Act.INVITE, gives=InvitationTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List invitations, the newest first."""
        return self.page(Invitation.objects.all(), order=("-id",))

    @operation(
        "invite_person",
        Act.INVITE,
        gives=InvitationTold,
        asks=NewInvitationAsked,
        status=201,
        at_once=False,
    )
    def post(self, request: Request) -> Response:
        """Invite somebody by mail; the link opens once, for seven days."""
        asked = self.asked()
        return self.told(
            invite(
                email=asked["email"],
                name=asked.get("name", ""),
                role=Role(asked["role"]),
                by=self.member,
            )
        )


class OneInvitation(Door):
    """One invitation."""

    tag = "Publisher"

    @operation("withdraw_invitation", Act.INVITE)
    def delete(self, request: Request, invitation: int) -> Response:
        """Withdraw an invitation that nobody accepted yet."""
        found = get_object_or_404(Invitation, pk=invitation)
        withdraw_invitation(invitation=found, by=self.member)
        return Response(status=204)


class ResendInvitation(Door):
    """A fresh link for an invitation."""

    tag = "Publisher"

    @operation("resend_invitation", Act.INVITE, gives=InvitationTold, at_once=False)
    def post(self, request: Request, invitation: int) -> Response:
        """Mail a fresh link; the old one opens nothing any more."""
        found = get_object_or_404(Invitation, pk=invitation)
        return self.told(resend_invitation(invitation=found, by=self.member))


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


def _person(member: int) -> Member:
    return get_object_or_404(Member.objects.select_related("user", "publisher"), pk=member)
