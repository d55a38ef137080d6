"""A call's words as the answers of a new title, so that the API and the desk make the same book.

The title in the making is never saved: a program says everything at once.
"""

from __future__ import annotations

from typing import Any

from books.answers import TRAITS, Step, cleaned
from books.drafting import EditionWish
from books.manuscript.draft import BookDraft, CharacterDraft
from books.manuscript.keeping import to_plain
from books.manuscript.upload import read_upload
from books.models import Member, Proposal
from books.operations.proposals import check_size
from books.printers import PrintWish, first_wish, is_offered, stocks_of

PASTED = "pasted.md"


def title_in_the_making(asked: dict[str, Any], by: Member) -> Proposal:
    """Return an unsaved title in the making with every step answered.

    Raises ManuscriptError, Refused and TooLarge, each with its sentence.
    """
    draft = _read(asked)
    answers: dict[str, Any] = {
        Step.PRINTING.value: cleaned(Step.PRINTING, _printing(asked, draft)),
        Step.MANUSCRIPT.value: to_plain(draft),
        Step.PREVIEW.value: cleaned(Step.PREVIEW, _people(asked, draft)),
        Step.PLAN.value: cleaned(Step.PLAN, {"arrangement": asked.get("arrangement", "auto")}),
        Step.CHARACTERS.value: cleaned(Step.CHARACTERS, _characters(asked, draft)),
    }
    if "style" in asked or "style_words" in asked:
        told = {"style": asked.get("style", "own"), "words": asked.get("style_words", "")}
        answers[Step.STYLE.value] = cleaned(Step.STYLE, told)
    return Proposal(publisher=by.publisher, by=by.user, answers=answers)


def edition_in_the_making(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a call says of a further edition, as the verb takes it.

    Raises ManuscriptError and TooLarge, each with its sentence.
    """
    handed_in = "text" in asked or "manuscript" in asked
    return {
        "draft": _read(asked) if handed_in else None,
        "wish": EditionWish(
            printer=asked.get("printer"),
            trim=asked.get("trim"),
            arrangement=asked.get("arrangement", "auto"),
            stock=asked.get("stock"),
            bleed=asked.get("bleed"),
        ),
        "language": asked["language"],
        "isbn": asked.get("isbn", ""),
    }


def _read(asked: dict[str, Any]) -> BookDraft:
    file = asked.get("manuscript")
    if file is None:
        name, data = PASTED, asked["text"].encode()
        check_size(len(data))
    else:
        name = file.name
        check_size(file.size)
        data = file.read()
    return read_upload(name, data, language=asked.get("language", ""))


def _printing(asked: dict[str, Any], draft: BookDraft) -> dict[str, Any]:
    usual = first_wish()
    printer = asked.get("printer", draft.edition.printer or usual.printer)
    stock = stocks_of(printer)[0].code if is_offered(printer) else usual.stock
    wish = PrintWish(
        printer=printer,
        trim=asked.get("trim", draft.edition.trim or usual.trim),
        stock=asked.get("stock", draft.edition.stock or stock),
        bleed=asked["bleed"],
    )
    return vars(wish) | {
        "language": asked.get("language") or draft.language,
        "isbn": asked.get("isbn", draft.edition.isbn or ""),
    }


def _people(asked: dict[str, Any], draft: BookDraft) -> dict[str, Any]:
    own = [{"name": who.name, "role": who.role} for who in draft.contributors]
    return {
        "title": asked.get("title", draft.title),
        "contributors": asked.get("contributors", own),
    }


def _characters(asked: dict[str, Any], draft: BookDraft) -> dict[str, Any]:
    return {"characters": asked.get("characters", [_row(each) for each in draft.characters])}


def _row(character: CharacterDraft) -> dict[str, Any]:
    traits = {word: getattr(character, word) for word in TRAITS}
    return {"name": character.name, "kind": character.kind, "wears": [*character.wears]} | traits
