"""A title in the making, read: its draft so far, its plans, and the book it would become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from django.utils import timezone

from books.answers import ARRANGEMENTS, TRAITS, Step
from books.content import authors
from books.counts import rules_of
from books.drafting import EditionWish, Unsaved, has_picture, work_out
from books.errors import NotReady, Refused
from books.further import other_count
from books.manuscript.casting import cast_anew
from books.manuscript.draft import (
    BookDraft,
    CharacterDraft,
    Contributor,
    EditionDraft,
    ManuscriptError,
)
from books.manuscript.folio import Arrangement, Plan
from books.manuscript.keeping import from_plain
from books.manuscript.names import propose_names
from books.manuscript.plan import make_plan
from books.manuscript.text import plain_text
from books.models import Edition, Member, Proposal
from books.printers import PrintWish, first_wish

# Beside the steps' answers: the manuscripts in further languages, by code.
TEXTS = "texts"
# What must be answered before the title can be made; the last step asks nothing.
ASKED = tuple(step for step in Step if step is not Step.CHECK)


@dataclass(frozen=True)
class Row:
    """A character as the form shows it. `scenes` are numbered from 1; `proposed` was nobody's."""

    name: str
    kind: str
    wears: tuple[str, ...]
    traits: Mapping[str, str]
    scenes: tuple[int, ...]
    proposed: bool


@dataclass(frozen=True)
class FurtherText:
    """A further language of a title: `draft` is None, and `name` "", until it is handed in."""

    language: str
    name: str
    isbn: str
    file: str
    draft: BookDraft | None


@dataclass(frozen=True)
class Way:
    """One arrangement of the pages: its plan, or the sentence why there is none."""

    arrangement: str
    plan: Plan | None
    trouble: str = ""


def is_answered(proposal: Proposal, step: Step) -> bool:
    """Return whether a step holds answers."""
    return step in proposal.answers


def first_open(proposal: Proposal) -> Step:
    """Return the first step without answers; the last step once all have theirs."""
    return next((step for step in ASKED if not is_answered(proposal, step)), Step.CHECK)


def is_reachable(proposal: Proposal, step: Step) -> bool:
    """Return whether every step before this one is answered."""
    order = list(Step)
    return order.index(step) <= order.index(first_open(proposal))


def wish_of(proposal: Proposal) -> PrintWish:
    """Return how the title shall be printed; what is proposed where nobody said it yet."""
    told = proposal.answers.get(Step.PRINTING)
    if told is None:
        return first_wish()
    return PrintWish(told["printer"], told["trim"], told["stock"], told["bleed"], told["pages"])


def language_of(proposal: Proposal) -> str:
    """Return the language of the manuscript."""
    return str(proposal.answers.get(Step.PRINTING, {}).get("language", "en"))


def further_languages(proposal: Proposal) -> list[str]:
    """Return the codes of the languages that further editions are wanted in."""
    return list(proposal.answers.get(Step.PRINTING, {}).get("further", []))


def further_texts(proposal: Proposal) -> list[FurtherText]:
    """Return what is wanted in each further language, with its manuscript where it is there."""
    kept = proposal.answers.get(TEXTS, {})
    return [_further_text(code, kept.get(code, {})) for code in further_languages(proposal)]


def _further_text(code: str, kept: Mapping[str, Any]) -> FurtherText:
    draft = from_plain(kept["draft"]) if kept.get("draft") else None
    return FurtherText(
        code, kept.get("name", ""), kept.get("isbn", ""), kept.get("file", ""), draft
    )


def reworded(draft: BookDraft, other: BookDraft) -> BookDraft:
    """Return a book's draft with the words of another language on the same scenes.

    Raises Refused where the words do not pair one by one.
    """
    words = [page.text for page in other.pages if page.text.strip()]
    places = sum(bool(page.text.strip()) for page in draft.pages)
    if len(words) != places:
        raise Refused(other_count(len(words), places))
    ahead = iter(words)
    pages = (replace(each, text=next(ahead)) if each.text.strip() else each for each in draft.pages)
    return replace(
        draft,
        title=other.title,
        language=other.language,
        pages=tuple(pages),
        credits=other.credits or draft.credits,
    )


def edition_wish(proposal: Proposal) -> EditionWish:
    """Return what is asked of the edition, as the import takes it."""
    wish = wish_of(proposal)
    plan = proposal.answers.get(Step.PLAN, {})
    return EditionWish(wish.printer, wish.trim, str(plan.get("arrangement", "auto")))


def name_of(proposal: Proposal) -> str:
    """Return what to call a title in the making; "" before it has a manuscript."""
    told = proposal.answers.get(Step.PREVIEW) or proposal.answers.get(Step.MANUSCRIPT) or {}
    return str(told.get("title", ""))


def raw_draft(proposal: Proposal) -> BookDraft:
    """Return the manuscript as it was read. Raises NotReady where there is none."""
    told = proposal.answers.get(Step.MANUSCRIPT)
    if told is None:
        raise NotReady("There is no manuscript yet; hand one in or paste the text first.")
    return from_plain(told)


def draft_of(proposal: Proposal) -> BookDraft:
    """Return the manuscript with everything answered since. Raises NotReady."""
    raw, wish = raw_draft(proposal), wish_of(proposal)
    told = proposal.answers.get(Step.PREVIEW, {})
    people, isbn = told.get("contributors"), proposal.answers[Step.PRINTING]["isbn"]
    draft = replace(
        raw,
        title=told.get("title") or raw.title,
        language=language_of(proposal),
        style=str(proposal.answers.get(Step.STYLE, {}).get("words", raw.style)),
        edition=EditionDraft(
            wish.printer, wish.trim, wish.bleed, wish.stock, isbn or raw.edition.isbn
        ),
        contributors=raw.contributors
        if people is None
        else tuple(Contributor(each["name"], each["role"]) for each in people),
    )
    return _cast(draft, _asked_rows(proposal, raw))


def rows_of(proposal: Proposal) -> list[Row]:
    """Return the characters as answered, else as the manuscript or its text proposes them."""
    raw = raw_draft(proposal)
    asked = _asked_rows(proposal, raw)
    draft = _cast(raw, asked)
    mine = Step.CHARACTERS not in proposal.answers and not raw.characters
    return [
        Row(
            name=row["name"],
            kind=row["kind"],
            wears=tuple(row["wears"]),
            traits={word: row[word] for word in TRAITS},
            scenes=tuple(
                n for n, scene in enumerate(draft.scenes, start=1) if row["name"] in scene.cast
            ),
            proposed=mine,
        )
        for row in asked
    ]


def ways_of(proposal: Proposal) -> list[Way]:
    """Return the page plan for every arrangement, in the order they are offered."""
    draft = draft_of(proposal)
    rules = rules_of(_edition(proposal))
    pictured = [has_picture(draft, scene) for scene in draft.scenes]
    ways = []
    for arrangement in ARRANGEMENTS:
        try:
            plan = make_plan(
                draft.scenes,
                draft.pages,
                rules,
                has_picture=pictured,
                arrangement=cast(Arrangement, arrangement),
            )
            ways.append(Way(arrangement, plan))
        except ManuscriptError as error:
            ways.append(Way(arrangement, None, str(error)))
    return ways


def unsaved_of(proposal: Proposal, by: Member) -> Unsaved:
    """Return the rows of the book this would become, none saved. Raises NotReady, Refused."""
    return work_out(draft_of(proposal), by, edition_wish(proposal), timezone.now())


def author_of(unsaved: Unsaved) -> str:
    """Return who stands as author in the file's metadata."""
    return authors(unsaved.contributors)


def _edition(proposal: Proposal) -> Edition:
    wish = wish_of(proposal)
    return Edition(printer=wish.printer, trim=wish.trim, stock=wish.stock, bleed=wish.bleed)


def _asked_rows(proposal: Proposal, raw: BookDraft) -> list[dict[str, Any]]:
    told = proposal.answers.get(Step.CHARACTERS)
    if told is not None:
        return list(told["characters"])
    texts = [plain_text(page.text) for page in raw.pages]
    notes = [note for page in raw.pages for note in page.art_notes]
    found = raw.characters or propose_names(texts, language_of(proposal), notes)
    return [
        {
            "name": one.name,
            "kind": one.kind,
            "wears": list(one.wears),
            "scenes": None,
            **{word: getattr(one, word) for word in TRAITS},
        }
        for one in found
    ]


def _cast(draft: BookDraft, rows: list[dict[str, Any]]) -> BookDraft:
    """The draft with these characters; where a row names its scenes, those and no others."""
    proposed = cast_anew(draft, [_character(row) for row in rows])
    scenes = (
        replace(scene, cast=tuple(_cast_of(rows, n, scene.cast)))
        for n, scene in enumerate(proposed.scenes, start=1)
    )
    return replace(proposed, scenes=tuple(scenes))


def _cast_of(rows: list[dict[str, Any]], scene: int, proposed: tuple[str, ...]) -> Iterator[str]:
    for row in rows:
        asked = row["scenes"]
        if (row["name"] in proposed) if asked is None else (scene in asked):
            yield row["name"]


def _character(row: dict[str, Any]) -> CharacterDraft:
    traits = {word: row[word] for word in TRAITS}
    return CharacterDraft(row["name"], row["kind"], wears=tuple(row["wears"]), **traits)
