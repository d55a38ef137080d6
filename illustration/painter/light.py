"""Light: the hour and weather that colour everything in a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from illustration.painter.colours import words_of
from illustration.painter.pigment import Colour, mix, multiplied


@dataclass(frozen=True)
class Light:
    """One light: the sky from top to horizon, the haze far things fade to, the tint on all."""

    name: str
    sky: tuple[Colour, Colour, Colour]
    haze: Colour
    tint: Colour
    figure_tint: Colour
    cloud: Colour
    glow: Colour
    dark: bool = False

    def on(self, colour: Colour, depth: float = 0.0) -> Colour:
        """The colour under this light; depth 0 is near, 1 is the far horizon."""
        return mix(multiplied(colour, self.tint), self.haze, min(0.92, depth))


LIGHTS: dict[str, Light] = {
    light.name: light
    for light in (
        Light("day", ((104, 172, 224), (164, 212, 238), (226, 240, 238)), (206, 228, 236),
              (255, 254, 250), (255, 255, 255), (255, 255, 252), (255, 240, 184)),
        Light("dawn", ((150, 182, 222), (238, 206, 214), (255, 230, 194)), (246, 220, 206),
              (255, 240, 230), (255, 246, 240), (255, 240, 234), (255, 234, 190)),
        Light("sunset", ((98, 82, 152), (228, 128, 126), (255, 204, 128)), (238, 164, 134),
              (252, 214, 196), (255, 232, 218), (255, 196, 160), (255, 222, 140)),
        Light("dusk", ((54, 58, 122), (122, 102, 164), (232, 164, 150)), (142, 128, 174),
              (178, 172, 214), (226, 220, 242), (152, 132, 184), (255, 236, 196)),
        Light("golden", ((122, 172, 206), (238, 206, 150), (255, 222, 140)), (246, 212, 150),
              (255, 232, 190), (255, 240, 214), (255, 238, 206), (255, 226, 130)),
        Light("overcast", ((150, 164, 180), (182, 192, 202), (206, 212, 214)), (196, 204, 210),
              (228, 232, 236), (244, 246, 248), (214, 220, 226), (250, 250, 240)),
        Light("night", ((26, 34, 92), (48, 68, 136), (104, 132, 182)), (84, 112, 168),
              (116, 140, 196), (208, 216, 244), (122, 142, 196), (250, 244, 206), dark=True),
        Light("lamplit", ((40, 50, 104), (58, 76, 142), (112, 132, 176)), (150, 128, 126),
              (218, 190, 172), (246, 230, 212), (122, 142, 196), (250, 244, 206), dark=True),
        Light("storm", ((84, 98, 122), (128, 142, 158), (176, 184, 184)), (158, 168, 176),
              (206, 214, 222), (236, 240, 246), (150, 158, 172), (240, 240, 220)),
        Light("fog", ((196, 208, 214), (212, 220, 222), (228, 230, 226)), (220, 226, 224),
              (240, 242, 240), (250, 250, 250), (240, 242, 242), (255, 250, 236)),
        Light("winter", ((150, 184, 216), (196, 216, 234), (234, 238, 244)), (216, 228, 240),
              (244, 248, 255), (252, 253, 255), (250, 252, 255), (255, 244, 214)),
    )
}  # fmt: skip

WORDS = {
    "night": "night moonlight moonlit midnight starlight starry moon stars dark darkness bedtime "
             "nighttime asleep star",
    "dusk": "dusk twilight nightfall gloaming",
    "sunset": "sunset evening sundown",
    "dawn": "dawn sunrise daybreak early morning",
    "storm": "storm stormy thunder lightning tempest thunderstorm rain rainy raining rainstorm "
             "downpour gloomy",
    "overcast": "overcast cloudy drizzle dull",
    "golden": "afternoon goldenhour sunlit autumn autumnal harvest",
    "fog": "fog foggy mist misty haze hazy",
    "winter": "winter snow snowy snowing frost frosty icy snowfall blizzard",
    "day": "day daylight sunny noon midday bright sunlight sunshine sun",
}  # fmt: skip


def light_indoors(light: Light) -> Light:
    """The light of a room: lamps at night, else what comes through the window."""
    return LIGHTS["lamplit"] if light.dark else light


def sunk(light: Light, depth: float) -> Light:
    """The light sunk into luminous blue by `depth` (0 to 1); what is dark already stays."""
    if light.dark or not depth:
        return light
    blue: tuple[Colour, Colour, Colour] = ((30, 28, 92), (70, 52, 140), (196, 108, 168))
    top, middle, low = (mix(a, b, depth) for a, b in zip(light.sky, blue, strict=True))
    return replace(
        light,
        sky=(top, middle, low),
        haze=mix(light.haze, (96, 82, 168), depth),
        tint=mix(light.tint, (132, 128, 214), depth),
        figure_tint=mix(light.figure_tint, (232, 226, 252), depth),
        cloud=mix(light.cloud, (150, 128, 206), depth),
        glow=mix(light.glow, (255, 222, 150), depth),
        dark=True,
    )


def light_for(words: str, brief: str) -> Light:
    """The light the order asks for; where it names none, the one the brief speaks of, else day."""
    for text in (words, brief):
        spoken = set(words_of(text))
        for name, known in WORDS.items():
            if spoken & set(known.split()):
                return LIGHTS[name]
    return LIGHTS["day"]
