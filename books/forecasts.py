"""How the colours of a page will shift in print: foretold once for what it shows, then kept."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from books import storing
from books.content import page_content
from books.models import Artwork, Edition, Page, Rendition
from books.openings import facts_for, pictures_of
from books.proofs import folder, keep, proof_key, read
from printing.press.content import PageContent
from printing.press.facts import BookFacts
from printing.press.layout import lay_page

if TYPE_CHECKING:
    from PIL.Image import Image

    from printing.press.gamut import Condition, Shift
    from printing.press.script import PageScript, PlacedPicture

# Raised when the same page would be foretold otherwise.
VERSION = 1
SMALL = 1024
# The longer edge in pixels of the copy that is judged.
EDGE = 512


@dataclass(frozen=True)
class Forecast:
    """What printing makes of a page. Shifts in CIEDE2000, share 0 to 1, ink in percent.

    `look` is what its pictures are printed with. `words_in_black` says whether every word is in
    black ink alone. Without a picture the numbers are 0 and `picture` is False.
    """

    look: Literal["inks", "grey", "screen"]
    picture: bool
    flagged: bool
    words_in_black: bool
    mean: float = 0.0
    p95: float = 0.0
    worst: float = 0.0
    share: float = 0.0
    duller: float = 0.0
    ink_mean: float = 0.0
    ink_most: float = 0.0


@dataclass(frozen=True)
class PageForecast:
    """A page with its forecast; None while it waits to be worked out."""

    page: Page
    forecast: Forecast | None


def forecasts_of(
    edition: Edition, pages: list[Page], *, seconds: float | None = None
) -> list[PageForecast]:
    """Return every page's forecast, the furthest shift first, what is still unknown last.

    What is known is read; the rest is worked out until `seconds` are over, or all of it.
    """
    facts, pictures = facts_for(edition, len(pages)), pictures_of(pages)
    small = _small_files(pictures.values())
    ends = None if seconds is None else time.monotonic() + seconds
    told = []
    for page in pages:
        artwork = pictures.get(page.scene_id or 0)
        late = ends is not None and time.monotonic() > ends
        found = _forecast(facts, edition, page, artwork, small, known_only=late)
        told.append(PageForecast(page, found))
    return sorted(told, key=_furthest_first)


def forecast_of(
    facts: BookFacts, edition: Edition, page: Page, artwork: Artwork | None
) -> Forecast:
    """Return one page's forecast; `artwork` is the picture its scene shows now."""
    small = _small_files([artwork] if artwork else [])
    found = _forecast(facts, edition, page, artwork, small, known_only=False)
    assert found is not None
    return found


def _furthest_first(told: PageForecast) -> tuple[bool, float, float, int]:
    found = told.forecast
    if found is None:
        return True, 0.0, 0.0, told.page.number
    return False, -found.share, -found.mean, told.page.number


def _forecast(
    facts: BookFacts,
    edition: Edition,
    page: Page,
    artwork: Artwork | None,
    small: Mapping[int, str],
    *,
    known_only: bool,
) -> Forecast | None:
    key = proof_key(facts, edition, page, artwork)
    target = folder() / "colour" / str(page.publisher_id) / f"{page.pk}-{VERSION}-{key}.json"
    kept = _kept(target)
    if kept is not None or known_only:
        return kept
    made = _made(facts, edition, page, artwork, small)
    keep(target, json.dumps(asdict(made)).encode(), others=f"{page.pk}-*.json")
    return made


def _kept(target: Path) -> Forecast | None:
    data = read(target)
    try:
        return Forecast(**json.loads(data)) if data is not None else None
    except (ValueError, TypeError):
        return None


def _made(
    facts: BookFacts,
    edition: Edition,
    page: Page,
    artwork: Artwork | None,
    small: Mapping[int, str],
) -> Forecast:
    from printing.press.gamut import (  # noqa: PLC0415  (a desk that shows no colours needs no numpy)
        condition_of,
        shift_of,
        words_in_black,
    )

    gray = not facts.profile.stock(edition.stock).color
    condition = condition_of(facts.profile, gray=gray)
    laid = _laid(facts, page, artwork, small)
    black = laid is None or words_in_black(laid)
    shown = [_seen(each) for each in laid.pictures] if laid is not None else []
    shift = shift_of(shown, condition, folder() / "press")
    if shift is None:
        return Forecast(condition.look, picture=False, flagged=False, words_in_black=black)
    return _told(shift, condition, black)


def _told(shift: Shift, condition: Condition, black: bool) -> Forecast:
    return Forecast(
        look=condition.look,
        picture=True,
        flagged=shift.flagged,
        words_in_black=black,
        **asdict(shift),
    )


def _laid(
    facts: BookFacts, page: Page, artwork: Artwork | None, small: Mapping[int, str]
) -> PageScript | None:
    """The page with its small picture; the picture alone where its words do not fit."""
    content = page_content(page, artwork)
    if content.picture is not None and artwork is not None and artwork.pk in small:
        path = storing.as_path(small[artwork.pk])
        content = replace(content, picture=replace(content.picture, path=path))
    bare = PageContent(content.number, content.kind, "picture", (), content.picture)
    for tried in (content, bare):
        try:
            return lay_page(facts, tried)
        except (ValueError, OSError):
            continue
    return None


def _seen(placed: PlacedPicture) -> Image:
    """The printed pixels of a placed picture, small."""
    from PIL import Image  # noqa: PLC0415  (as above)

    from printing.press.shrinking import fitted  # noqa: PLC0415

    with Image.open(placed.path) as opened:
        opened.draft("RGB", (SMALL, SMALL))
        whole = opened.convert("RGB")
    whole.thumbnail((SMALL, SMALL))
    seen = fitted(placed, whole)
    seen.thumbnail((EDGE, EDGE), Image.Resampling.BOX)
    return seen


def _small_files(artworks: Iterable[Artwork]) -> dict[int, str]:
    """The stored names of the 1024 px renditions there are, by artwork."""
    keys = [artwork.pk for artwork in artworks]
    found = Rendition.objects.filter(artwork_id__in=keys, edge=SMALL)
    return dict(found.values_list("artwork_id", "file"))
