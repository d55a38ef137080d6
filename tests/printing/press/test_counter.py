"""The command line of the printers' numbers."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from printing.press.counter import main

WORDS = ["--printer", "kdp-paperback", "--trim", "8.5x8.5", "--pages", "32"]
INGRAM = ["--printer", "ingramspark-paperback", "--trim", "8.5x8.5", "--pages", "32"]


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object], str]:
    status = main([*words, "--json"])
    heard = capsys.readouterr()
    return status, json.loads(heard.out), heard.err


def test_the_module_answers_without_a_warning() -> None:
    words = [*WORDS, "--stock", "premium-color", "--bleed", "--json"]
    command = [sys.executable, "-W", "error", "-m", "printing.press.geometry", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert (told["page_pt"], told["spine_in"]) == ([621, 630], 0.075104)
    assert done.stderr == ""


def test_every_number_is_a_plain_number(capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = asked(capsys, *WORDS)
    for name in ("page_pt", "trim_pt", "live_pt", "pixels", "cover_pt"):
        pair = told[name]
        assert isinstance(pair, list)
        assert len(pair) == 2
        assert all(isinstance(each, (int, float)) for each in pair)
    assert told["spine_text"] is False


def test_without_json_it_is_a_table_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*WORDS, "--bleed"]) == 0
    heard = capsys.readouterr().out
    assert "gutter        0.375 in" in heard
    assert "page          621 x 630 pt (8.625 x 8.75 in)" in heard


def test_a_spine_that_is_typed_is_null_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = asked(capsys, *INGRAM)
    assert status == 0
    assert (told["spine_in"], told["cover_pt"], told["spine_text"]) == (None, None, False)
    assert "type the spine" in str(told["cover_why"])


def test_what_was_typed_is_told_back(capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = asked(capsys, *INGRAM, "--spine", "0.1", "--cover", "17.35x8.75")
    assert (told["spine_in"], told["cover_pt"], told["cover_why"]) == (0.1, [1249.2, 630], "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--spine", "0.1"], "belong together"),
        (["--spine", "thin", "--cover", "17.35x8.75"], "not a length"),
        (["--spine", "0.1", "--cover", "20x8.75"], "is expected"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told, err = asked(capsys, *INGRAM, *typed)
    assert status == 2
    assert said in err
    assert said in str(told["refused"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--printer", "nobody", "--trim", "6x9", "--pages", "32"], "no printer is called"),
        (["--trim", "large", "--pages", "32"], "not a trim size"),
        (["--trim", "6x9", "--pages", "-4"], "at least 24 pages"),
    ],
)
def test_a_question_nobody_can_answer_exits_2_with_a_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err
