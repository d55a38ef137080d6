"""A book of the backlist has no pages here; every screen of it still opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from books.errors import NotReady
from books.models import Edition
from books.tenancy import acting_for
from printing.operations.backlist import hand_in_edition
from printing.operations.backlist_list import ListRow, check_row
from printing.operations.run import queue_run
from tests.personas import Press, client_of
from tests.printing.backlists import sound_row


@pytest.fixture
def edition(press: Press, tmp_path: Path) -> Edition:
    """Pip at Sea, taken in with its finished file."""
    with acting_for(press.publisher):
        listed = check_row(ListRow(2, sound_row(tmp_path)), tmp_path)
        return hand_in_edition(listed=listed, by=press.ada).run.edition


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?stage=pressed",
        "/books/pip-at-sea/",
        "/books/pip-at-sea/e1/runs/",
        "/books/pip-at-sea/e1/runs/1/",
        "/books/pip-at-sea/e1/runs/1/report.html",
        "/books/pip-at-sea/history/",
        "/books/pip-at-sea/cast/",
        "/books/pip-at-sea/e1/plan/",
    ],
)
def test_every_screen_of_it_opens(press: Press, edition: Edition, address: str) -> None:
    answer = client_of(press.ada).get(f"/p/owl-press{address}", follow=True)
    assert answer.status_code == 200
    assert b"Pip at Sea" in answer.content


def test_its_runs_say_that_it_was_finished_elsewhere_and_offer_no_press(
    press: Press, edition: Edition
) -> None:
    page = client_of(press.ada).get("/p/owl-press/books/pip-at-sea/e1/runs/").content.decode()
    assert "its finished file was handed in and checked" in page
    assert "Press the interior" not in page


def test_its_file_can_be_taken_away(press: Press, edition: Edition) -> None:
    answer = client_of(press.paul).get("/p/owl-press/books/pip-at-sea/e1/runs/1/file/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_it_cannot_be_pressed_here(press: Press, edition: Edition) -> None:
    with acting_for(press.publisher), pytest.raises(NotReady, match="has no pages here"):
        queue_run(edition=edition, by=press.ada)
