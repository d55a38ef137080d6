"""The rows of the trunk, one file per thing."""

from __future__ import annotations

from books.models.artwork import Artwork, Rendition
from books.models.book import Book, Contributor
from books.models.character import Casting, Character
from books.models.edition import Edition
from books.models.event import Event
from books.models.page import Page
from books.models.publisher import Member, Publisher, User
from books.models.scene import Scene

__all__ = [
    "Artwork",
    "Book",
    "Casting",
    "Character",
    "Contributor",
    "Edition",
    "Event",
    "Member",
    "Page",
    "Publisher",
    "Rendition",
    "Scene",
    "User",
]
