"""The letters of the house: one text template each, sent as plain text and as simple HTML.

The first line of templates/mail/NAME.txt is the subject. The rest is paragraphs; one that is an
address alone becomes a link. Both forms are made from the same words, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from smtplib import SMTPException

from allauth.core import context
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from books.errors import NotReady

HERE = "http://127.0.0.1:8000"


class MailNotSentError(NotReady):
    """The mail server did not take the letter; what was done before stands."""


@dataclass(frozen=True)
class Letter:
    """A letter ready to be sent."""

    subject: str
    text: str
    html: str


def write(name: str, told: Mapping[str, object]) -> Letter:
    """Return the letter of templates/mail/NAME.txt. `link` in `told` may be a path of the house.

    Whatever people chose themselves (names) is set on one line, so nobody adds a paragraph or a
    header to a letter of ours.
    """
    words = {key: _on_one_line(value) for key, value in told.items()}
    if "link" in words:
        words["link"] = absolute(words["link"])
    subject, _, body = render_to_string(f"mail/{name}.txt", words).strip().partition("\n")
    paragraphs = [" ".join(each.split()) for each in body.split("\n\n") if each.strip()]
    page = {"subject": subject.strip(), "paragraphs": paragraphs}
    return Letter(
        subject=settings.EMAIL_SUBJECT_PREFIX + subject.strip(),
        text="\n\n".join(paragraphs) + "\n",
        html=render_to_string("mail/letter.html", page),
    )


def send(name: str, to: str, told: Mapping[str, object]) -> None:
    """Write a letter and send it. Raises MailNotSentError where the mail server refuses."""
    letter = write(name, told)
    mail = EmailMultiAlternatives(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [to])
    mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        raise MailNotSentError(
            f"The mail to {to} could not be sent now ({type(error).__name__}). What you did is "
            "saved; send it again in a while."
        ) from error


def absolute(path: str) -> str:
    """Return a path as an address people can open.

    Under OCTAVO_URL, else under the address this request came to; a worker, which has neither,
    takes it for granted that Octavo runs on this machine.
    """
    if "://" in path:
        return path
    request = context.request
    if request is not None and not settings.OCTAVO_URL:
        return str(request.build_absolute_uri(path))
    return (str(settings.OCTAVO_URL) or HERE).rstrip("/") + path


def _on_one_line(value: object) -> str:
    return " ".join(str(value).split())[:1000]
