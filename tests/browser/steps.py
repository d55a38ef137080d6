"""The steps a person takes on the desk, each as he or she would: by what stands on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2

from tests.browser.window import Window
from tests.browser.worker import Worker


def onward(window: Window, name: str) -> None:
    """Press the button that leads on, and wait for what it leads to."""
    with window.page.expect_response(lambda answer: answer.request.method == "POST"):
        window.page.locator("main button:visible", has_text=name).last.click()
    window.settle()


def presses(window: Window, book: str, worker: Worker, folder: Path) -> Path:
    """Press the interior and download the file."""
    window.go(book)
    window.page.locator("main a", has_text="Press").first.click()
    onward(window, "Press the interior")
    worker.work()
    window.page.reload()
    with window.page.expect_download() as coming:
        window.page.locator("main a", has_text=re.compile("Download|PDF")).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def text_of_pdf(file: Path) -> str:
    """All words of a file in order, every run of space one space."""
    pdf = pypdfium2.PdfDocument(file)
    told = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    return " ".join(told.split())
