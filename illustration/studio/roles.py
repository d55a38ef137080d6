"""Who draws what: the roles a model may have in a book, and what is chosen for each at first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

DEFAULTS = Path(__file__).with_name("roles.toml")
SIZE = re.compile(r"([1-9]\d{0,4})x([1-9]\d{0,4})")


class RoleError(ValueError):
    """A default that is not sound; the message names the role and what is wrong."""


class Role(StrEnum):
    """What a picture is asked for; a spread is a page."""

    SHEET = "sheet"
    COVER = "cover"
    PAGE = "page"
    DRAFT = "draft"
    REGION = "region"


@dataclass(frozen=True)
class Choice:
    """A model's key, its quality ("" where it has no steps) and the size in pixels.

    `size` is (width, height), None where the page or the picture at hand decides it.
    """

    model: str
    quality: str = ""
    size: tuple[int, int] | None = None


def choices_from(text: str) -> dict[Role, Choice]:
    """Read a roles.toml: one choice for every role. Raises RoleError."""
    try:
        told = tomllib.loads(text).get("role", {})
    except tomllib.TOMLDecodeError as fault:
        raise RoleError(f"the list of roles is no TOML: {fault}") from None
    if set(told) != set(Role):
        odd = ", ".join(sorted(set(told) ^ set(Role)))
        raise RoleError(f"each role is named once and no other: see {odd}")
    return {Role(name): _choice(name, entry) for name, entry in told.items()}


@cache
def shipped_choices() -> dict[Role, Choice]:
    """The choices that come with the house."""
    return choices_from(DEFAULTS.read_text("utf-8"))


def default_for(role: Role) -> Choice:
    """What draws this role where neither publisher nor book says otherwise."""
    return shipped_choices()[role]


def drafts_first(*, flat: bool, told: bool | None = None) -> bool:
    """Whether a draft comes before the final picture.

    `flat` says that a picture of the page's model costs the same at any size and quality: then a
    draft saves nothing. `told` is what a publisher or a book says, and outranks it.
    """
    return not flat if told is None else told


def _choice(name: str, entry: Mapping[str, Any]) -> Choice:
    strange = sorted(set(entry) - {"model", "quality", "size"})
    if strange:
        raise RoleError(f"{name}: a role knows no {', '.join(strange)}")
    if not entry.get("model"):
        raise RoleError(f"{name}: which model draws it is not said")
    size = SIZE.fullmatch(entry["size"]) if "size" in entry else None
    if "size" in entry and size is None:
        raise RoleError(f"{name}: a size is WIDTHxHEIGHT in pixels, not {entry['size']!r}")
    pixels = (int(size[1]), int(size[2])) if size else None
    return Choice(entry["model"], entry.get("quality", ""), pixels)
