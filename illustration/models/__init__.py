"""The rows of the studio: pictures wanted, photos, provider accounts and keys, and money."""

from __future__ import annotations

from illustration.models.account import Account, ModelPulse, ProviderKey
from illustration.models.ai_statement import AiStatement
from illustration.models.attempt import Attempt
from illustration.models.check import PictureCheck
from illustration.models.money import Budget, LedgerEntry
from illustration.models.photo import ChildPhoto
from illustration.models.released import ReleasedWords
from illustration.models.route import Route

__all__ = [
    "Account",
    "AiStatement",
    "Attempt",
    "Budget",
    "ChildPhoto",
    "LedgerEntry",
    "ModelPulse",
    "PictureCheck",
    "ProviderKey",
    "ReleasedWords",
    "Route",
]
