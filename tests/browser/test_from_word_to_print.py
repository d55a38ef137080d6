"""The whole way in a browser: Ben's Word table becomes the file that Ada downloads."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pikepdf
import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import onward, presses, text_of_pdf
from tests.browser.window import DESK, PHONE, Window, window_of
from tests.browser.worker import Worker
from tests.personas import Press

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
BOOK = "/p/owl-press/books/mia-and-the-lantern/"
REASON = "The lantern is missing from Mia's hand."
ROWS = (
    ("1", "Mia found a *small* lantern in the grass.", "Mia the fox finds a lantern in a meadow"),
    ("2", "It would not burn.\nNot even a little.", "Mia holds the lantern up in a forest"),
    ("3-4", "So she carried it to the sea.", "Mia walks along the beach at sunset"),
    ("5", "There the **moon** lit it for her.", "Mia and the lantern below the moon at night"),
)


def word_table(path: Path) -> Path:
    """A manuscript as an author sends it: one row for each page or spread."""
    manuscript = docx.Document()
    manuscript.add_heading("Mia and the Lantern", 0)
    table = manuscript.add_table(rows=1, cols=3)
    for cell, word in zip(table.rows[0].cells, ("Page", "Text", "Art note"), strict=True):
        cell.text = word
    for page, text, note in ROWS:
        cells = table.add_row().cells
        cells[0].text, cells[2].text = page, note
        _emphasised(cells[1].paragraphs[0], text)
    manuscript.save(path)
    return path


def _emphasised(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    for piece in re.split(r"(\*\*.+?\*\*|\*.+?\*|\n)", text):
        if piece == "\n":
            paragraph.add_run().add_break()
            continue
        run = paragraph.add_run(piece.strip("*"))
        run.bold, run.italic = piece.startswith("**"), piece[:1] == "*" and piece[:2] != "**"


def ben_makes_the_title(ben: Window, manuscript: Path) -> None:
    """The wizard, step by step, from the titles screen to the book's."""
    page = ben.page
    ben.go("/p/owl-press/")
    page.get_by_role("link", name="New title").first.click()
    page.get_by_label("5.5×8.5").or_(page.get_by_label("5.5x8.5")).check()
    onward(ben, "Continue")
    page.get_by_label("Word (.docx)").set_input_files(manuscript)
    onward(ben, "Read it")
    expect(page.get_by_text("Mia and the lantern below the moon at night").first).to_be_visible()
    page.get_by_label("Name").fill("Ben Wren")
    onward(ben, "Continue")
    page.get_by_label("Words on the picture").check()
    onward(ben, "Continue")
    page.get_by_label("Name", exact=True).fill("Mia")
    page.get_by_label("Kind", exact=True).fill("fox")
    page.get_by_label("Wears", exact=True).fill("blue scarf")
    onward(ben, "Save and add another")
    expect(page.get_by_role("button", name="Take Mia out")).to_be_visible()
    onward(ben, "Continue")
    page.get_by_label("Soft watercolour").check()
    onward(ben, "Continue")
    onward(ben, "Make the title")
    expect(page).to_have_url(re.compile(r"/books/mia-and-the-lantern/$"))


def draws(ben: Window, worker: Worker) -> None:
    """Ben asks for what is missing and a worker paints it."""
    ben.go(BOOK)
    onward(ben, "Draw what is missing")
    assert worker.work() > 0


def rita_approves_the_sheet(rita: Window) -> None:
    rita.go("/p/owl-press/review/")
    rita.page.get_by_role("link", name="1 character sheet").click()
    rita.page.get_by_role("link", name="Mia").first.click()
    onward(rita, "Approve version 1")


def rita_rejects_the_spread(rita: Window) -> None:
    rita.go(f"{BOOK}scenes/3/")
    rita.page.get_by_text("Ask for changes").click()
    rita.page.get_by_label("What should change?").fill(REASON)
    onward(rita, "Send back")
    expect(rita.page.get_by_text(REASON).first).to_be_visible()


def ben_redoes_it(ben: Window, worker: Worker) -> None:
    """The reason waits for Ben on his review screen, and goes into the next request."""
    ben.go("/p/owl-press/review/")
    expect(ben.page.get_by_text("1 picture sent back")).to_be_visible()
    ben.page.get_by_role("link", name="Scene 3").click()
    expect(ben.page.get_by_text(REASON).first).to_be_visible()
    ben.page.locator("summary", has_text="Redo").click()
    onward(ben, "Ask for a picture")
    worker.work()
    ben.page.reload()
    expect(ben.page.get_by_text("Version 2").first).to_be_visible()


def rita_decides_with_the_keyboard(rita: Window) -> None:
    """Without the mouse: five ticks and A, from the first picture to the last."""
    rita.go(f"{BOOK}scenes/1/")
    for _ in ROWS:
        here = rita.page.url
        for key in (*"zxcvb", "a"):
            rita.page.keyboard.press(key)
        rita.page.wait_for_function(
            "before => location.href !== before || document.querySelector('.state.tone-good')",
            arg=here,
        )
        rita.settle()
    rita.go(f"{BOOK}scenes/1/")
    assert "4 of 4 scenes approved" in rita.page.inner_text("main")


def rita_approves_the_pages(rita: Window) -> None:
    """The words, then the layouts, each at once: one confirmation, one event a page."""
    for what in ("text", "layout"):
        rita.go(BOOK)
        rita.page.locator("summary", has_text=f"Approve the {what}").click()
        onward(rita, "Approve them")


def test_a_word_table_becomes_a_print_file(
    press: Press,
    live_server: LiveServer,
    chromium: Browser,
    woken: list[tuple[str, int, int]],
    tmp_path: Path,
) -> None:
    worker = Worker(woken)
    ben, rita, ada = (
        window_of(chromium, live_server.url, each) for each in (press.ben, press.rita, press.ada)
    )
    # Ben has a desk, Rita a telephone at night, Ada a desk at night.
    ben.wear("light", DESK)
    rita.wear("dark", PHONE)
    ada.wear("dark", DESK)
    ben_makes_the_title(ben, word_table(tmp_path / "mia.docx"))
    draws(ben, worker)
    rita_approves_the_sheet(rita)
    draws(ben, worker)
    rita_rejects_the_spread(rita)
    ben_redoes_it(ben, worker)
    rita_decides_with_the_keyboard(rita)
    rita_approves_the_pages(rita)
    file = presses(ada, BOOK, worker, tmp_path)
    assert [*ben.complaints, *rita.complaints, *ada.complaints] == []
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == 24
        # 5.5 x 8.5 in, bleed outside, above and below: 5.625 x 8.75 in of 72 points.
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 405, 630]
    told = text_of_pdf(file)
    for words in ("Mia found a small lantern in the grass.", "There the moon lit it for her."):
        assert words in told
