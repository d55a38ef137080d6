"""What the scene's screen and the API say of its sketch: whether it goes along, or why not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from books.enums import SceneKind
from books.errors import OctavoError
from books.models import Scene
from illustration.dollars import unpriced
from illustration.models import Sketch
from illustration.offered import models
from illustration.operations.asked import Wanted
from illustration.operations.draft_asked import first_wanted
from illustration.operations.request import settled_cast
from illustration.studio.references import Kind
from illustration.studio.sketching import shows_both_pages


@dataclass(frozen=True)
class Going:
    """Whether a scene's sketch goes along with its next whole picture, as a sentence."""

    along: bool
    sentence: str


def going(scene: Scene, sketch: Sketch, *, costs: bool = False) -> Going:
    """Reckon the scene's next picture, whose sketch this is; nothing is asked for.

    Without `costs` no sum is told.
    """
    try:
        wanted = first_wanted(scene, settled_cast(scene))
    except OctavoError as fault:
        return Going(False, str(fault) if costs else unpriced(str(fault)))
    if wanted.key is None or wanted.lineup is None:
        return Going(False, _("The offline painter does not look at sketches; a model does."))
    if wanted.sketch is None:
        return Going(False, wanted.lineup.left_out)
    row = models().get(wanted.model)
    number = wanted.lineup.numbers(Kind.SKETCH)[0]
    told = _("It goes along with the next picture, as reference picture %(n)s of %(model)s.") % {
        "n": number,
        "model": row.title if row else wanted.model,
    }
    return Going(True, " ".join(filter(None, (told, _halves_told(scene, sketch, wanted)))))


def _halves_told(scene: Scene, sketch: Sketch, wanted: Wanted) -> str:
    if scene.kind != SceneKind.SPREAD or not wanted.half:
        return ""
    if shows_both_pages((sketch.width, sketch.height)):
        return _("Each half of the spread gets its half of it.")
    return _("Both halves of the spread get it whole, since it is not wider than high.")
