"""What a scene has a character wear goes to a judge that knows of outfits."""

from __future__ import annotations

from typing import Any

from books.models import Scene
from illustration.models import Attempt
from illustration.operations.checkup import check_picture
from illustration.studio.order import Dressed
from tests.illustration.checkups.rows import AS_DRAWN, Says, came
from tests.personas import Press

COAT = Dressed("Pip", wears=("yellow raincoat",))


class SeesOutfits(Says):
    """The same judge, told what the scene has the character wear."""

    worn: Any = None

    def __call__(self, *shown: Any, dressed: Dressed | None = None, **more: Any) -> Any:
        self.worn = dressed
        return super().__call__(*shown, **more)


def in_a_coat(owl: Press, scene: Scene) -> Attempt:
    """A picture that came for a scene in which Pip wears a coat."""
    attempt = came(owl, scene)
    Attempt.objects.filter(pk=attempt.pk).update(
        order={**attempt.order, "dressed": [COAT.to_json()]}
    )
    return attempt


def test_the_scenes_outfit_reaches_the_judge_and_one_without_the_word_still_judges(
    owl: Press, scene: Scene
) -> None:
    judge = SeesOutfits(AS_DRAWN)
    check_picture(artwork=_picture(in_a_coat(owl, scene)), judge=judge)
    assert judge.worn == COAT
    plain = Says(AS_DRAWN)
    other = scene.book.scenes.get(position=2)
    check = check_picture(artwork=_picture(in_a_coat(owl, other)), judge=plain)
    assert check is not None
    assert (check.verdict, len(plain.asked)) == ("as-approved", 1)


def _picture(attempt: Attempt) -> Any:
    assert attempt.artwork is not None
    return attempt.artwork
