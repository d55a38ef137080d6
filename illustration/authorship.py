"""Who made a thing: words for pictures, told by their requests, and for text, told by a person."""

from __future__ import annotations

from enum import StrEnum


class Maker(StrEnum):
    """What one step of a picture came from."""

    PERSON = "person"
    # The offline painter: fixed rules, nothing learned from other pictures.
    PROGRAM = "program"
    MODEL = "model"


class Making(StrEnum):
    """How a picture came to be, all its steps taken together."""

    HANDED_IN = "handed-in"
    PROGRAM = "program"
    # A person's picture, of which parts were redrawn by a model.
    ASSISTED = "assisted"
    GENERATED = "generated"


class Authorship(StrEnum):
    """What a person says of words, or of pictures that were handed in.

    "-light" is with minimal or no editing by a person, "-heavy" with extensive editing: the steps
    that KDP asks for.
    """

    UNSAID = ""
    PERSON = "person"
    ASSISTED = "assisted"
    SOME_LIGHT = "some-light"
    SOME_HEAVY = "some-heavy"
    ALL_LIGHT = "all-light"
    ALL_HEAVY = "all-heavy"

    @property
    def generated(self) -> bool:
        """Whether an AI tool made the thing itself, wholly or in sections."""
        return self.value.startswith(("some", "all"))

    @property
    def uses_tools(self) -> bool:
        """Whether any AI tool had a hand in it."""
        return self.generated or self is Authorship.ASSISTED


# Pictures are counted: which of them "some" would be, nobody could tell.
OF_PICTURES = tuple(each for each in Authorship if not each.value.startswith("some"))
