"""The title list: every book of the publisher and what it waits for."""

from __future__ import annotations

from collections import Counter
from html import escape
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from books.enums import Act
from books.operations.proposals import unfinished
from books.progress import BADGES
from books.rules import may
from books.shelf import Key, Title, any_title, shelf
from books.showing import STAGE, Badge
from books.templatetags.desk import badge, strip
from books.views.finding import member_of

# A word no slug and no number of ours is; addresses are looked up once with it in their place.
PLACES = ("url", "title", "author", "badge", "strip", "states", "approved", "most", "count",
          "cover", "action", "lead")  # fmt: skip
HOLE, NUMBER = "octavo-here-stands-a-slug", 987654321


@require_safe
def titles(request: HttpRequest) -> HttpResponse:
    """Show a page of titles, searched by words and narrowed to a stage."""
    return show_titles(request)


def show_titles(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Render the title list; another status follows a deed that failed."""
    search = request.GET.get("q", "").strip()[:100]
    stage = request.GET.get("stage", "")
    stage = stage if stage in STAGE else ""
    archived = request.GET.get("archive") == "yes"
    after = Key.read(request.GET.get("after", ""))
    before = Key.read(request.GET.get("before", ""))
    shown = shelf(search=search, stage=stage, archived=archived, after=after, before=before)
    member = member_of(request)
    kept = {"q": search, "stage": stage, "archive": "yes" if archived else ""}
    return render(
        request,
        "books/titles.html",
        {
            "rows": Rows(member.publisher.slug).of(shown.titles) if shown.titles else "",
            "search": search,
            "stage": stage,
            "stages": STAGE,
            "archived": archived,
            "earlier": _onward(kept, "before", shown.earlier),
            "later": _onward(kept, "after", shown.later),
            "empty": not shown.titles and not any_title(),
            "unfinished": unfinished() if may(member, Act.IMPORT) else [],
        },
        status=status,
    )


def _onward(kept: dict[str, str], way: str, key: Key | None) -> str:
    """Return the query of the next or last page with the same search; "" where there is none."""
    if key is None:
        return ""
    return "?" + urlencode({name: value for name, value in kept.items() if value} | {way: str(key)})


class Rows:
    """A page of titles as HTML: the row's template is rendered once, its places filled by title.

    A screenful has 50 rows of a dozen values each; a template engine looks each up a thousand
    times slower than a dictionary does.
    """

    def __init__(self, publisher: str) -> None:
        """Look up the addresses of one publisher's screens."""
        self._book = reverse("book", args=[publisher, HOLE])
        self._scene = reverse("scene", args=[publisher, HOLE, NUMBER])
        self._runs = reverse("runs", args=[publisher, HOLE, 1])
        self._queue = reverse("book-queue", args=[publisher, HOLE])
        self._picture = reverse("picture", args=[publisher, NUMBER, 1024])
        self._badges: dict[str, SafeString] = {}
        self._words = {state: str(badge.word) for state, badge in BADGES.items()}
        self._nobody = _("No author named")
        self._count = _("%(n)s of %(total)s pages approved")

    def of(self, titles: tuple[Title, ...]) -> SafeString:
        """Return every title's row."""
        marks = {place: mark_safe(f"%({place})s") for place in PLACES}
        row = loader.render_to_string("books/title_row.html", {"row": marks})
        return mark_safe("".join([row % self._row(title) for title in titles]))

    def _row(self, title: Title) -> dict[str, str | int]:
        """The places' contents, each safe to stand in HTML."""
        states, approved = title.progress.states, title.progress.approved
        total, words = len(states), Counter(states)
        shown = ", ".join([f"{n} {self._words[state]}" for state, n in words.items()])
        return {
            "url": self._book.replace(HOLE, title.slug),
            "title": escape(title.title),
            "author": escape(title.author or self._nobody),
            "badge": self._badge(title.stage.word),
            "strip": strip(states),
            "states": escape(shown),
            "approved": approved,
            "most": total or 1,
            "count": escape(self._count % {"n": approved, "total": total}),
            "cover": self._cover(title),
            "action": escape(title.stage.next_action),
            "lead": self._lead(title),
        }

    def _cover(self, title: Title) -> str:
        if not title.cover:
            return f'<span class="cover-words">{escape(title.title)}</span>'
        address = self._picture.replace(str(NUMBER), str(title.cover))
        return f'<img src="{address}" alt="" loading="lazy" decoding="async">'

    def _badge(self, word: str) -> SafeString:
        if word not in self._badges:
            state: Badge = STAGE[word]
            self._badges[word] = badge(state)
        return self._badges[word]

    def _lead(self, title: Title) -> str:
        """Where the next deed is done."""
        deed = title.stage.deed
        if deed == "scene" and title.waiting is not None:
            return self._scene.replace(HOLE, title.slug).replace(str(NUMBER), str(title.waiting))
        if deed in ("press", "download"):
            return self._runs.replace(HOLE, title.slug)
        if deed == "decide":
            return self._queue.replace(HOLE, title.slug)
        anchor = "#characters" if title.stage.word == "characters" else ""
        return self._book.replace(HOLE, title.slug) + anchor
