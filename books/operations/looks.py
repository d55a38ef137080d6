"""How one page looks, beside its words and its picture: its template, and art short of the bleed.

Nothing is planned anew: no other page moves, and no other layout is voided.
"""

from __future__ import annotations

from django.db import transaction

from books.content import page_content
from books.enums import Act, PageKind, Part, ShortArt, Template
from books.errors import IllegalMove, Refused
from books.models import Artwork, Edition, Member, Page
from books.openings import facts_for, pictures_of
from books.operations.moves import record
from books.replanning import STYLED, note_of
from books.rules import require
from books.sizes import decides_room, rooms_for_words
from printing.press.layout import fits


def templates_of(page: Page) -> tuple[Template, ...]:
    """Return the templates a page can be given as it stands, its own first among its like.

    Empty for pages outside the story, halves of a spread and words alone: the plan sets those.
    """
    if page.kind != PageKind.STORY or page.part != Part.WHOLE:
        return ()
    own = Template.TEXT_ON_PICTURE if page.text.strip() else Template.PICTURE
    return own, *STYLED


@transaction.atomic
def set_page_template(*, page: Page, template: Template, by: Member) -> None:
    """Give a page that shows a whole picture another template; its layout is approved anew.

    Raises NotAllowed; Refused where it cannot be set so, or its words would not fit at the
    edition's size; IllegalMove where it is so already or the page was changed meanwhile.
    """
    require(by, Act.EDIT)
    if template not in templates_of(page):
        known = ", ".join(templates_of(page)) or "none: the plan sets it"
        raise Refused(
            f"Page {page.number} cannot be set as {template}; it can be: {known}. Nothing was "
            "changed."
        )
    was = page.template
    if was == template:
        raise IllegalMove(f"Page {page.number} is set as {template} already. Nothing was changed.")
    page.template = template.value
    _refuse_overflow(page)
    changed = Page.objects.filter(pk=page.pk, version=page.version, template=was)
    if changed.update(template=template.value) != 1:
        raise IllegalMove(
            f"Page {page.number} was changed by somebody else a moment ago. Nothing was changed "
            "by you; reload to see how it stands."
        )
    _tell_room(page)
    _record(page.edition, "set-page-template", f"page {page.number}", by, was, template.value)


@transaction.atomic
def choose_short_art(
    *, edition: Edition, choice: ShortArt | None, by: Member, page: Page | None = None
) -> None:
    """Say what becomes of pictures that end short of the bleed, in an edition or on one page.

    None, on a page, follows the edition again. Where a page asks for itself, its picture is
    scaled, mirrored or filled even if a crop would do. Raises NotAllowed, Refused, IllegalMove.
    """
    require(by, Act.EDIT)
    chosen = choice.value if choice else ""
    row: Edition | Page = edition if page is None else page
    if page is None and choice is None:
        raise Refused("An edition must say what becomes of such pictures. Nothing was changed.")
    if page is not None and page.part == Part.NONE:
        raise Refused(f"Page {page.number} shows no picture. Nothing was changed.")
    was = row.short_art
    if was == chosen:
        raise IllegalMove("It is chosen so already. Nothing was changed.")
    row.short_art = chosen
    row.save(update_fields=["short_art"])
    subject = f"edition {edition.number}" if page is None else f"page {page.number}"
    _record(edition, "choose-short-art", subject, by, was, chosen)


def _refuse_overflow(page: Page) -> None:
    edition = page.edition
    facts = facts_for(edition, edition.pages.count())
    artwork: Artwork | None = pictures_of([page]).get(page.scene_id or 0)
    if not fits(facts, page_content(page, artwork)):
        raise Refused(
            f"The words of page {page.number} do not fit so at {edition.body_pt.normalize():f} pt; "
            "shorten them, or let the picture face them. Nothing was changed."
        )


def _tell_room(page: Page) -> None:
    """Tell whoever draws the scene next where words will lie on it, or that none will."""
    scene, edition = page.scene, page.edition
    if scene is not None and decides_room(edition, scene):
        shown = edition.pages.filter(scene=scene).order_by("number")
        scene.text_room = rooms_for_words(edition, shown, total=edition.pages.count())
        scene.save(update_fields=["text_room"])


def _record(edition: Edition, what: str, subject: str, by: Member, was: str, now: str) -> None:
    record(
        book=edition.book,
        what=what,
        subject=subject,
        by=by.user,
        from_state=was,
        to_state=now,
        note=note_of(edition).strip(),
    )
