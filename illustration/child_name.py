"""A name put in another's place throughout a text: whole words only, possessives with them."""

from __future__ import annotations

import re

# Languages that put a bare s to a name, as in "Pips Hut".
BARE_S = frozenset({"da", "de", "nb", "nn", "no", "sv"})
HISSING = ("s", "ß", "x", "z")


def put_name(text: str, was: str, now: str, language: str = "en") -> str:
    """Return a text with the name `now` wherever the name `was` stood as a whole word.

    Kept are capitals throughout ("PIP" becomes "MIA") and the possessive of the language: "Pip's",
    "James' hat", in German "Pips Hut". Pronouns and bent forms of a name are left alone.
    """
    if not was or was == now:
        return text
    bare = language.partition("-")[0].lower() in BARE_S
    # An apostrophe alone is a possessive only behind a hissing name with a word after it.
    endings = [*(["s"] if bare else []), *([r"['’](?=\s+[a-z])"] if _hisses(was) else [])]
    ending = rf"({'|'.join(endings)})?" if endings else "()"
    pattern = rf"(?<!\w)({_words(was)}|{_words(was.upper())}){ending}(?!\w)"
    return re.sub(pattern, lambda found: _named(found, was, now), text)


def stands_in(text: str, name: str) -> bool:
    """Return whether a name stands in a text as a whole word."""
    return bool(name) and re.search(rf"(?<!\w){_words(name)}(?!\w)", text) is not None


def _named(found: re.Match[str], was: str, now: str) -> str:
    shouted = found[1] == found[1].upper() and was != was.upper()
    name, ending = now.upper() if shouted else now, found[2] or ""
    if ending == "s":
        return f"{name}’" if _hisses(name) else f"{name}s"
    if ending and not _hisses(name) and not _in_quotes(found):
        return f"{name}{ending}s"
    return name + ending


def _in_quotes(found: re.Match[str]) -> bool:
    """Whether the apostrophe shuts a quotation that its paragraph opened."""
    before = found.string[: found.start()].rpartition("\n\n")[2]
    opened = list(re.finditer(r"(?<!\w)['‘](?=\w|$)", before))
    return bool(opened) and not re.search(r"\S['’](?!\w)", before[opened[-1].end() :])


def _hisses(name: str) -> bool:
    return name.lower().endswith(HISSING)


def _words(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
