"""What stops a book's prompts: whose names stand in its words, and which of them were let go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from books.errors import NotReady
from books.models import Book, Character, Scene
from illustration.models import ReleasedWords
from illustration.studio.folding import key_of
from illustration.studio.naming import stopped_words


@dataclass(frozen=True)
class Place:
    """Words that would go into a prompt, and where a person finds them.

    `where` starts a sentence: "In the brief". `position` is the scene's or the character's.
    """

    where: str
    text: str
    scene: int | None = None
    character: int | None = None


@dataclass(frozen=True)
class Stop:
    """Words that stop a prompt at one place, why, and what to write instead."""

    place: Place
    words: str
    sentence: str

    @property
    def told(self) -> str:
        """The sentence with its place."""
        return f"{self.place.where}: {self.sentence}"


def places_of_scene(scene: Scene, cast: Iterable[Character], note: str = "") -> list[Place]:
    """All words a person wrote that go into a scene's prompt; `note` is why it is asked again."""
    places = [Place("In the style", scene.book.style), *_scene(scene), *_outfits(scene)]
    places += [_character(character) for character in cast]
    return [*places, Place("In the note", note)]


def places_of_sheet(character: Character, note: str = "") -> list[Place]:
    """All words a person wrote that go into the prompt of a character's sheet."""
    style = Place("In the style", character.book.style)
    return [style, _character(character), Place("In the note", note)]


def refuse_stopped(book: Book, places: Iterable[Place]) -> None:
    """Raise NotReady with a sentence for each stop that nobody let go."""
    stops = stops_in(book, places)
    if stops:
        raise NotReady(" ".join(dict.fromkeys(stop.told for stop in stops)))


def stops_in(book: Book, places: Iterable[Place]) -> list[Stop]:
    """What stops these words in this book, without what its owner let go."""
    own = own_names(book)
    released = set(ReleasedWords.objects.filter(book=book).values_list("key", flat=True))
    return [stop for stop in _stops(places, own) if key_of(stop.words) not in released]


def stops_of_book(book: Book) -> list[Stop]:
    """What would stop any of a book's prompts now, each place once."""
    places = [Place("In the style", book.style)]
    places += [_character(character) for character in book.characters.all()]
    for scene in book.scenes.prefetch_related("castings__character"):
        places += [*_scene(scene), *_outfits(scene)]
    return stops_in(book, places)


def own_names(book: Book) -> list[str]:
    """Who is in the book and who made it: these names stop nothing by themselves."""
    names = book.characters.values_list("name", flat=True)
    return [*names, *book.contributors.values_list("name", flat=True)]


def _stops(places: Iterable[Place], own: list[str]) -> Iterator[Stop]:
    for place in places:
        if place.text:
            for stopped in stopped_words(place.text, own):
                yield Stop(place, stopped.words, stopped.sentence)


def _scene(scene: Scene) -> list[Place]:
    told = _called(scene)
    return [
        Place(f"In the brief {told}", scene.brief, scene=scene.position),
        Place(f"In the light {told}", scene.light, scene=scene.position),
        Place(f"In the exact words {told}", scene.exact_text, scene=scene.position),
    ]


def _outfits(scene: Scene) -> list[Place]:
    return [
        Place(
            f"In the outfit of {each.character.name} {_called(scene)}",
            "; ".join([*each.wears, *each.holds]),
            scene=scene.position,
        )
        for each in scene.castings.all()
    ]


def _called(scene: Scene) -> str:
    return f"of scene {scene.position}" if scene.position else "of the front cover"


def _character(character: Character) -> Place:
    values = (value for value in character.traits.values() if value)
    said = [value if isinstance(value, str) else ", ".join(value) for value in values]
    text = "; ".join([character.name, character.kind, *said])
    where = f"In {character.name}'s name and traits"
    return Place(where, text, character=character.position)
