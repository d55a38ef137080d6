"""`manage.py preflight`: exit statuses, flags and one clear line on error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from printing.management.commands import preflight as command
from printing.press.preflight import examine
from tests.broken.making import FOLDER

SOUND = str(FOLDER / "sound.pdf")
KDP = ["--printer", "kdp-paperback", "--trim", "8.5x8.5", "--bleed"]


COVER = str(FOLDER / "sound-cover.pdf")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child costs half a second a file; test_hostile.py is where it is tested."""
    monkeypatch.setattr(command, "examine_apart", examine)


def told(*arguments: str) -> str:
    out = io.StringIO()
    call_command("preflight", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as refusal:
        told(*arguments)
    assert refusal.value.returncode == 2
    sentence = str(refusal.value)
    assert len(sentence.splitlines()) == 1
    return sentence


def test_a_sound_book_ends_with_its_verdict_and_no_exit():
    assert told(SOUND, *KDP).startswith("sound.pdf passes: 0 errors, 0 warnings")


def test_a_broken_book_exits_with_one():
    out = io.StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("preflight", str(FOLDER / "opacity.pdf"), *KDP, stdout=out)
    assert exit_.value.code == 1
    assert "pdf.transparency" in out.getvalue()


def test_a_cover_is_measured_for_a_page_count():
    wrap = [COVER, "--trim", "8.5x8.5", "--kind", "cover"]
    body = json.loads(told(*wrap, "--pages", "120", "--json"))
    assert (body["kind"], body["interior_pages"], body["verdict"]) == ("cover", 120, "pass")
    with pytest.raises(SystemExit):
        told(*wrap, "--pages", "122")


def test_a_cover_is_measured_for_the_interior_itself():
    out = io.StringIO()
    wrap = ["--trim", "8.5x8.5", "--kind", "cover", "--interior", SOUND, "--json"]
    with pytest.raises(SystemExit):
        call_command("preflight", COVER, *wrap, stdout=out)
    body = json.loads(out.getvalue())
    assert body["interior_pages"] == 24
    assert "cover.size" in {f["rule"] for f in body["findings"] if f["verdict"] == "error"}


def test_numbers_typed_from_a_template_hold_above_the_formula():
    # 17.5316 - 2 * 8.5 - 2 * 0.125 = 0.2816 in of spine.
    wrap = [COVER, "--trim", "8.5x8.5", "--kind", "cover", "--pages", "100", "--json"]
    body = json.loads(told(*wrap, "--template", "0.28164,17.53164,8.75"))
    assert body["verdict"] == "pass"


def test_json_is_all_that_is_printed():
    assert json.loads(told(SOUND, *KDP, "--json"))["verdict"] == "pass"


def test_the_page_is_written_where_asked(tmp_path: Path):
    page = tmp_path / "report.html"
    told(SOUND, *KDP, "--html", str(page))
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [page]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    assert "cannot be written" in refused(SOUND, *KDP, "--html", str(tmp_path / "no" / "r.html"))


def test_expected_facts_come_from_a_title_file(tmp_path: Path):
    title = tmp_path / "title.toml"
    title.write_text(
        'title = "Pip and the Sun"\n[[contributor]]\nname = "Ada Owl"\nrole = "author"\n'
    )
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("preflight", SOUND, *KDP, "--expect", str(title), "--json", stdout=out)
    failed = [f for f in json.loads(out.getvalue())["findings"] if f["verdict"] == "error"]
    assert {finding["rule"] for finding in failed} == {"meta.match"}
    assert "“Pip and the Sun”" in failed[0]["message"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--trim", "8.5x8.5", "--printer", "gutenberg"], "gutenberg"),
        (["--trim", "huge"], "not a trim size"),
        (["--trim", "20x20"], "20x20"),
        (["--trim", "8.5x8.5", "--stock", "vellum"], "vellum"),
        (["--trim", "8.5x8.5", "--kind", "cover"], "give the interior's with --pages"),
        (["--trim", "8.5x8.5", "--expect", "gone.toml"], "gone.toml"),
        (
            ["--trim", "8.5x8.5", "--kind", "cover", "--pages", "9", "--template", "1,2"],
            "0.25,17.5",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(arguments: list[str], words: str):
    assert words in refused(SOUND, *arguments)


@pytest.mark.parametrize("name", ["no-pdf", "empty", "cut-off", "locked", "page-tree-loop"])
def test_an_unreadable_file_exits_with_two(name: str):
    assert f"unreadable-{name}.pdf" in refused(str(FOLDER / f"unreadable-{name}.pdf"), *KDP)
