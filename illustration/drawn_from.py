"""What a picture was drawn from, against what is asked now: derived, nothing is voided."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from books.models import Character, Scene
from illustration.models import Attempt
from illustration.operations.request import dressed_in, traits_of
from illustration.sketches import sketch_of, sketch_told
from illustration.studio.order import Dressed, PictureOrder

Sentence = str | Promise


def changed_since_scene(attempt: Attempt | None, scene: Scene) -> list[Sentence]:
    """Return what of a scene was changed since this picture was ordered, a sentence each.

    A picture that was handed in has no order, and nothing is said of it.
    """
    order = _order(attempt)
    if order is None:
        return []
    cast = [
        traits_of(casting.character)
        for casting in scene.castings.select_related("character").order_by("position")
    ]
    told: list[Sentence] = []
    if order.brief != scene.brief:
        told.append(_("It was drawn from an earlier brief: “%(brief)s”") % {"brief": order.brief})
    if order.light != scene.light:
        told.append(_("It was drawn in another light: %(light)s.") % {"light": order.light or "–"})
    drawn, now = {one.name: one for one in order.cast}, {one.name: one for one in cast}
    if set(drawn) != set(now):
        names = ", ".join(drawn) or _("nobody")
        told.append(_("It was drawn with another cast: %(names)s.") % {"names": names})
    told += [
        _("%(name)s was drawn from other traits.") % {"name": name}
        for name in drawn
        if name in now and drawn[name] != now[name]
    ]
    if order.exact_text != scene.exact_text:
        words = order.exact_text or _("none")
        told.append(_("It was drawn with other words in it: %(words)s.") % {"words": words})
    told += _other_outfits(order, dressed_in(scene))
    told += _other_sketch(attempt, scene)
    if (order.purpose == "spread") != (scene.kind == "spread"):
        told.append(_("It was drawn for another size; it must be drawn again to fill its place."))
    return told


def _other_sketch(attempt: Attempt | None, scene: Scene) -> list[Sentence]:
    """What became of the sketch since; one that a model had no room for stays unsaid."""
    if attempt is None or attempt.account_id is None:
        return []
    drawn, now = sketch_told(attempt.references), sketch_of(scene)
    if drawn is None:
        fresh = now is not None and now.created_at > attempt.created_at
        return [_("It was drawn before the sketch was handed in.")] if fresh else []
    if now is None:
        return [_("It was drawn with a sketch that was taken away since.")]
    if drawn["sha256"] != now.sha256:
        return [_("It was drawn from an earlier sketch.")]
    return []


def _other_outfits(order: PictureOrder, now: tuple[Dressed, ...]) -> list[Sentence]:
    """Whose outfit was another one then, of those who were in the picture."""
    drawn = {one.name: one for one in order.dressed}
    wanted = {one.name: one for one in now}
    return [
        _("%(name)s was drawn in another outfit: %(outfit)s.")
        % {"name": one.name, "outfit": _outfit(drawn.get(one.name))}
        for one in order.cast
        if drawn.get(one.name) != wanted.get(one.name)
    ]


def _outfit(one: Dressed | None) -> str:
    return ", ".join((*one.wears, *one.holds)) if one else _("none of its own")


def changed_since_sheet(attempt: Attempt | None, character: Character) -> list[Sentence]:
    """Return what of a character was changed since this sheet was ordered."""
    order = _order(attempt)
    if order is None or not order.cast:
        return []
    drawn, now = order.cast[0], traits_of(character)
    if drawn == now:
        return []
    fields = [name for name in vars(drawn) if getattr(drawn, name) != getattr(now, name)]
    return [
        _(
            "This sheet was drawn from other traits (%(fields)s). It stands until another is "
            "approved."
        )
        % {"fields": ", ".join(fields)}
    ]


def _order(attempt: Attempt | None) -> PictureOrder | None:
    if attempt is None:
        return None
    try:
        return PictureOrder.from_json(attempt.order)
    except ValueError:  # written by an older release
        return None
