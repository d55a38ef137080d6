"""The rows of the studio: pictures wanted, photos, sketches, provider accounts, keys, money."""

from __future__ import annotations

from illustration.models.account import Account, ModelPulse, ProviderKey
from illustration.models.ai_statement import AiStatement
from illustration.models.attempt import Attempt
from illustration.models.check import PictureCheck
from illustration.models.drafting import Drafting
from illustration.models.money import Budget, LedgerEntry
from illustration.models.photo import ChildPhoto
from illustration.models.released import ReleasedWords
from illustration.models.route import Route
from illustration.models.sketch import Sketch

__all__ = [
    "Account",
    "AiStatement",
    "Attempt",
    "Budget",
    "ChildPhoto",
    "Drafting",
    "LedgerEntry",
    "ModelPulse",
    "PictureCheck",
    "ProviderKey",
    "ReleasedWords",
    "Route",
    "Sketch",
]
