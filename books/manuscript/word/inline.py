"""What stands inside a paragraph: runs, fields, links, breaks, and what is no plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from books.manuscript.draft import Run
from books.manuscript.pieces import Runs
from books.manuscript.word.opened import Opened, words_in
from books.manuscript.word.styles import Look, is_on

_TRACKED = ("w-ins", "w-del", "w-moveFrom", "w-moveTo")
_SKIPPED = {
    "w-pPr", "w-rPr", "w-sdtPr", "w-sdtEndPr", "w-instrText", "w-delText", "w-delInstrText",
    "w-smartTagPr", "w-customXmlPr", "w-fldData", "w-rubyPr", "w-softHyphen",
}  # fmt: skip
_SIGNS = {"w-tab": " ", "w-ptab": " ", "w-cr": "\n", "w-noBreakHyphen": "-"}
_PRIVATE = range(0xE000, 0xF900)


class Inline:
    """Walks one paragraph; `segments` are its runs, a new one after each page break."""

    def __init__(self, opened: Opened, style: str | None, place: str) -> None:
        self.opened = opened
        self.style = style
        self.place = place
        self.segments: list[list[Run]] = [[]]
        self.tracked: set[str] = set()
        self._of: dict[str, Callable[[Element], None]] = {
            "w-r": self._run,
            "w-sdt": self._content_control,
            "w-fldChar": self._field,
            "w-footnoteReference": lambda one: self._note("footnote", opened.footnotes, one),
            "w-endnoteReference": lambda one: self._note("endnote", opened.endnotes, one),
            "w-commentReference": self._comment,
            "w-commentRangeStart": self._comment,
            "w-drawing": self.drawn,
            "w-pict": self.drawn,
            "w-object": self.drawn,
            "w-contentPart": self.drawn,
            "m-oMath": self._equation,
            "m-oMathPara": self._equation,
            "mc-AlternateContent": lambda one: self._alternative(one, Look()),
            "w-altChunk": lambda one: opened.unresolved.add("embedded file", place),
        }

    def walk(self, parent: Element) -> None:
        """Take in everything below an element, whatever wraps it."""
        for one in parent:
            if one.tag in _TRACKED:
                self._change(one)
            elif one.tag in self._of:
                self._of[one.tag](one)
            elif one.tag not in _SKIPPED:
                self.walk(one)

    def runs(self) -> list[Runs]:
        """The runs between page breaks."""
        return [tuple(segment) for segment in self.segments]

    def _change(self, one: Element) -> None:
        words = words_in(one) or "".join(text.text or "" for text in one.iter("w-delText"))
        self.opened.unresolved.add("change", self.place, words)
        self.tracked.add(one.tag)
        self.walk(one)

    def _content_control(self, one: Element) -> None:
        # A prompt such as "Click here to enter text" is Word's, not the author's.
        if one.find("w-sdtPr/w-showingPlcHdr") is None:
            for content in one.findall("w-sdtContent"):
                self.walk(content)

    def _run(self, run: Element) -> None:
        properties = run.find("w-rPr")
        look = self.opened.styles.look(self.style, properties)
        if properties is not None:
            self._properties(run, properties)
        if look.hidden and words_in(run) and "code" not in self.opened.fields:
            self.opened.unresolved.add("hidden", self.place, words_in(run))
            return
        self._run_content(run, look)

    def _properties(self, run: Element, properties: Element) -> None:
        if properties.find("w-rPrChange") is not None:
            self.opened.seen.formatting += 1
        for tag in ("w-strike", "w-dstrike"):
            struck = properties.find(tag)
            if struck is not None and is_on(struck) and words_in(run):
                self.opened.seen.struck.append(f'{self.place} "{words_in(run)[:30]}"')

    def _run_content(self, run: Element, look: Look) -> None:
        for one in run:
            if one.tag == "w-t":
                self._put(" ".join((one.text or "").split("\n")), look)
            elif one.tag == "w-br":
                self._break(one, look)
            elif one.tag in _SIGNS:
                self._put(_SIGNS[one.tag], look)
            elif one.tag == "w-sym":
                self._sign(one, look)
            elif one.tag == "w-ruby":
                self._ruby(one)
            elif one.tag == "mc-AlternateContent":
                self._alternative(one, look)
            elif one.tag in self._of:
                self._of[one.tag](one)
            elif one.tag not in _SKIPPED:
                self._run_content(one, look)

    def _put(self, text: str, look: Look) -> None:
        if text and "code" not in self.opened.fields:
            self.segments[-1].append(Run(text, look.bold, look.italic))

    def _break(self, one: Element, look: Look) -> None:
        if one.get("w-type") == "page":
            self.segments.append([])
        else:
            self._put("\n", look)

    def _sign(self, one: Element, look: Look) -> None:
        code = one.get("w-char", "")
        number = int(code, 16) if code.isalnum() and len(code) < 6 and _is_hex(code) else 0xE000
        if number in _PRIVATE or not chr(number).isprintable():
            self.opened.seen.signs.append(f"{self.place} ({one.get('w-font', 'unknown font')})")
        else:
            self._put(chr(number), look)

    def _ruby(self, one: Element) -> None:
        for base in one.findall("w-rubyBase"):
            self.walk(base)
        reading = " ".join(words_in(each) for each in one.findall("w-rt"))
        self._put(f"({reading})" if reading else "", Look())

    def _alternative(self, one: Element, look: Look) -> None:
        # The same thing told for new and old programs: the first telling is enough.
        told = one.find("mc-Choice")
        told = one.find("mc-Fallback") if told is None else told
        if told is not None:
            self._run_content(told, look)

    def _field(self, one: Element) -> None:
        state = one.get("w-fldCharType")
        fields = self.opened.fields
        if state == "begin":
            fields.append("code")
        elif fields and state == "separate":
            fields[-1] = "result"
        elif fields and state == "end":
            fields.pop()

    def _note(self, kind: str, notes: Mapping[str, str], one: Element) -> None:
        words = notes.get(one.get("w-id", ""), "")
        if words:
            self.opened.unresolved.add(kind, self.place, words)

    def _comment(self, one: Element) -> None:
        words = self.opened.comments.pop(one.get("w-id", ""), None)
        if words is not None:
            self.opened.unresolved.add("comment", self.place, words)

    def _equation(self, one: Element) -> None:
        if words_in(one):
            self.opened.unresolved.add("equation", self.place, words_in(one))

    def drawn(self, one: Element) -> None:
        """Count a drawing; words in its text boxes are the author's to move."""
        boxes = [box for box in _outer_boxes(one) if words_in(box)]
        for box in boxes:
            self.opened.unresolved.add("text box", self.place, words_in(box))
        art = [
            words for path in one.iter("x-textpath") if (words := path.get("string", "").strip())
        ]
        for words in art:
            self.opened.unresolved.add("text box", self.place, words)
        kinds = {data.get("uri", "").rpartition("/")[2] for data in one.iter("a-graphicData")}
        if kinds & {"diagram", "chart"}:
            self.opened.unresolved.add("diagram", self.place)
        elif one.tag == "w-object":
            self.opened.seen.objects += 1
        elif not boxes and not art:
            self.opened.seen.pictures += 1


def _outer_boxes(one: Element) -> list[Element]:
    if one.tag == "w-txbxContent":
        return [one]
    if one.tag == "mc-AlternateContent":
        told = one.find("mc-Choice")
        return _outer_boxes(told) if told is not None else [b for c in one for b in _outer_boxes(c)]
    return [box for child in one for box in _outer_boxes(child)]


def _is_hex(code: str) -> bool:
    return all(sign in "0123456789abcdefABCDEF" for sign in code)
