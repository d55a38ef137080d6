"""Stories to plan, and the rules every plan must keep, measured afresh on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from books.manuscript.draft import SceneDraft, StoryPage
from books.manuscript.plan import Plan, PlanRules

RULES = PlanRules(min_pages=24, max_pages=590, printer_multiple=2, house_multiple=4)
_LETTER = {"text": "t", "picture": "P", "text-on-picture": "O", "blank": "_"}
_HALF = {"left": "<", "right": ">"}


def story(*sizes: int) -> tuple[list[SceneDraft], list[StoryPage]]:
    """Scenes of one or two pages, each with one text."""
    scenes = [
        SceneDraft(size, "brief", "proposed", page_indexes=(index,))
        for index, size in enumerate(sizes)
    ]
    return scenes, [StoryPage(f"Words {index}.") for index in range(len(sizes))]


def strip(plan: Plan) -> str:
    """The plan in letters: T title, C copyright, D dedication, E end, t text, P picture, O both."""
    return " ".join(
        _LETTER.get(page.template, page.template[0].upper()) + _HALF.get(page.part, "")
        for page in plan.pages
    )


def broken_rules(
    plan: Plan, scenes: Sequence[SceneDraft], texts: Sequence[StoryPage], rules: PlanRules
) -> list[str]:
    """What a plan does wrong by decisions on the page plan; empty for a good one."""
    pages = plan.pages
    faults = []
    if [page.number for page in pages] != list(range(1, len(pages) + 1)):
        faults.append("folios")
    count = len(pages)
    if count % rules.printer_multiple or not rules.min_pages <= count <= rules.max_pages:
        faults.append("printer's count")
    if (count % rules.house_multiple == 0) is not plan.house_verdict.passed:
        faults.append("house verdict")
    runs = [(blank, len(list(run))) for blank, run in groupby(pages, lambda p: p.kind == "blank")]
    inside = [size for blank, size in runs[:-1] if blank]
    if max(inside, default=0) > rules.blank_run_mid:
        faults.append("blanks inside")
    if runs[-1][0] and runs[-1][1] > rules.blank_run_end:
        faults.append("blanks at the end")
    told = [page.story_index for page in pages if page.story_index is not None]
    if told != [at for at, page in enumerate(texts) if at in told] or any(
        page.text and at not in told for at, page in enumerate(texts)
    ):
        faults.append("words lost, doubled or out of order")
    for index, scene in enumerate(scenes):
        faults += _scene_faults(plan, index, scene)
    front = [page.kind for page in pages[: [p.kind for p in pages].index("story")]]
    if [kind for kind in front if kind != "blank"] not in (
        ["title"],
        ["title", "copyright", "dedication"],
    ):
        faults.append("front matter")
    kinds = [page.kind for page in pages]
    return faults + [kind for kind in ("title", "copyright") if kinds.count(kind) != 1]


def _scene_faults(plan: Plan, index: int, scene: SceneDraft) -> list[str]:
    shown = [page for page in plan.pages if page.scene_index == index]
    parts = [page.part for page in shown]
    if not shown:
        return []
    if scene.pages == 2:
        together = shown[-1].number == shown[0].number + 1 and shown[0].number % 2 == 0
        return [] if parts == ["left", "right"] and together else [f"spread {index}"]
    if parts != ["whole"]:
        return [f"scene {index} shown as {parts}"]
    if shown[0].template == "picture" and shown[0].story_index is None:
        words = plan.pages[shown[0].number - 2]
        paired = words.template == "text" and words.story_index == scene.page_indexes[0]
        return [] if paired and words.number % 2 == 0 else [f"pair {index}"]
    return []
