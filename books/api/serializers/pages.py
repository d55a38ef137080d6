"""An edition's pages: words, template, what they show, how they stand."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, STANDING, Version, Word, Words
from books.enums import Approval, PageKind, Part, Template
from books.layouts import layout_hash

APPROVABLE = ("text", "layout")
LONGEST_TEXT, LONGEST_REASON = 20_000, 2_000


class StandingField(Word):
    """How words or a layout stand: never approved, approved as they are, or approved otherwise."""

    def __init__(self, kind: str) -> None:
        super().__init__(STANDING, source="*", read_only=True)
        self.kind = kind

    def to_representation(self, page: Any) -> str:
        """Return the word. A page's `now_hash` is what its layout would be pressed from."""
        if self.kind == "text":
            holds, state = page.text_is_approved, page.text_state
        else:
            state = page.layout_state
            holds = state == Approval.APPROVED and page.layout_hash == page.now_hash
        if holds:
            return "approved"
        return "stale" if state == Approval.APPROVED else "draft"


class PageTold(Told):
    """A page as it stands."""

    number = serializers.IntegerField()
    kind = Word(PageKind)
    template = Word(Template)
    scene = serializers.IntegerField(
        source="scene.position", default=None, allow_null=True, help_text="The scene it shows."
    )
    part = Word(Part, allow_blank=True, help_text="Which part of the scene's picture it shows.")
    text = serializers.CharField(allow_blank=True, help_text="Markdown.")
    version = serializers.IntegerField(help_text="To be sent with a change of the words.")
    text_standing = StandingField("text")
    text_note = serializers.CharField(allow_blank=True, help_text="Why the words were sent back.")
    layout_standing = StandingField("layout")
    layout_note = serializers.CharField(allow_blank=True, help_text="Why it was sent back.")
    layout_hash = serializers.CharField(
        source="now_hash", help_text="To be sent with an approval of the layout."
    )


class ColourTold(Told):
    """What printing makes of a page's colours. Shifts are CIEDE2000, ink is in percent."""

    number = serializers.IntegerField(source="page.number")
    known = serializers.BooleanField(
        source="forecast", help_text="False while it waits to be worked out; ask again."
    )
    printed_with = serializers.CharField(
        source="forecast.look",
        default="",
        help_text="What its pictures become: inks, grey, or screen (sRGB as it is).",
    )
    picture = serializers.BooleanField(source="forecast.picture", default=False)
    flagged = serializers.BooleanField(
        source="forecast.flagged", default=False, help_text="Look at it before approving."
    )
    words_in_black = serializers.BooleanField(source="forecast.words_in_black", default=False)
    share = serializers.FloatField(
        source="forecast.share", default=0.0, help_text="Of the picture, 0 to 1: shift over 3."
    )
    mean = serializers.FloatField(source="forecast.mean", default=0.0)
    p95 = serializers.FloatField(source="forecast.p95", default=0.0)
    worst = serializers.FloatField(source="forecast.worst", default=0.0)
    chroma_lost = serializers.FloatField(
        source="forecast.duller", default=0.0, help_text="CIELAB, where it shifts visibly."
    )
    ink_mean = serializers.FloatField(source="forecast.ink_mean", default=0.0)
    ink_most = serializers.FloatField(source="forecast.ink_most", default=0.0)


class PageTextAsked(Asked):
    """Other words for a page."""

    text = Words(allow_blank=True, max_length=LONGEST_TEXT, help_text="Markdown.")
    version = Version()


class SeenTextAsked(Asked):
    """The words that were read."""

    version = Version()


class SeenLayoutAsked(Asked):
    """The layout that was looked at."""

    layout_hash = serializers.RegexField(r"^[0-9a-f]{64}$", help_text="As the page told it.")


class ReasonAsked(Asked):
    """Why something is sent back."""

    reason = Words(max_length=LONGEST_REASON)


class ApprovalAsked(Asked):
    """What to approve at once: all that stands open, or the pages named."""

    what = serializers.ChoiceField(choices=list(APPROVABLE))
    pages = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_WHOLE),
        required=False,
        max_length=1000,
        help_text="Page numbers; left out, all that wait.",
    )


class WaitingTold(Told):
    """The page numbers that still wait for an approval: the gates before the press."""

    text = serializers.ListField(child=serializers.IntegerField())
    art = serializers.ListField(child=serializers.IntegerField())
    layout = serializers.ListField(child=serializers.IntegerField())


def with_hashes(pages: list[Any], edition: Any, total: int) -> list[Any]:
    """Give every page its `now_hash` (books.layouts), which PageTold tells."""
    for page in pages:
        page.now_hash = layout_hash(page, edition, total)
    return pages
