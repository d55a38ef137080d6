"""Letters about a print file: to whoever pressed it and whoever let it go."""

from __future__ import annotations

import re

from django.urls import reverse

from books import mailing, queue
from books.models import Event, Member, User
from printing.models import PrintRun

LETTER_JOB = "printing.jobs.send_run_letter"
LETTERS = {
    "release-run": "run_released",
    "accept-run": "run_accepted",
    "reject-run": "run_rejected",
}
_SUBJECT = re.compile(r"edition (\d+), print run (\d+)")


def wake_letter(event: Event) -> None:
    """Have a worker send the letters of an event once the transaction has committed."""
    queue.wake(LETTER_JOB, key=f"run-{event.pk}", publisher=event.publisher_id, row=event.pk)


def send_letters(*, event: Event) -> int:
    """Send the letters of an event about a print run; return how many went.

    Nobody is written to about what he or she did, and nobody who has left the publisher. Raises
    MailNotSentError where the mail server refuses.
    """
    found = _SUBJECT.fullmatch(event.subject)
    if event.what not in LETTERS or found is None:
        return 0
    edition, n = int(found[1]), int(found[2])
    runs = PrintRun.objects.select_related("asked_by", "released_by").defer("script")
    run = runs.filter(edition__book=event.book, edition__number=edition, n=n).first()
    if run is None or event.book is None:
        return 0
    told = {
        "sender": event.by,
        "title": event.book,
        "subject": event.subject,
        "reason": event.note,
        "link": reverse("run", args=[event.publisher.slug, event.book.slug, edition, n]),
    }
    people = _people(run, event)
    for person in people:
        mailing.send(LETTERS[event.what], person.email, told | {"name": person.name})
    return len(people)


def _people(run: PrintRun, event: Event) -> list[User]:
    asked = {person.pk: person for person in (run.asked_by, run.released_by) if person is not None}
    asked.pop(event.by_id or 0, None)
    stay = set(Member.objects.filter(user__in=asked).values_list("user_id", flat=True))
    return [person for key, person in sorted(asked.items()) if key in stay]
