"""Shows an edition's page plan with its reasons and verdicts, or sets one scene another way."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from books.content import page_paragraphs
from books.counts import rules_of
from books.enums import Act
from books.errors import Refused
from books.management.speaking import DeskCommand, add_book
from books.manuscript.folio import Verdict
from books.manuscript.plan import judge_count
from books.models import Book, Edition, Member, Page, Scene
from books.operations.plan import choose_arrangement
from books.queries import book_by_slug, edition_of, pages_of

SETTINGS = ("facing", "on-picture", "auto")
_FIRST_WORDS = 48


class Command(DeskCommand):
    help = "Show the page plan page by page, or set one scene facing its words or under them."
    role_for = Act.EDIT

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the book, the edition, and a scene with how it shall be set."""
        add_book(parser)
        parser.add_argument("--edition", type=int, default=1)
        parser.add_argument("--scene", type=int, metavar="N", help="the scene to set another way")
        parser.add_argument(
            "--as",
            dest="setting",
            choices=SETTINGS,
            help="picture facing its words, words on the picture, or as the plan proposes",
        )

    def act(self, member: Member, **options: Any) -> None:
        """Change one scene if one is named, then tell the plan as it stands."""
        book = book_by_slug(options["book"])
        edition = edition_of(book, options["edition"])
        number, setting = options["scene"], options["setting"]
        if (number is None) is not (setting is None):
            raise Refused("--scene and --as go together: --scene 5 --as facing.")
        if setting is not None:
            scene = _scene(book, number)
            choose_arrangement(edition=edition, scene=scene, arrangement=setting, by=member)
        self._tell(book, edition)

    def _tell(self, book: Book, edition: Edition) -> None:
        pages = pages_of(edition)
        self.say(
            f"{book.title}, edition {edition.number}: {len(pages)} pages, {edition.arrangement}, "
            f"text at {edition.body_pt} pt."
        )
        for page in pages:
            self.say(page_line(page))
        for reason in edition.plan_reasons:
            self.say(f"  {reason}")
        printer, house = judge_count(len(pages), rules_of(edition))
        self.say(verdict_line("Printer", printer))
        self.say(verdict_line("House", house))


def page_line(page: Page) -> str:
    """Return one page as a line: folio, side, template, the scene it shows, its first words."""
    side = "recto" if page.is_recto else "verso"
    shown = f"scene {page.scene.position}" if page.scene is not None else ""
    if shown and page.part != "whole":
        shown += f" {page.part}"
    words = " ".join(paragraph.text for paragraph in page_paragraphs(page.text))
    words = " ".join(words.split())
    if len(words) > _FIRST_WORDS:
        words = words[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return f"{page.number:>5} {side} {page.template:<15} {shown:<14} {words}".rstrip()


def verdict_line(who: str, verdict: Verdict) -> str:
    """Return a verdict on the count of pages as a sentence."""
    held = "holds" if verdict.passed else "does not hold"
    return f"{who}: {verdict.rule}; {verdict.measured} pages, so it {held}."


def _scene(book: Book, number: int) -> Scene:
    scene = book.scenes.filter(position=number, position__gt=0).first()
    if scene is None:
        last = book.scenes.count() - book.scenes.filter(position=0).count()
        raise Refused(f"{book} has no scene {number}; its scenes are 1 to {last}.")
    return scene
