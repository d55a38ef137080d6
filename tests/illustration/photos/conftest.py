"""A book with Pip, whom a photo is handed in for, and the folder where photos lie."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from books.models import Book, Character
from illustration import photo_folder
from illustration.models import ChildPhoto
from illustration.operations import photos_sweep
from illustration.operations.photos import hand_in_photo
from tests.factories import make_book
from tests.personas import Press

HandIn = Callable[..., ChildPhoto]


def snapshot(seed: int = 1) -> bytes:
    """A small JPEG with a camera's notes beside it."""
    picture = Image.new("RGB", (240, 320), (200, 150 + seed, 120))
    notes = Image.Exif()
    notes[0x010F] = "Canary Camera"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=notes)
    return out.getvalue()


@pytest.fixture(autouse=True)
def empty_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """No photo of an earlier test lies about, and the sweep looks into the folder each time."""
    for name in photo_folder.names():
        photo_folder.remove(name)
    monkeypatch.setattr(photos_sweep, "EVERY_SECONDS", 0.0)


@pytest.fixture
def book(owl: Press) -> Book:
    """Four scenes with Pip, the owl."""
    return make_book(owl.ben)


@pytest.fixture
def pip(book: Book) -> Character:
    """The character that shall look like the child."""
    return book.characters.get()


@pytest.fixture
def hand_in(owl: Press, pip: Character) -> HandIn:
    """Hand in a photo for Pip as Ben, with all that is asked for."""

    def hand_in(**other: object) -> ChildPhoto:
        asked = {
            "character": pip,
            "data": snapshot(),
            "consent_by": "Nora Wren",
            "agreed": True,
            "traits": {"hair": "curly brown", "skin": "brown"},
            "by": owl.ben,
        }
        return hand_in_photo(**(asked | other))  # type: ignore[arg-type]

    return hand_in


def a_day_later(photo: ChildPhoto) -> None:
    """Put a photo's times back by 24 hours."""
    day = timedelta(hours=24)
    ChildPhoto.objects.filter(pk=photo.pk).update(
        uploaded_at=photo.uploaded_at - day, due_at=photo.due_at - day, kept_at=timezone.now() - day
    )
