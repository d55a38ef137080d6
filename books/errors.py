"""The exceptions of the trunk, and what a door answers to each.

OctavoError                 every expected failure; its text is a sentence for a person
├── NoPublisher             a query ran with no publisher in force (a bug in our code)
├── NotAllowed              the person's role does not permit it            403, exit 2
├── IllegalMove             somebody was first, or the state does not allow it   409, exit 2
├── NotReady                something must be done before (the sentence says what)  409, exit 2
├── Gone                    a link that is used up, too old or withdrawn    410, exit 2
└── Refused                 what was handed in cannot be taken              400, exit 2
    └── TooLarge            it has more bytes than are read                 413, exit 2
"""

from __future__ import annotations


class OctavoError(Exception):
    """An expected failure. Its message says what happened, what is safe and the next step."""

    status = 400


class NoPublisher(OctavoError):
    """A query was built while no publisher was in force: a programming error, never shown."""

    status = 500


class NotAllowed(OctavoError):
    """The member's role does not permit this act (books.rules)."""

    status = 403


class IllegalMove(OctavoError):
    """The row was not in the state the act starts from; nothing was changed."""

    status = 409


class NotReady(OctavoError):
    """An earlier gate is still shut; the message names it."""

    status = 409


class Refused(OctavoError):
    """Input that cannot be taken; nothing was saved."""


class Gone(OctavoError):
    """A link that was good once and opens nothing any more."""

    status = 410


class TooLarge(Refused):
    """More bytes than are read; none of them was."""

    status = 413
