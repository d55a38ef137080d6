"""The publisher's people, invitations and tokens."""

from __future__ import annotations

from django.urls import URLPattern, path

from books.views import people, tokens

INVITATION = "people/invitations/<int:invitation>/"
PERSON = "people/<int:person>/"

urlpatterns: list[URLPattern] = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/second-factor/", people.require_second_factor, name="require-second-factor"),
    path("people/history/", people.house_events, name="house-events"),
    path(INVITATION + "resend/", people.resend_invitation, name="resend-invitation"),
    path(INVITATION + "withdraw/", people.withdraw_invitation, name="withdraw-invitation"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/make/", tokens.make_token, name="make-token"),
    path("tokens/<int:api_token>/revoke/", tokens.revoke_token, name="revoke-token"),
    path(PERSON + "role/", people.change_role, name="change-role"),
    path(PERSON + "remove/", people.remove_member, name="remove-member"),
]
