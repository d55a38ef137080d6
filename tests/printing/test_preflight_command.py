"""`manage.py preflight`: exit statuses, flags and one clear line on error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.broken.making import FOLDER

SOUND = str(FOLDER / "sound.pdf")
KDP = ["--printer", "kdp-paperback", "--trim", "8.5x8.5", "--bleed"]


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
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(arguments: list[str], words: str):
    assert words in refused(SOUND, *arguments)


@pytest.mark.parametrize("name", ["no-pdf", "empty", "cut-off", "locked", "page-tree-loop"])
def test_an_unreadable_file_exits_with_two(name: str):
    assert f"unreadable-{name}.pdf" in refused(str(FOLDER / f"unreadable-{name}.pdf"), *KDP)
