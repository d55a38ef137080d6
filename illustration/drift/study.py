"""A page under study: its windows and lights, each looked at closely but once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from illustration.drift.closely import Closeup, Stencils, closeup, stencils
from illustration.drift.finding import Candidate
from illustration.drift.matching import fits, flattened
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats
from illustration.drift.weighing import Scales, among
from illustration.drift.windows import Window


@dataclass(frozen=True)
class Study:
    """A page's colours, the portrait, the windows found (at least one), what was weighed there.

    `trust` says of every window how likely it is the figure, as a logarithm of 0 to 1; empty where
    the figure's place is known.
    """

    page: Pigments
    portrait: Portrait
    found: list[Candidate]
    on: Scales
    trust: tuple[float, ...] = ()
    _near: dict[int, Closeup] = field(default_factory=dict, repr=False)
    _lit: dict[int, Floats] = field(default_factory=dict, repr=False)
    _cut: dict[int, Stencils] = field(default_factory=dict, repr=False)

    @property
    def windows(self) -> list[Window]:
        """The windows, as shares of the page."""
        return [each.window for each in self.found]

    @cached_property
    def flat(self) -> Floats:
        """The page's colours as `flattened` gives them."""
        return flattened(self.page.rgb)

    def of_some(self, windows: list[int]) -> Study:
        """The same with some of the windows."""
        found = [self.found[at] for at in windows]
        return Study(self.page, self.portrait, found, among(self.on, windows))

    def near(self, window: int) -> Closeup:
        """A window looked at closely."""
        if window not in self._near:
            self._near[window] = closeup(self.page, self.flat, self.windows[window])
        return self._near[window]

    def lit(self, light: int) -> Floats:
        """How well each colour of the page fits each group in a light, (colours, groups)."""
        if light not in self._lit:
            self._lit[light] = fits(self.portrait, self.flat, self.on.lights[light])
        return self._lit[light]

    def cut(self, group: int) -> Stencils:
        """A group's stencils."""
        if group not in self._cut:
            self._cut[group] = stencils(self.portrait, group)
        return self._cut[group]
