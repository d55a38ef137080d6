"""A title in the making, as far as a test needs it."""

from __future__ import annotations

from typing import Any

from books.models import Proposal
from books.operations.proposals import (
    answer_step,
    put_manuscript,
    start_proposal,
)
from tests.personas import Press

PRINTING = {
    "printer": "kdp-paperback",
    "trim": "8x10",
    "stock": "premium-color",
    "bleed": True,
    "pages": 32,
    "language": "en",
}
LINES = [
    "Pip the owl could not sleep.",
    '"Go away," said Pip to the moon.',
    "[Noor at her window]\nA girl called Noor heard Pip.",
    "So Noor gave Pip her hat.",
    "And Pip slept in the hat of Noor.",
    "Good night, Pip.",
]
STORY = "# Pip and the Moon\n" + "".join(f"\n##\n{line}\n" for line in LINES)


def begun(press: Press) -> Proposal:
    return start_proposal(by=press.ben, printing=PRINTING)


def handed_in(press: Press, story: str = STORY, name: str = "pip.md") -> Proposal:
    proposal = begun(press)
    put_manuscript(proposal=proposal, name=name, data=story.encode(), seen_version=1, by=press.ben)
    return proposal


def answer(proposal: Proposal, press: Press, step: str, **answers: Any) -> None:
    answer_step(
        proposal=proposal,
        step=step,
        answers=answers,
        seen_version=proposal.version,
        by=press.ben,
    )


def ready(press: Press, story: str = STORY) -> Proposal:
    proposal = handed_in(press, story)
    people = [{"name": "Ada Owl", "role": "author"}]
    answer(proposal, press, "preview", title="Pip and the Moon", contributors=people)
    answer(proposal, press, "plan", arrangement="facing")
    answer(proposal, press, "characters", characters=[{"name": "Pip", "kind": "owl"}])
    answer(proposal, press, "style", style="gouache")
    return proposal


# Beginning and answering
