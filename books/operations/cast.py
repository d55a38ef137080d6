"""The book's characters: one more, other traits, one less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max

from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.models import Artwork, Book, Character, Member, Scene
from books.operations.moves import record
from books.rules import require

# The words of title.toml's [[character]], in the order of its page in docs/book-format.md.
TRAITS = ("body", "eyes", "wears", "build", "hair", "skin", "age", "marks")
LONGEST_NAME = 80
LONGEST_TRAIT = 300

Traits = Mapping[str, str | Sequence[str]]


def add_character(*, book: Book, name: str, kind: str, traits: Traits, by: Member) -> Character:
    """Add a character to a book, and return it; it has no sheet yet and is in no scene.

    `traits` by the words in TRAITS; "wears" is a list. Raises NotAllowed, and Refused for a name
    that is taken or missing and for an unknown trait.
    """
    require(by, Act.EDIT)
    told = _checked(book, name, kind, traits, but=None)
    last = Character.objects.filter(book=book).aggregate(last=Max("position"))["last"] or 0
    try:
        with transaction.atomic():
            character = Character.objects.create(
                publisher_id=book.publisher_id, book=book, position=last + 1, **told
            )
            _record(character, "add-character", by, "")
    except IntegrityError as error:
        raise IllegalMove(_taken(name)) from error
    return character


def edit_character(
    *,
    character: Character,
    name: str,
    kind: str,
    traits: Traits,
    seen_version: int,
    by: Member,
) -> None:
    """Write a character's name, kind and traits.

    An approved sheet stands; screens say that it was drawn from other traits. `seen_version` is
    the version the person edited from. Raises NotAllowed; Refused as `add_character`; IllegalMove
    where somebody saved meanwhile.
    """
    require(by, Act.EDIT)
    told = _checked(character.book, name, kind, traits, but=character)
    was = described(character.kind, character.traits)
    called = character.name
    try:
        with transaction.atomic():
            rows = Character.objects.filter(pk=character.pk, version=seen_version)
            if rows.update(**told, version=seen_version + 1) != 1:
                raise IllegalMove(
                    f"{called} was saved by somebody else since you opened it. Their traits stand; "
                    "yours were not saved, and are kept below."
                )
            character.refresh_from_db()
            renamed = "" if character.name == called else f" Until now the name was {called}."
            _record(character, "edit-character", by, f"It was: {was}.{renamed}")
    except IntegrityError as error:
        raise IllegalMove(_taken(name)) from error


@transaction.atomic
def remove_character(*, character: Character, by: Member) -> None:
    """Take a character out of the book. Its sheets are kept as pictures on no page.

    Raises NotAllowed, and NotReady with its scenes while it is cast in any.
    """
    require(by, Act.EDIT)
    scenes = Scene.objects.filter(castings__character=character).order_by("position")
    cast_in = [str(position) for position in scenes.values_list("position", flat=True)]
    if cast_in:
        some = "scene" if len(cast_in) == 1 else "scenes"
        raise NotReady(
            f"{character.name} plays in {some} {', '.join(cast_in)}; take it out of their casts "
            "first. Nothing was changed."
        )
    _record(character, "remove-character", by, described(character.kind, character.traits))
    Character.objects.filter(pk=character.pk).update(sheet=None)
    for sheet in character.sheets.all():
        Artwork.objects.filter(pk=sheet.pk).update(
            character=None,
            source_name=sheet.source_name or f"Sheet {sheet.version} of {character.name}",
        )
    Character.objects.get(pk=character.pk).delete()


def described(kind: str, traits: Traits) -> str:
    """Return a kind and its traits in one line, for a person."""
    parts = [kind] if kind else []
    for word in TRAITS:
        value = traits.get(word)
        if value:
            parts.append(f"{word} {value if isinstance(value, str) else ', '.join(value)}")
    return "; ".join(parts) or "nothing was written down"


def _record(character: Character, what: str, by: Member, note: str) -> None:
    record(
        book=character.book,
        what=what,
        subject=f"character {character.name}"[:60],
        by=by.user,
        note=note,
    )


def _checked(
    book: Book, name: str, kind: str, traits: Traits, *, but: Character | None
) -> dict[str, object]:
    called, kind = " ".join(name.split()), " ".join(kind.split())
    if not called:
        raise Refused("Give the character a name. Nothing was saved.")
    if max(len(called), len(kind)) > LONGEST_NAME:
        raise Refused(f"Name and kind have {LONGEST_NAME} letters at most. Nothing was saved.")
    same = Character.objects.filter(book=book, name__iexact=called)
    if but is not None:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise Refused(_taken(called))
    return {"name": called, "kind": kind, "traits": _traits(traits)}


def _traits(traits: Traits) -> dict[str, str | list[str]]:
    strange = sorted(set(traits) - set(TRAITS))
    if strange:
        raise Refused(
            f"A character has no trait {', '.join(strange)}; it has {', '.join(TRAITS)}. Nothing "
            "was saved."
        )
    told: dict[str, str | list[str]] = {}
    for word in TRAITS:
        value = traits.get(word, "")
        many = word == "wears"
        items = value.split(",") if isinstance(value, str) and many else value
        cleaned = _words(items)
        if cleaned:
            told[word] = cleaned if many else ", ".join(cleaned)
    return told


def _words(value: str | Sequence[str]) -> list[str]:
    items = [value] if isinstance(value, str) else value
    cleaned = [" ".join(str(item).split()) for item in items]
    if any(len(item) > LONGEST_TRAIT for item in cleaned):
        raise Refused(f"A trait has {LONGEST_TRAIT} letters at most. Nothing was saved.")
    return [item for item in cleaned if item]


def _taken(name: str) -> str:
    return f"This book has a character called {name} already. Nothing was saved."
