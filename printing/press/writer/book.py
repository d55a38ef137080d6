"""A whole book into a file: page after page, then fonts, tree and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from printing.press.prepare import Prepared
from printing.press.profile import PrinterProfile
from printing.press.script import BookScript, PageScript
from printing.press.writer.conditions import put_intent, put_srgb
from printing.press.writer.facts import info_of, moment_of, xmp_of
from printing.press.writer.file import PdfFile
from printing.press.writer.flavour import Flavour, flavour_of
from printing.press.writer.fonts import put_fonts
from printing.press.writer.page import Binding, put_page
from printing.press.writer.tree import PageTree
from printing.press.writer.values import Name, Ref
from printing.press.written_file import WrittenFile

# Files are written in pieces of a megabyte.
BUFFER = 1 << 20

Pages = Iterable[tuple[PageScript, tuple[Prepared, ...]]]


@dataclass(frozen=True)
class Written:
    """A written file: its bytes, what they are, and the words whose black is not overprinted."""

    size: int
    file: WrittenFile
    aside: tuple[str, ...]


def write_book(
    script: BookScript,
    profile: PrinterProfile,
    pages: Pages,
    out: Path,
    *,
    on_page: Callable[[int], None] | None = None,
) -> Written:
    """Write a script's pages, each with its prepared pictures, and let go of each when written.

    Raises ScriptError for a `created` that is no ISO date and time; Spoilt for a kept picture
    whose bytes are others; ValueError for a standard the press does not make.
    """
    flavour, made_at = flavour_of(profile), moment_of(script.created)
    out.touch()
    # A file emptied by its opening is flushed to the disk at its close (ext4, auto_da_alloc).
    with out.open("r+b", buffering=BUFFER) as stream:
        file = PdfFile(stream, flavour.version)
        binding = Binding(file, profile, script, PageTree(file, len(script.pages)))
        binding.learn_letters()
        if binding.rgb:
            binding.srgb = put_srgb(file)
        for page, pictures in pages:
            put_page(binding, page, pictures)
            if on_page is not None:
                on_page(page.number)
        put_fonts(file, binding.fonts.fonts(), binding.font_places)
        binding.tree.end()
        root = file.put(_catalog(binding, flavour, made_at))
        file.end(root, file.put(info_of(script, made_at, flavour)))
        stream.truncate()
    known = WrittenFile(file.sha256, file.streams)
    return Written(file.size, known, tuple(binding.aside))


def _catalog(binding: Binding, flavour: Flavour, made_at: datetime) -> dict[str, Any]:
    file, script = binding.file, binding.script
    packet = xmp_of(script, made_at, flavour)
    head = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    # A packet is found by programs that know no PDF, so it is not deflated.
    metadata: Ref = file.put_stream(head, packet, packed=False)
    catalog: dict[str, Any] = {
        "Type": Name("Catalog"),
        "Pages": binding.tree.root,
        "Metadata": metadata,
    }
    preferences: dict[str, Any] = {}
    if script.direction == "rtl":
        preferences["Direction"] = Name("R2L")
    if not flavour.plain:
        catalog["Lang"] = script.language
        preferences["DisplayDocTitle"] = True
    if preferences:
        catalog["ViewerPreferences"] = preferences
    if not binding.rgb:
        catalog["OutputIntents"] = [put_intent(file, binding.profile.icc)]
    return catalog
