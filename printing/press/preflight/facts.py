"""What was measured of a page before, kept by the bytes it was measured on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PageFacts:
    """What only drawing a page can tell.

    `contrast` is the weakest of its lines (WCAG ratio, 0 for a page without words) and `words`
    that line; `white` says whether nothing but paper is seen without the words.
    """

    contrast: float
    words: str
    white: bool


def facts_to_json(facts: Mapping[str, PageFacts]) -> str:
    """Facts by digest as text, keys sorted; `facts_from_json` reads it."""
    return json.dumps({key: asdict(each) for key, each in facts.items()}, sort_keys=True)


def facts_from_json(text: str) -> dict[str, PageFacts]:
    """Facts by digest. What is not of the right shape is left out: it is measured again."""
    try:
        rows = json.loads(text)
    except ValueError:
        return {}
    return dict(_sound(rows.items() if isinstance(rows, dict) else ()))


def _sound(rows: Iterable[tuple[str, object]]) -> Iterable[tuple[str, PageFacts]]:
    for key, row in rows:
        if not isinstance(row, dict):
            continue
        contrast, words, white = (row.get(name) for name in ("contrast", "words", "white"))
        if isinstance(contrast, int | float) and isinstance(words, str) and isinstance(white, bool):
            yield key, PageFacts(float(contrast), words, white)
