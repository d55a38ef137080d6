"""Saying who made an edition's words, and putting the AI statement on its copyright page."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Member
from books.operations.holding import hold
from books.operations.moves import record
from books.operations.text import edit_text
from books.rules import require
from illustration.ai_standing import standing_of
from illustration.ai_use import ai_use_of
from illustration.ai_words import digest_of, with_statement
from illustration.authorship import OF_PICTURES, Authorship
from illustration.models import AiStatement

LONGEST_TOOLS = 300
ABOUT = {"text": tuple(Authorship), "translation": tuple(Authorship), "pictures": OF_PICTURES}


@transaction.atomic
def say_authorship(
    *, edition: Edition, said: Mapping[str, str], seen_version: int, by: Member
) -> AiStatement:
    """Keep what a person says of text, translation and pictures handed in, tools by name.

    `said` maps "text", "translation", "pictures" to a word of Authorship and "text_tools" and so
    on to names; what is left out is unsaid. `seen_version` is the statement's version it was made
    from, 0 for none. Raises NotAllowed; Refused for a word that is none, or a tool's name that is
    missing or too long; IllegalMove where somebody said otherwise meanwhile.
    """
    require(by, Act.EDIT)
    told = {name: value for about in ABOUT for name, value in _checked(about, said).items()}
    hold(edition)
    row, _made = AiStatement.objects.get_or_create(
        edition=edition, defaults={"publisher_id": edition.publisher_id}
    )
    before = {about: getattr(row, about) for about in ABOUT}
    changed = AiStatement.objects.filter(pk=row.pk, version=seen_version).update(
        **told, version=seen_version + 1, said_by=by.user, said_at=timezone.now()
    )
    if changed != 1:
        raise IllegalMove(
            "Somebody else said who made this edition since you opened it. Theirs stands; yours "
            "was not saved: reload, and say it again."
        )
    record(
        book=edition.book,
        what="say-authorship",
        subject=f"edition {edition.number}",
        by=by.user,
        from_state=_listed(before),
        to_state=_listed(told),
        note=_tools(told),
    )
    row.refresh_from_db()
    return row


@transaction.atomic
def place_statement(*, edition: Edition, seen: str, by: Member) -> None:
    """Put the AI statement on the copyright page, in the earlier one's place where there is one.

    `seen` is the digest of the statement that was read: what is printed is what a person saw. The
    page's words are a draft then, as after any change. Raises NotAllowed, NotReady (no copyright
    page, or something is unsaid), IllegalMove.
    """
    require(by, Act.EDIT)
    hold(edition)
    stands = standing_of(ai_use_of(edition))
    if not stands.statement:
        raise NotReady(
            "Say first who made the text and the pictures handed in. Nothing was changed."
        )
    if stands.page is None:
        raise NotReady("The plan has no copyright page. Insert one first; nothing was changed.")
    _refuse_unseen(seen, stands.statement)
    page = stands.page
    page.edition = edition
    text = with_statement(page.text, stands.statement)
    if text != page.text:
        edit_text(page=page, text=text, seen_version=page.version, by=by)
    AiStatement.objects.filter(edition=edition).update(settled_hash="")
    record(
        book=edition.book,
        what="place-ai-statement",
        subject=f"edition {edition.number}",
        by=by.user,
        note=stands.statement,
    )


@transaction.atomic
def settle_in_own_words(*, edition: Edition, seen: str, by: Member) -> None:
    """Note that the copyright page tells it in words of a person's own, until the facts change.

    Raises NotAllowed, NotReady while something is unsaid, IllegalMove where the facts changed.
    """
    require(by, Act.EDIT)
    hold(edition)
    statement = standing_of(ai_use_of(edition)).statement
    if not statement:
        raise NotReady("Say first who made the text and the pictures. Nothing was changed.")
    _refuse_unseen(seen, statement)
    AiStatement.objects.filter(edition=edition).update(settled_hash=digest_of(statement))
    record(
        book=edition.book,
        what="settle-ai-statement",
        subject=f"edition {edition.number}",
        by=by.user,
        note=statement,
    )


def _refuse_unseen(seen: str, statement: str) -> None:
    if seen != digest_of(statement):
        raise IllegalMove(
            "The facts changed since you read the statement. Nothing was changed; reload, and read "
            "it again."
        )


def _checked(about: str, said: Mapping[str, str]) -> dict[str, str]:
    word, tools = said.get(about, ""), " ".join(said.get(f"{about}_tools", "").split())
    if word not in {each.value for each in ABOUT[about]}:
        known = ", ".join(each.value for each in ABOUT[about] if each)
        raise Refused(f"{word!r} says nothing of the {about}; it is {known}. Nothing was changed.")
    if len(tools) > LONGEST_TOOLS:
        raise Refused(f"Name the tools in {LONGEST_TOOLS} letters. Nothing was changed.")
    uses = Authorship(word).uses_tools
    if uses and not tools:
        raise Refused(f"Name the AI tools used for the {about}. Nothing was changed.")
    return {about: word, f"{about}_tools": tools if uses else ""}


def _listed(told: Mapping[str, str]) -> str:
    return ", ".join(f"{about} {told[about]}" for about in ABOUT if told[about])


def _tools(told: Mapping[str, str]) -> str:
    named = {about: told[f"{about}_tools"] for about in ABOUT}
    return "; ".join(f"{about}: {tools}" for about, tools in named.items() if tools)
