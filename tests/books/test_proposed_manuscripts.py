"""The manuscript of a title in the making: kept as received, read, put in another's place."""

from __future__ import annotations

import pytest

from books import storing
from books.errors import Refused, TooLarge
from books.models import Proposal
from books.operations.orphans import delete_orphans
from books.operations.proposals import (
    MAX_BYTES,
    preview_of,
    put_manuscript,
)
from books.proposing import first_open, rows_of
from tests.books.proposed import PRINTING, STORY, answer, begun, handed_in, ready
from tests.personas import Press


def test_the_manuscript_is_kept_as_received_and_is_no_orphan(owl: Press) -> None:
    proposal = handed_in(owl)
    assert storing.read(proposal.file) == STORY.encode()
    assert proposal.manuscript_name == "pip.md"
    import os
    import time

    path = storing.as_path(proposal.file)
    old = time.time() - 3 * 24 * 3600
    os.utime(path, (old, old))
    delete_orphans()
    assert storing.exists(proposal.file)


def test_a_manuscript_that_cannot_be_read_is_refused_and_the_one_before_stays(owl: Press) -> None:
    proposal = handed_in(owl)
    with pytest.raises(Refused, match="Nothing was kept"):
        put_manuscript(
            proposal=proposal, name="pip.pdf", data=b"%PDF-1.4", seen_version=2, by=owl.ben
        )
    assert Proposal.objects.get().manuscript_name == "pip.md"


def test_more_than_ten_megabytes_are_not_read(owl: Press) -> None:
    with pytest.raises(TooLarge, match=r"has 10\.0 MB and at most 10 MB are read") as caught:
        put_manuscript(
            proposal=begun(owl),
            name="a.txt",
            data=b"a" * (MAX_BYTES + 1),
            seen_version=1,
            by=owl.ben,
        )
    assert caught.value.status == 413


def test_a_path_in_a_files_name_is_left_out(owl: Press) -> None:
    assert handed_in(owl, name="C:\\desk\\..\\pip.md").manuscript_name == "pip.md"


def test_another_manuscript_is_previewed_anew_and_people_keep_their_traits(owl: Press) -> None:
    proposal = ready(owl)
    answer(
        proposal,
        owl,
        "characters",
        characters=[{"name": "Pip", "kind": "owl", "body": "teal", "scenes": [1, 6]}],
    )
    story = STORY.replace("Pip and the Moon", "Pip Again")
    put_manuscript(
        proposal=proposal,
        name="two.md",
        data=story.encode(),
        seen_version=proposal.version,
        by=owl.ben,
    )
    assert first_open(proposal) == "preview"
    assert preview_of(proposal=proposal, by=owl.ben).title == "Pip Again"
    (pip,) = rows_of(proposal)
    assert pip.traits["body"] == "teal"
    assert 2 in pip.scenes


def test_another_language_reads_the_manuscript_again(owl: Press) -> None:
    proposal = handed_in(owl, STORY + "\n##\n* Language: en\n")
    with pytest.raises(Refused, match="is in en, and fr was asked for"):
        answer(proposal, owl, "printing", **PRINTING | {"language": "fr"})
    plain = handed_in(owl)
    answer(plain, owl, "printing", **PRINTING | {"language": "fr"})
    assert preview_of(proposal=plain, by=owl.ben).language == "fr"
    assert Proposal.objects.get(pk=plain.pk).answers["manuscript"]["language"] == "fr"


# What is proposed and previewed
