"""Letters to those whose work was sent back: the reason, and where to go on."""

from __future__ import annotations

from django.urls import reverse

from books import mailing, queue
from books.models import Event, Page, Scene, User

NOTICE_JOB = "books.jobs.send_notice"


def wake_notice(event: Event) -> None:
    """Have a worker send the letter of an event once the transaction has committed."""
    queue.wake(NOTICE_JOB, key=f"notice-{event.pk}", publisher=event.publisher_id, row=event.pk)


def send_notice(*, event: Event) -> bool:
    """Send the letter of an event to whoever made what was sent back; return whether one went.

    Nobody is written to about what he or she sent back, and nobody who has left the publisher.
    Raises MailNotSentError where the mail server refuses.
    """
    person = _maker(event)
    if person is None or person.pk == event.by_id or not _is_member(event, person):
        return False
    mailing.send(
        "sent_back",
        person.email,
        {
            "name": person.name,
            "sender": event.by,
            "title": event.book,
            "subject": event.subject,
            "reason": event.note,
            "link": _address(event),
        },
    )
    return True


def _maker(event: Event) -> User | None:
    kind, _, number = event.subject.rpartition(" ")
    if kind == "scene":
        newest = (
            Scene.objects.get(book=event.book, position=number)
            .candidates.select_related("made_by")
            .order_by("-version")
            .first()
        )
        return newest.made_by if newest else None
    page = _page(event, number)
    return page.text_by if page else None


def _page(event: Event, number: str) -> Page | None:
    pages = Page.objects.filter(edition__book=event.book, number=number)
    return pages.select_related("text_by", "edition").order_by("edition__number").first()


def _is_member(event: Event, person: User) -> bool:
    return person.memberships.filter(publisher_id=event.publisher_id).exists()


def _address(event: Event) -> str:
    assert event.book is not None
    here = {"publisher": event.publisher.slug, "book": event.book.slug}
    kind, _, number = event.subject.rpartition(" ")
    if kind == "scene":
        return reverse("scene", kwargs=here | {"position": number})
    page = _page(event, number)
    edition = page.edition.number if page else 1
    return reverse("page", kwargs=here | {"edition": edition, "number": number})
