"""The rows of the trunk, one file per thing."""

from __future__ import annotations

from books.models.artwork import Artwork, Rendition
from books.models.book import Book, Contributor
from books.models.character import Casting, Character
from books.models.edition import Edition
from books.models.event import Event
from books.models.invitation import Invitation
from books.models.letter import LetterTick
from books.models.own_face import OwnFace
from books.models.own_printer import OwnPrinter
from books.models.page import Page
from books.models.proposal import Proposal
from books.models.publisher import Member, Publisher, User
from books.models.scene import Scene
from books.models.tick import Tick
from books.models.token import ApiToken, RememberedAnswer
from books.models.upload import Upload

__all__ = [
    "ApiToken",
    "Artwork",
    "Book",
    "Casting",
    "Character",
    "Contributor",
    "Edition",
    "Event",
    "Invitation",
    "LetterTick",
    "Member",
    "OwnFace",
    "OwnPrinter",
    "Page",
    "Proposal",
    "Publisher",
    "RememberedAnswer",
    "Rendition",
    "Scene",
    "Tick",
    "Upload",
    "User",
]
