"""Opens Office packages: zips of XML parts, within limits and without entities."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from books.manuscript.draft import ManuscriptError

MAX_ENTRIES = 3000
MAX_PART_BYTES = 8 * 1024 * 1024
MAX_ELEMENTS = 250_000
MAX_PARTS_BYTES = 24 * 1024 * 1024

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SHORT = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}spreadsheetml/2006/main": "s",
    f"{_STRICT}spreadsheetml/main": "s",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/content-types": "ct",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: what kind of part it leads to (its last word), and which."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """A whole, unlocked package; `name` is the file's name for sentences."""

    name: str
    file: zipfile.ZipFile
    names: frozenset[str]
    _read: int = field(default=0)

    def xml(self, part: str) -> Element:
        """A part's root, its tags and attributes as "w-p"; raises ManuscriptError."""
        try:
            root = fromstring(self.bytes_of(part), forbid_dtd=True)
        except (ParseError, DefusedXmlException, UnicodeDecodeError, LookupError) as error:
            why = "declares entities" if isinstance(error, DefusedXmlException) else "is damaged"
            raise self._refuse(f"its part {part} {why}") from error
        for count, element in enumerate(root.iter()):
            if count > MAX_ELEMENTS:
                raise self._too_much(f"{MAX_ELEMENTS} elements")
            element.tag = _shortened(element.tag)
            if element.attrib:
                element.attrib = {_shortened(key): told for key, told in element.attrib.items()}
        return root

    def bytes_of(self, part: str) -> bytes:
        """A part's bytes, at most MAX_PART_BYTES and MAX_PARTS_BYTES in all."""
        try:
            with self.file.open(part) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except _DAMAGED as error:
            raise self._refuse(f"its part {part} is damaged or missing") from error
        self._read += len(data)
        if len(data) > MAX_PART_BYTES or self._read > MAX_PARTS_BYTES:
            raise self._too_much(f"{MAX_PART_BYTES // 1048576} MB")
        return data

    def links(self, part: str) -> Mapping[str, Link]:
        """The relationships of a part by their id; none where it has none."""
        path = PurePosixPath(part)
        rels = str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels"
        if rels not in self.names:
            return {}
        return dict(self._links(self.xml(rels), path.parent if part else PurePosixPath()))

    def first(self, part: str, kind: str) -> str | None:
        """The part of a kind that `part` leads to, if it is there."""
        found = (link.target for link in self.links(part).values() if link.kind == kind)
        return next((target for target in found if target in self.names), None)

    def _links(self, root: Element, folder: PurePosixPath) -> Iterator[tuple[str, Link]]:
        for one in root:
            if one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                yield one.get("Id", ""), Link(kind, _joined(folder, one.get("Target", "")))

    def _too_much(self, most: str) -> ManuscriptError:
        return ManuscriptError(
            f"{self.name} holds more than a manuscript does once it is unpacked ({most} in a part "
            "are the most); copy the story alone into a new file."
        )

    def _refuse(self, why: str) -> ManuscriptError:
        return ManuscriptError(
            f"{self.name} cannot be read: {why}; open it in its own program, save it anew and hand "
            "that in."
        )


def open_package(name: str, data: bytes) -> Package:
    """Open a zip's list of parts; raises ManuscriptError for a damaged, locked or endless one."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        entries = file.infolist()
    except _DAMAGED as error:
        raise ManuscriptError(
            f"{name} is damaged or cut short; upload it again, or open it in its own program and "
            "save it anew."
        ) from error
    if len(entries) > MAX_ENTRIES:
        raise ManuscriptError(
            f"{name} holds {len(entries)} parts, and no manuscript has more than {MAX_ENTRIES}; "
            "copy the story alone into a new file."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ManuscriptError(
            f"{name} is protected by a password; save it without one and hand it in again."
        )
    return Package(name, file, frozenset(entry.filename for entry in entries))


@lru_cache(maxsize=4096)
def _shortened(tag: str) -> str:
    space, brace, word = tag.rpartition("}")
    return f"{_SHORT.get(space[1:], 'x')}-{word}" if brace else tag


def _joined(folder: PurePosixPath, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts: list[str] = list(folder.parts)
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
