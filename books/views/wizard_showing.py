"""What each step of a new title shows: what was answered, what was just typed, what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from books.answers import TRAITS, Step, wish_of
from books.enums import ContributorRole
from books.errors import OctavoError, Refused
from books.languages import languages, name_of_language, script_not_set
from books.models import Member, Proposal
from books.operations.proposals import MAX_BYTES, PASTED, preview_of
from books.previewing import languages_of
from books.printers import (
    Meaning,
    PrintWish,
    custom_sizes,
    first_wish,
    meaning_of,
    printers,
    stocks_of,
    trims_of,
)
from books.proposing import (
    FurtherText,
    draft_of,
    first_open,
    further_texts,
    is_answered,
    is_reachable,
    language_of,
    name_of,
    rows_of,
    ways_of,
)
from books.proposing import wish_of as wish_kept
from books.storing import read
from books.views.finding import member_of
from illustration.studio.styles import STYLES

Told = dict[str, Any]
WORDS: dict[Step, tuple[str | Promise, str]] = {
    Step.PRINTING: (_("Printing"), "printer"),
    Step.MANUSCRIPT: (_("Manuscript"), "file-text"),
    Step.PREVIEW: (_("Preview"), "eye"),
    Step.PLAN: (_("Plan"), "layout"),
    Step.CHARACTERS: (_("Characters"), "users"),
    Step.STYLE: (_("Style"), "palette"),
    Step.CHECK: (_("Check"), "check"),
}
TRAIT_WORDS = {
    "body": (_("Body"), _("teal feathers")),
    "build": (_("Build"), _("small, round")),
    "eyes": (_("Eyes"), _("amber")),
    "hair": (_("Hair"), _("black, curly")),
    "skin": (_("Skin"), _("brown")),
    "age": (_("Age"), _("about seven")),
    "marks": (_("Marks"), _("freckles on the nose")),
}


@dataclass(frozen=True)
class Dot:
    """One step in the row of dots. `url` is "" for a step that cannot be entered yet."""

    step: Step
    word: str | Promise
    icon: str
    url: str
    here: bool
    done: bool


def step_url(member: Member, proposal: Proposal | None, step: Step) -> str:
    """Return a step's address; the first step of a title nobody began has its own."""
    if proposal is None:
        return reverse("new-title", args=[member.publisher.slug])
    return reverse("title-step", args=[member.publisher.slug, proposal.pk, step.value])


def show_step(
    request: HttpRequest,
    proposal: Proposal | None,
    step: Step,
    *,
    status: int = 200,
    typed: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Render a step. `typed` is what a person filled in and what is not kept yet."""
    member, order = member_of(request), list(Step)
    at = order.index(step)
    told: Told = {
        "proposal": proposal,
        "step": step,
        "dots": [_dot(member, proposal, each, step) for each in order],
        "number": at + 1,
        "word": WORDS[step][0],
        "name": name_of(proposal) if proposal else "",
        "here_url": step_url(member, proposal, step),
        "back_url": step_url(member, proposal, order[at - 1]) if at else "",
        "wizard": True,
    }
    told |= _SHOWN[step](proposal, member, typed)
    return render(request, f"books/wizard/{step}.html", told, status=status)


def next_url(member: Member, proposal: Proposal, step: Step) -> str:
    """Return where a person goes after a step: the one that follows."""
    order = list(Step)
    return step_url(member, proposal, order[min(order.index(step) + 1, len(order) - 1)])


def _dot(member: Member, proposal: Proposal | None, step: Step, here: Step) -> Dot:
    open_to = proposal is not None and is_reachable(proposal, step)
    word, icon = WORDS[step]
    return Dot(
        step=step,
        word=word,
        icon=icon,
        url=step_url(member, proposal, step) if open_to else "",
        here=step is here,
        done=proposal is not None and is_answered(proposal, step),
    )


def _printing(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    kept = wish_kept(proposal) if proposal else first_wish()
    said = dict(typed or (proposal.answers.get(Step.PRINTING, {}) if proposal else {}))
    code = str(said.get("language") or "en")
    wish, meaning = _meaning(said, kept)
    known = languages()
    offered = trims_of(wish.printer, wish.stock, bleed=wish.bleed)
    return {
        "wish": wish,
        "meaning": meaning,
        "printers": printers(),
        "stocks": stocks_of(wish.printer),
        "trims": offered,
        "listed": wish.trim in [each.trim for each in offered],
        "sides": wish.trim.lower().split("x")[:2],
        "custom": custom_sizes(wish.printer),
        "languages": known,
        "language": code,
        "language_known": code in dict(known),
        "script": script_not_set(code),
        "isbn": said.get("isbn", ""),
        # One line more than is chosen, for another.
        "further": [*said.get("further", []), ""],
        "known_codes": [each for each, _name in known],
    }


def _meaning(said: Mapping[str, Any], kept: PrintWish) -> tuple[PrintWish, Meaning]:
    """What a wish comes to, as far as it can be read; else the one before with the reason."""
    if not said:
        return kept, meaning_of(kept)
    try:
        wish = wish_of(said)
        return wish, meaning_of(wish)
    except Refused as error:
        return kept, Meaning((str(error),), ())
    except ValueError as error:
        return kept, Meaning((f"{error}.",), ())


def _manuscript(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    pasted = proposal.file and proposal.manuscript_name == PASTED
    text = read(proposal.file).decode("utf-8", "replace") if pasted else ""
    return {
        "text": typed.get("text", "") if typed is not None else text,
        "further": [_further(each, typed) for each in further_texts(proposal)],
        "received": proposal.manuscript_name,
        "was_pasted": bool(pasted),
        "language": name_of_language(language_of(proposal)),
        "most": MAX_BYTES // 1048576,
    }


def _further(text: FurtherText, typed: Mapping[str, Any] | None) -> Told:
    pasted = text.name == PASTED
    kept = {"text": read(text.file).decode("utf-8", "replace") if pasted else "", "isbn": text.isbn}
    if typed is not None:
        kept = {word: str(typed.get(f"{word}-{text.language}", "")) for word in kept}
    return kept | {
        "code": text.language,
        "name": name_of_language(text.language),
        "received": text.name,
        "was_pasted": pasted,
    }


def _preview(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    draft = draft_of(proposal)
    people = [{"name": each.name, "role": each.role} for each in draft.contributors]
    shown = typed or {"title": draft.title, "contributors": people}
    return _tried(proposal, member) | {
        "title": shown["title"],
        "people": [*(each for each in shown["contributors"] if each["name"]), {"name": ""}],
        "roles": [role.value for role in ContributorRole],
        "notes": draft.notes,
        "further": languages_of(proposal, member),
    }


def _tried(proposal: Proposal, member: Member) -> Told:
    """The book as it would be, or the sentence why it cannot be."""
    try:
        return {"preview": preview_of(proposal=proposal, by=member), "trouble": ""}
    except OctavoError as error:
        return {"preview": None, "trouble": str(error)}


def _plan(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    said = typed or proposal.answers.get(Step.PLAN, {})
    ways = ways_of(proposal)
    able = [way.arrangement for way in ways if way.plan is not None]
    chosen = said.get("arrangement") or "auto"
    return {"ways": ways, "chosen": chosen if chosen in able else next(iter(able), "")}


def _characters(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    rows: list[Told] = (
        [_typed_row(row) for row in typed["characters"]]
        if typed is not None
        else [_kept_row(row) for row in rows_of(proposal)]
    )
    if not rows or rows[-1]["name"] or any(each["value"] for each in rows[-1]["traits"]):
        rows.append(_typed_row({}))
    scenes = draft_of(proposal).scenes
    return {
        "rows": rows,
        "proposed": any(row["proposed"] for row in rows),
        "scenes": [(n, scene.brief) for n, scene in enumerate(scenes, start=1)],
    }


def _kept_row(row: Any) -> Told:
    told = {"name": row.name, "kind": row.kind, "wears": ", ".join(row.wears), **row.traits}
    return _typed_row(told | {"scenes": list(row.scenes)}) | {"proposed": row.proposed}


def _typed_row(row: Mapping[str, Any]) -> Told:
    scenes = row.get("scenes")
    return {
        "name": row.get("name", ""),
        "kind": row.get("kind", ""),
        "wears": row.get("wears", ""),
        "traits": [
            {
                "key": key,
                "word": TRAIT_WORDS[key][0],
                "such": TRAIT_WORDS[key][1],
                "value": row.get(key, ""),
            }
            for key in sorted(TRAITS, key=list(TRAIT_WORDS).index)
        ],  # fmt: skip
        "scenes": scenes or [],
        "known": row.get("name", "") if scenes is not None else "",
        "proposed": False,
    }


def _style(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    raw = draft_of(proposal).style
    said = (
        typed or proposal.answers.get(Step.STYLE) or {"style": "own" if raw else "", "words": raw}
    )
    own = said["words"] if said["style"] == "own" else ""
    return {"styles": STYLES, "chosen": said["style"], "words": own}


def _check(proposal: Proposal | None, member: Member, typed: Mapping[str, Any] | None) -> Told:
    assert proposal is not None
    wish = wish_kept(proposal)
    style = proposal.answers.get(Step.STYLE, {})
    names = {each.key: each.name for each in STYLES}
    return _tried(proposal, member) | {
        "wish": wish,
        "printer": next(each for each in printers() if each.key == wish.printer),
        "stock": next(each for each in stocks_of(wish.printer) if each.code == wish.stock),
        "language": name_of_language(language_of(proposal)),
        "script": script_not_set(language_of(proposal)),
        "isbn": proposal.answers[Step.PRINTING]["isbn"],
        "rows": rows_of(proposal),
        "style_name": names.get(style.get("style", ""), ""),
        "style_words": style.get("words", ""),
        "further": languages_of(proposal, member),
        "is_open": first_open(proposal) is Step.CHECK,
    }


_SHOWN: dict[Step, Callable[[Proposal | None, Member, Mapping[str, Any] | None], Told]] = {
    Step.PRINTING: _printing,
    Step.MANUSCRIPT: _manuscript,
    Step.PREVIEW: _preview,
    Step.PLAN: _plan,
    Step.CHARACTERS: _characters,
    Step.STYLE: _style,
    Step.CHECK: _check,
}
