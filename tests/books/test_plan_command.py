"""`plan BOOK`: tells the plan page by page with two verdicts, and sets single scenes."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from books.models import Page
from books.tenancy import acting_for
from tests.factories import make_book
from tests.personas import Press


def say(*words: object, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("plan", *[str(word) for word in words], "--publisher", "owl-press")
    return capsys.readouterr().out


def test_the_command_tells_the_plan_page_by_page_with_two_verdicts(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=11, spreads=0)
    lines = say(book.slug, capsys=capsys).splitlines()
    assert lines[0] == "Pip and the Moon, edition 1: 24 pages, facing, text at 18.0 pt."
    assert len(lines[1:25]) == 24
    assert lines[2].split()[:3] == ["2", "verso", "text"]
    assert lines[3].split() == ["3", "recto", "picture", "scene", "1"]
    assert lines[-2] == "Printer: 24 to 590 pages, a multiple of 2; 24 pages, so it holds."
    assert lines[-1] == "House: a multiple of 4; 24 pages, so it holds."
    assert any("fit 32" in line for line in lines)


def test_the_command_sets_a_scene_as_a_member(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=11, spreads=0)
    said = say(book.slug, "--scene", 5, "--as", "on-picture", capsys=capsys)
    assert "Scene 5 carries its text, as asked scene by scene." in said
    with acting_for(press.publisher):
        event = book.events.first()
        assert event is not None
        assert event.by == press.ben.user
        page = Page.objects.get(text__contains="hill number 5.")
        assert (page.template, page.scene) == ("text-on-picture", book.scenes.get(position=5))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("nothing",), "There is no book nothing"),
        (("pip-and-the-moon", "--edition", "9"), "has no edition 9"),
        (("pip-and-the-moon", "--scene", "40", "--as", "facing"), "its scenes are 1 to 4"),
        (("pip-and-the-moon", "--scene", "4", "--as", "facing"), "Scene 4 is a spread"),
        (("pip-and-the-moon", "--scene", "2"), "--scene and --as go together"),
        (("pip-and-the-moon", "--as", "facing"), "--scene and --as go together"),
        (
            (
                *("pip-and-the-moon", "--scene", "2", "--as", "facing"),
                *("--by", "rita@owl-press.example"),
            ),
            "may not edit",
        ),
    ],
)
def test_an_error_is_one_clear_line_and_status_two(
    press: Press, words: tuple[str, ...], what: str
) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    with pytest.raises(CommandError) as refusal:
        call_command("plan", *words, "--publisher", "owl-press")
    assert refusal.value.returncode == 2
    assert what in str(refusal.value)
    assert "\n" not in str(refusal.value)
