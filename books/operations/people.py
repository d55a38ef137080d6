"""Founding a publisher, its people and their roles, and the one-time link that lets one in."""

from __future__ import annotations

import zoneinfo

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import IntegrityError, transaction
from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.text import slugify

from books import mailing
from books.enums import Act, Role
from books.errors import IllegalMove, NotReady, Refused
from books.factors import has_second_factor
from books.models import Member, Publisher, User
from books.operations.moves import record_of_house
from books.rules import require
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


def found_own_publisher(*, name: str, time_zone: str, by: User) -> Member:
    """Found a new publisher under a free slug and return its founder, an owner.

    Raises Refused for an empty or too long name, or a time zone nobody knows.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= 120:
        raise Refused("A publisher needs a name of at most 120 characters. Nothing was founded.")
    if time_zone not in zoneinfo.available_timezones():
        raise Refused(f"There is no time zone {time_zone!r}. Nothing was founded; choose another.")
    for slug in _slugs(name):
        try:
            with transaction.atomic():
                return _found(Publisher(slug=slug, name=name, time_zone=time_zone), by)
        except IntegrityError:
            continue  # somebody founded one of that name at this moment
    raise Refused(f"There are too many publishers called {name}; choose another name.")


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


@transaction.atomic
def change_role(*, member: Member, role: Role, by: Member) -> Member:
    """Give a member another role. The last owner keeps hers.

    Raises NotAllowed, and IllegalMove for the last owner or a member changed meanwhile.
    """
    require(by, Act.INVITE)
    came_from = member.role
    if came_from == role:
        return member
    if _unless_last_owner(member).update(role=role.value) != 1:
        raise _not_changed(member)
    member.role = role.value
    record_of_house(
        publisher=by.publisher,
        what="change-role",
        subject=member.label,
        by=by.user,
        from_state=came_from,
        to_state=role.value,
    )
    return member


@transaction.atomic
def remove_member(*, member: Member, by: Member) -> None:
    """Take a person out of the publisher; what he or she did stays on record. Tokens end with it.

    Raises NotAllowed, and IllegalMove for the last owner or a member changed meanwhile.
    """
    require(by, Act.INVITE)
    _, removed = _unless_last_owner(member).delete()
    if removed.get("books.Member", 0) != 1:
        raise _not_changed(member)
    record_of_house(
        publisher=by.publisher,
        what="remove-member",
        subject=member.label,
        by=by.user,
        from_state=member.role,
    )


@transaction.atomic
def require_second_factor(*, required: bool, by: Member) -> Publisher:
    """Say whether the publisher's people must have a second factor. Raises NotAllowed, NotReady."""
    require(by, Act.INVITE)
    if required and not has_second_factor(by.user):
        raise NotReady(
            "Set up your own second factor first, or you would shut yourself out. Nothing was "
            "changed."
        )
    publisher = by.publisher
    if Publisher.objects.filter(pk=publisher.pk, requires_mfa=not required).update(
        requires_mfa=required
    ):
        record_of_house(
            publisher=publisher,
            what="require-second-factor" if required else "waive-second-factor",
            subject="publisher",
            by=by.user,
        )
    publisher.requires_mfa = required
    return publisher


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


def rename_person(*, user: User, name: str) -> User:
    """Save a person's name as colleagues read it. Raises Refused for an empty or too long one."""
    name = " ".join(name.split())
    if not 0 < len(name) <= 120:
        raise Refused("A name has 1 to 120 characters. Nothing was saved.")
    user.name = name
    user.save(update_fields=["name"])
    return user


def send_sign_in_link(*, email: str) -> None:
    """Mail a one-time sign-in link to this address, if anybody has it; tell nobody whether."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is not None:
        mailing.send("sign_in_link", user.email, {"link": sign_in_path(user=user), "name": user})


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


def _slugs(name: str) -> list[str]:
    stem = slugify(name)[:50] or "publisher"
    taken = set(Publisher.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 12))]
    return [slug for slug in names if slug not in taken]


def _found(publisher: Publisher, by: User) -> Member:
    publisher.save()
    with acting_for(publisher):
        member = Member.objects.create(publisher=publisher, user=by, role=Role.OWNER.value)
        record_of_house(publisher=publisher, what="found-publisher", subject=publisher.slug, by=by)
    return member


def _unless_last_owner(member: Member) -> QuerySet[Member]:
    """The member as he or she was read, or no row where no other owner would be left.

    The publisher's row is locked first: of two owners who remove each other at once, the second
    waits and then sees what the first did. (SQLite has one writer at a time and needs no lock.)
    """
    Publisher.objects.select_for_update().get(pk=member.publisher_id)
    rows = Member.objects.filter(pk=member.pk, role=member.role)
    if member.role != Role.OWNER:
        return rows
    others = Member.objects.filter(role=Role.OWNER.value).exclude(pk=member.pk)
    return rows.filter(Exists(others))


def _not_changed(member: Member) -> IllegalMove:
    if Member.objects.filter(pk=member.pk, role=member.role).exists():
        return IllegalMove(
            f"{member.label} is the last owner; a publisher needs one. Nothing was changed; make "
            "somebody else an owner first."
        )
    return IllegalMove(
        f"{member.label} was changed by somebody else a moment ago. Nothing was changed by you; "
        "reload to see how it stands."
    )
