"""An edition's pictures and words: which were made by a model, by a program, by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from books.covers import cover_art
from books.enums import ContributorRole
from books.models import Artwork, Edition, Page
from books.queries import pages_of
from illustration.authorship import Authorship, Making
from illustration.models import AiStatement
from illustration.provenance import Provenance, provenances

_COVER = ("front cover", "back cover", "logo", "endpapers")


@dataclass(frozen=True)
class Placed:
    """A picture of the printed book and every place it has there; a spread's is one."""

    places: tuple[str, ...]
    is_cover: bool
    provenance: Provenance

    @property
    def making(self) -> Making:
        """How the picture came to be."""
        return self.provenance.making


@dataclass(frozen=True)
class AiUse:
    """What an edition as it stands is made of, and what a person said where no record tells.

    `waiting` are the page numbers whose picture is not approved yet.
    """

    edition: Edition
    placed: tuple[Placed, ...]
    waiting: tuple[int, ...]
    said: AiStatement
    is_translation: bool

    @property
    def text(self) -> Authorship:
        """Who wrote the words, as a person said."""
        return Authorship(self.said.text)

    @property
    def translation(self) -> Authorship:
        """Who translated them; unsaid for an edition in its first language."""
        return Authorship(self.said.translation)

    @property
    def handed_in_by(self) -> Authorship:
        """Who made the pictures that were handed in."""
        return Authorship(self.said.pictures)

    @property
    def total(self) -> int:
        """All pictures of the book, each counted once."""
        return len(self.placed)

    def count(self, making: Making) -> int:
        """How many of them came to be that way."""
        return sum(each.making is making for each in self.placed)

    @property
    def touched_by_hand(self) -> int:
        """Pictures that are, or began as, pictures handed in."""
        return self.count(Making.HANDED_IN) + self.count(Making.ASSISTED)

    @property
    def generated(self) -> int:
        """Pictures an AI tool made: here, or elsewhere as a person says of those handed in."""
        elsewhere = self.touched_by_hand if self.handed_in_by.generated else 0
        return self.count(Making.GENERATED) + elsewhere

    def models_of(self, *makings: Making) -> dict[str, int]:
        """The models by title with the pictures each had a hand in, the busiest first."""
        pictures = [each for each in self.placed if each.making in makings]
        used = Counter(title for each in pictures for title in each.provenance.models)
        return dict(sorted(used.items(), key=lambda item: (-item[1], item[0])))

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What only a person can say and nobody has: "text", "translation", "pictures"."""
        asked = {
            "text": self.text is Authorship.UNSAID,
            "translation": self.is_translation and self.translation is Authorship.UNSAID,
            "pictures": self.touched_by_hand > 0 and self.handed_in_by is Authorship.UNSAID,
        }
        return tuple(name for name, missing in asked.items() if missing)


def ai_use_of(edition: Edition) -> AiUse:
    """Return what an edition is made of. It comes with its book and publisher."""
    pages = pages_of(edition)
    places = _places(edition, pages)
    artworks = {artwork.pk: artwork for _place, artwork in places}
    told = provenances(artworks.values())
    return AiUse(
        edition=edition,
        placed=tuple(_gathered(places, told)),
        waiting=tuple(each.number for each in pages if each.scene and not each.scene.artwork_id),
        said=AiStatement.objects.filter(edition=edition).select_related("said_by").first()
        or AiStatement(edition=edition, publisher_id=edition.publisher_id),
        is_translation=_is_translation(edition),
    )


def _places(edition: Edition, pages: Iterable[Page]) -> list[tuple[str, Artwork]]:
    """The cover first, then the pages in order; a place is a sentence's "page 6"."""
    art = cover_art(edition)
    around = zip(_COVER, (art.front, art.back, art.logo, art.endpapers), strict=True)
    found = [(place, artwork) for place, artwork in around if artwork is not None]
    found += [
        (f"page {page.number}", page.scene.artwork)
        for page in pages
        if page.scene is not None and page.scene.artwork is not None
    ]
    return found


def _gathered(
    places: Iterable[tuple[str, Artwork]], told: Mapping[int, Provenance]
) -> Iterator[Placed]:
    by_picture: dict[int, list[str]] = {}
    for place, artwork in places:
        by_picture.setdefault(artwork.pk, []).append(place)
    for pk, where in by_picture.items():
        yield Placed(tuple(where), where[0] in _COVER, told[pk])


def _is_translation(edition: Edition) -> bool:
    """Whether it is in another language than the title's first edition, or credits a translator."""
    book = edition.book
    first = book.editions.order_by("number").values_list("language", flat=True).first()
    role = ContributorRole.TRANSLATOR.value
    return first != edition.language or book.contributors.filter(role=role).exists()
