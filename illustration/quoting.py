"""What a picture costs here, and which pictures of a book were drawn from other words."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from books.models import Book, Scene
from illustration.drafts import comes_first
from illustration.drawn_from import changed_since_scene
from illustration.estimate import likely
from illustration.models import Attempt
from illustration.providers import get_provider
from illustration.routing import RolePlan, plan_of
from illustration.studio.roles import Role


def price_of_a_picture(book: Book | None = None) -> tuple[int, str]:
    """Return millionths of a US dollar for a page, and who draws it: of a book, or of the house.

    A page that its model cannot draw is priced as that model would ask for so many pixels; where
    drafts come first the price is that of both.
    """
    plans = plan_of(book)
    plan = next(each for each in plans if each.role is Role.PAGE and not each.need.spread)
    row = plan.chosen.row
    if row is None:
        provider = get_provider(settings.PROVIDER)
        return provider.price.micros_per_picture, plan.fault or provider.title
    need = plan.need
    most = plan.micros or row.price.most(need.width, need.height, references=need.references)
    return likely(row, most) + _draft(book, plans, plan), row.title


def _draft(book: Book | None, plans: Iterable[RolePlan], page: RolePlan) -> int:
    """What the draft that comes before a page likely costs; 0 where none does."""
    if not comes_first(book, page.chosen):
        return 0
    plan = next(each for each in plans if each.role is Role.DRAFT and not each.need.spread)
    return likely(plan.chosen.row, plan.micros or 0) if plan.chosen.row else 0


def outdated_scenes(book: Book) -> dict[int, list[str]]:
    """Return scenes that a page shows and whose picture was ordered otherwise, with why."""
    shown = Scene.objects.filter(book=book, pages__isnull=False, artwork__isnull=False).distinct()
    attempts = {
        attempt.artwork_id: attempt
        for attempt in Attempt.objects.filter(artwork__in=shown.values("artwork"))
    }
    told = {
        scene.pk: [str(each) for each in changed_since_scene(attempts.get(scene.artwork_id), scene)]
        for scene in shown
        if scene.artwork_id in attempts
    }
    return {key: sentences for key, sentences in told.items() if sentences}
