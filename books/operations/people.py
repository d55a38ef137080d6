"""Founding a publisher, adding its people, and the one-time link that lets a person in."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from books.enums import Role
from books.errors import Refused
from books.models import Member, Publisher, User
from books.tenancy import acting_for, everyone


class SignInTokens(PasswordResetTokenGenerator):
    """Tokens that die with the first use: the hash holds the time of the last sign-in."""

    key_salt = "octavo.sign-in"


tokens = SignInTokens()


@transaction.atomic
def found_publisher(*, slug: str, name: str, time_zone: str = "UTC") -> Publisher:
    """Return the publisher of that slug, founding it where there is none."""
    publisher, _ = Publisher.objects.get_or_create(
        slug=slug, defaults={"name": name, "time_zone": time_zone}
    )
    return publisher


@transaction.atomic
def add_member(*, publisher: Publisher, email: str, name: str, role: Role) -> Member:
    """Give a person a role, making the person where the address is new. Repeatable."""
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email, name)
    with acting_for(publisher):
        member, _ = Member.objects.update_or_create(
            publisher=publisher, user=user, defaults={"role": role.value}
        )
    return member


def member_by_email(*, publisher: Publisher, email: str) -> Member:
    """Return the member with this address. Raises Refused, listing who there is."""
    with acting_for(publisher):
        member = (
            Member.objects.select_related("user", "publisher")
            .filter(user__email=email.lower())
            .first()
        )
        if member is None:
            known = ", ".join(Member.objects.values_list("user__email", flat=True)) or "nobody"
            raise Refused(f"{email} is not a member of {publisher}; its members are: {known}.")
    return member


def first_member(*, publisher: Publisher, role: Role) -> Member:
    """Return the first member with the role. Raises Refused where there is none."""
    with acting_for(publisher):
        member = (
            Member.objects.select_related("user", "publisher")
            .filter(role=role.value)
            .order_by("id")
            .first()
        )
    if member is None:
        raise Refused(f"{publisher} has no {role}; add one first.")
    return member


def sign_in_path(*, user: User) -> str:
    """Return the path that signs this person in once, within PASSWORD_RESET_TIMEOUT seconds."""
    uid = urlsafe_base64_encode(str(user.pk).encode())
    return reverse("sign-in-link", kwargs={"uid": uid, "token": tokens.make_token(user)})


def user_of_link(*, uid: str, token: str) -> User | None:
    """Return the person a link stands for, or None where it is used up, too old or forged."""
    try:
        pk = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, UnicodeDecodeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user is not None and tokens.check_token(user, token) else None


def first_sign_in_link() -> str:
    """Return a sign-in path for the first owner, founding Owl Press on an empty installation."""
    with everyone("the first owner of any publisher is looked for"):
        owner = (
            Member.objects.filter(role=Role.OWNER.value).select_related("user").order_by("id")
        ).first()
    if owner is None:
        publisher = found_publisher(slug="owl-press", name="Owl Press")
        owner = add_member(
            publisher=publisher, email="ada@owl.press", name="Ada Owl", role=Role.OWNER
        )
    return sign_in_path(user=owner.user)
