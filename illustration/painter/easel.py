"""The easel: from a picture order to a finished painting."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from illustration.painter.bedding import headboard, quilt
from illustration.painter.chance import Chance
from illustration.painter.composition import Composition, Stand, compose
from illustration.painter.figures import cut_figure, lit
from illustration.painter.finish import calm_rooms, enlarged, finish
from illustration.painter.foreground import foreground
from illustration.painter.layer import Layer
from illustration.painter.light import Light, light_for, light_indoors, sunk
from illustration.painter.manner_words import manner_for
from illustration.painter.places import PLACES
from illustration.painter.sheet import paint_sheet
from illustration.painter.strokes import glow
from illustration.painter.things import paint_things
from illustration.painter.view import View
from illustration.painter.weather import paint_weather
from illustration.studio.order import FOLD_BAND, Box, Figure, PictureOrder

BACKDROP_PIXELS = 4_000_000  # a backdrop above this is painted smaller and enlarged
INDOORS = frozenset({"room", "cave", "underwater", "space"})


@dataclass(frozen=True)
class Painting:
    """A finished picture (RGB, exactly the order's pixels) and where its cast is."""

    image: Image.Image
    figures: tuple[Figure, ...]


def paint(order: PictureOrder) -> Painting:
    """Paint a sheet, a page or a spread; the same order always gives the same pixels."""
    if order.purpose == "sheet":
        layer, figures = paint_sheet(order)
    else:
        plan, light = compose(order), light_for(order.light, order.brief)
        light = light_indoors(light) if plan.place == "room" else light
        light = sunk(light, manner_for(order.style).dusk)
        layer = backdrop(order, plan, light)
        figures = place_figures(layer, plan, light)
    return Painting(finish(layer), figures)


def backdrop(order: PictureOrder, plan: Composition, light: Light) -> Layer:
    """Everything behind the cast, at the order's full size."""
    small = min(1.0, (BACKDROP_PIXELS / (order.width * order.height)) ** 0.5)
    width, height = max(1, round(order.width * small)), max(1, round(order.height * small))
    layer = Layer.opaque(width, height, light.haze, manner_for(order.style))
    view = View(
        layer, light, plan.horizon * small, plan.things, Chance("view", order.seed, order.brief),
        _rooms(order, width, height),
        tuple(_stand_box(stand, small) for stand in plan.stands),
    )  # fmt: skip
    PLACES[plan.place](view)
    paint_things(view, plan.place)
    if plan.place not in INDOORS:
        foreground(view, plan.place)
        paint_weather(view, snowing=plan.place == "snow")
    calm_rooms(view, order.text_room)
    return enlarged(layer, order.width, order.height)


def _rooms(order: PictureOrder, width: int, height: int) -> tuple[Box, ...]:
    rooms = [
        (x0 * width, y0 * height, x1 * width, y1 * height) for x0, y0, x1, y1 in order.text_room
    ]
    if order.purpose == "spread":
        half = FOLD_BAND / 2
        rooms.append((width * (0.5 - half), 0.0, width * (0.5 + half), float(height)))
    return tuple(rooms)


def _stand_box(stand: Stand, small: float) -> Box:
    x0, y0, x1, y1 = (edge * small for edge in stand.box)
    return x0, y0, x1, max(y1, stand.ground * small) + 0.02 * (y1 - y0)


def place_figures(layer: Layer, plan: Composition, light: Light) -> tuple[Figure, ...]:
    """Paint passers-by and cast, the farthest first; boxes of the cast in its own sequence."""
    for stand in plan.stands:
        if plan.place not in {"underwater", "space"}:
            _shadow(layer, stand, light)
    placed = {}
    for index, stand in sorted(enumerate(plan.stands), key=lambda entry: entry[1].ground):
        abed = plan.place == "room" and stand.actor.pose.asleep
        placed[index] = _abed(layer, stand, light) if abed else _place(layer, stand, light)
    parts = {stand.actor.part: placed[i] for i, stand in enumerate(plan.stands)}
    return tuple(parts[part] for part in sorted(parts) if part >= 0)


def _shadow(layer: Layer, stand: Stand, light: Light) -> None:
    wide = stand.scale * 0.34 * stand.actor.look.wide
    lift = max(0.0, stand.ground - stand.y) / max(1.0, stand.scale)
    fade = 1.0 / (1.0 + 2.0 * lift)
    tone = light.on((44, 50, 74))
    if not layer.rgb.height * 0.2 < stand.ground < layer.rgb.height:
        return
    glow(
        layer, stand.x + wide * 0.12, stand.ground, wide * 1.25, wide * 0.3, tone, 0.62 * fade, 0.9
    )
    glow(
        layer, stand.x, stand.ground - wide * 0.02, wide * 0.75, wide * 0.13, tone, 0.5 * fade, 0.7
    )


def _abed(layer: Layer, stand: Stand, light: Light) -> Figure:
    """A sleeper tucked up in a bed of its own."""
    x0, y0, x1, y1 = stand.box
    half, tall, foot = 0.66 * (x1 - x0), y1 - y0, stand.ground + 0.02 * (y1 - y0)
    headboard(layer, light, stand.x, foot, half, tall)
    figure = _place(layer, stand, light)
    quilt(layer, light, stand.x, foot, half, tall)
    return figure


def _place(layer: Layer, stand: Stand, light: Light) -> Figure:
    cut = cut_figure(layer, stand.actor.look, stand.actor.pose, stand.scale, stand.flip)
    x, y = round(stand.x - cut.foot[0]), round(stand.y - cut.foot[1])
    width, height = cut.layer.size
    if light.dark and light.name != "lamplit":
        glow(
            layer,
            x + width / 2,
            y + height / 2,
            width * 0.85,
            height * 0.75,
            light.sky[2],
            0.34,
            1.2,
        )
    layer.stamp(lit(cut, light), x, y)
    w, h = layer.size
    box = max(0, x), max(0, y), min(w, x + width), min(h, y + height)
    eyes = tuple((x + e[0], y + e[1], x + e[2], y + e[3]) for e in cut.eyes)
    return Figure(stand.actor.name, box, eyes)
