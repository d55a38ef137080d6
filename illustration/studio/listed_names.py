"""The names a prompt is stopped for, read from their dated list and made ready to search."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from illustration.studio.folding import folded, key_of

LIST = Path(__file__).with_name("naming.toml")
# Rights in a picture last to the end of the 70th year after its maker's death (EU term directive,
# 2006/116/EC, art. 1; the rule of many countries more).
YEARS = 70
GAP = r"[\s.\-'_]{0,3}"


class Why(StrEnum):
    """What is wrong with naming somebody in a prompt."""

    ARTIST = "artist"
    PERSON = "real person"
    CHARACTER = "protected character"
    MANNER = "manner of a named person"


@dataclass(frozen=True)
class NameList:
    """The list of one year: `why` by each name's key, and what finds the names in plain text.

    `ordinary` are the keys of names made of ordinary words. `no_names` and `free` serve the
    search for manners: words no artist's name begins with, keys of those free by age.
    """

    compiled_on: date
    why: Mapping[str, Why]
    ordinary: frozenset[str]
    any_case: re.Pattern[str]
    capitals: re.Pattern[str]
    surnames: frozenset[str]
    free: frozenset[str]
    no_names: frozenset[str]


@cache
def shipped_list(year: int | None = None) -> NameList:
    """The house's list as it holds in a year, by default the year it was compiled in."""
    return list_from(LIST.read_text("utf-8"), year)


def list_from(text: str, year: int | None = None) -> NameList:
    """Read a naming.toml. Artists dead for more than 70 years by `year` are left out."""
    told: dict[str, Any] = tomllib.loads(text)
    artists, characters, manners = told["artists"], told["characters"], told["manners"]
    now = year or told["compiled_on"].year
    dead = [name for name, died in artists["died"].items() if now <= died + YEARS]
    lapsed = [name for name in artists["died"] if name not in dead]
    groups = {
        Why.ARTIST: [*artists["living"], *dead],
        Why.PERSON: told["persons"]["names"],
        Why.CHARACTER: [*characters["names"], *characters["capital"]],
    }
    anyhow = [*groups[Why.ARTIST], *groups[Why.PERSON], *characters["names"]]
    lapsed_words = {key_of(name.split()[-1]) for name in lapsed}
    return NameList(
        compiled_on=told["compiled_on"],
        why={key_of(name): why for why, names in groups.items() for name in names},
        ordinary=frozenset(map(key_of, characters["capital"])),
        any_case=_finder(anyhow, re.IGNORECASE),
        capitals=_finder(characters["capital"], re.NOFLAG),
        surnames=frozenset(map(key_of, artists["surnames"])) - lapsed_words,
        free=frozenset(map(key_of, [*manners["free"], *lapsed])),
        no_names=frozenset(map(key_of, manners["no_names"])),
    )


def _finder(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    # The longest first: of "Walt Disney" and "Disney" the whole name is told.
    forms = sorted((_form(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(forms)})(?:'?s)?(?!\w)", flags)


def _form(name: str) -> str:
    return GAP.join(map(re.escape, re.findall(r"\w+", folded(name).text)))
