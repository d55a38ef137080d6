"""A script into a print file: pictures prepared, the size foreseen, pages written one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from printing.press.bulk import gray_of, lighter, room_for_pictures
from printing.press.faces import face_path
from printing.press.hands import prepare_all
from printing.press.own_faces import take_faces
from printing.press.prepare import Prepared
from printing.press.profile import PrinterProfile, load_profile
from printing.press.recipe import Recipe, recipe_of
from printing.press.script import BookScript, PageScript, ScriptError
from printing.press.writer.book import Written, write_book
from printing.press.writer.file import Spoilt
from printing.press.writing import whole_file
from printing.press.written_file import WrittenFile

OnPage = Callable[[int], None]


@dataclass(frozen=True)
class Pressed:
    """What was made: its bytes, and what a certificate should say of it.

    `pictures` holds the heaviest pixel (percent ink, as decoded) of every CMYK picture in the file
    by the sha256 of its bytes. `remarks` are sentences: words whose black is not overprinted, and
    what was lowered to keep under the printer's size.
    """

    size: int
    file: WrittenFile
    pictures: Mapping[str, float]
    remarks: tuple[str, ...] = ()


def draw(
    script: BookScript,
    out: Path,
    *,
    cache: Path,
    on_page: OnPage | None = None,
    profile: PrinterProfile | None = None,
    processes: int = 1,
) -> Pressed:
    """Make the PDF of a script at `out`, whole or not at all; the same script, the same bytes.

    Prepared pictures are kept in `cache`, and made by so many processes at once. `on_page` hears
    each page's number when its pictures are ready. `profile` is a publisher's own; else the
    press's of the script's key. Raises ScriptError or PictureError with a sentence a person can
    act on, among them a file over the printer's size that no lower quality brings under it.
    """
    profile = profile or load_profile(script.profile_key)
    _check(script, profile)
    recipe = recipe_of(profile, gray=gray_of(script, profile))
    made = list(_prepared(script, recipe, cache, processes, on_page))
    lowered = ""
    room = room_for_pictures(script, profile)
    while room and _bytes_of(made) > room:
        recipe, lowered = lighter(made, recipe, room, profile)
        made = list(_prepared(script, recipe, cache, processes, None))
    written = _written(script, profile, made, recipe, cache, out)
    inked = (picture for picture in made if picture.space == "cmyk")
    return Pressed(
        written.size,
        written.file,
        {picture.sha256: picture.tac_max for picture in inked},
        tuple(filter(None, (lowered, *written.aside))),
    )


def _check(script: BookScript, profile: PrinterProfile) -> None:
    if (profile.key, profile.version) != (script.profile_key, script.profile_version):
        raise ScriptError(
            f"this book was laid out for {script.profile_key} {script.profile_version}, and the "
            f"press has {profile.key} {profile.version}; lay it out again"
        )
    if not script.pages:
        raise ScriptError("this book has no pages")
    take_faces(script)
    for page in script.pages:
        for face in sorted({run.face for line in page.lines for run in line.runs}):
            try:
                face_path(face)
            except KeyError:
                raise ScriptError(f"page {page.number}: the press has no face {face!r}") from None


def _prepared(
    script: BookScript, recipe: Recipe, cache: Path, processes: int, on_page: OnPage | None
) -> Iterator[Prepared]:
    """The book's pictures in their order; pages are told as theirs are ready."""
    pictures = [each for page in script.pages for each in page.pictures]
    # Left early or late, its processes end here.
    with closing(prepare_all(pictures, recipe, cache, processes=processes)) as coming:
        for page in script.pages:
            for _ in page.pictures:
                yield next(coming)
            if on_page is not None:
                on_page(page.number)


def _written(
    script: BookScript,
    profile: PrinterProfile,
    made: Sequence[Prepared],
    recipe: Recipe,
    cache: Path,
    out: Path,
) -> Written:
    try:
        return _write(script, profile, made, out)
    except Spoilt:
        # Something else wrote into the cache: what is not as it was kept is made again.
        for picture in made:
            if not _whole(picture):
                picture.path.unlink(missing_ok=True)
        again = list(_prepared(script, recipe, cache, 1, None))
        return _write(script, profile, again, out)


def _write(
    script: BookScript, profile: PrinterProfile, made: Sequence[Prepared], out: Path
) -> Written:
    with whole_file(out) as draft:
        return write_book(script, profile, _by_page(script, made), draft)


def _by_page(
    script: BookScript, made: Sequence[Prepared]
) -> Iterator[tuple[PageScript, tuple[Prepared, ...]]]:
    coming = iter(made)
    for page in script.pages:
        yield page, tuple(next(coming) for _ in page.pictures)


def _whole(picture: Prepared) -> bool:
    with picture.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == picture.sha256


def _bytes_of(made: Sequence[Prepared]) -> int:
    """Bytes of pictures in the file: each once, however often it is shown."""
    return sum({picture.sha256: picture.size for picture in made}.values())
