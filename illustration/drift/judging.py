"""Judging a page: find the character, weigh every trait, say what can be said."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from illustration.drift.finding import Candidate, find
from illustration.drift.forest import forest
from illustration.drift.judgement import Evidence, Judgement, Verdict
from illustration.drift.likeliest import signs_of_windows, trusting
from illustration.drift.outfits import in_outfit
from illustration.drift.pigments import binned, reduced
from illustration.drift.portrait import OVER_OWN, Portrait, portrait
from illustration.drift.showing import on_page, patch
from illustration.drift.signs import signs_of
from illustration.drift.study import Study
from illustration.drift.weighing import among, asked_of, best, scales, weigh
from illustration.drift.windows import Window, is_large
from illustration.studio.order import Dressed, PixelBox, Traits

WORK = 400  # pixels of height at which a page is read
BIN = 4.0
CLEARLY = 0.2  # how much better a small window must agree than every large one
# Scores past which a page is flagged, and past which it may be redone where every window that may
# be the figure says so; docs/drift.md has the false alarms measured at both.
THRESHOLD = 0.5
REDO_THRESHOLD = 0.945
SURE, DOUBTED = 0.7, 0.2  # the score that must be left when windows worse by so much count, too
NO_FIGURE = "The sheet shows no figure on a plain ground."
NOT_FOUND = "The character was not found on the page."
SMALL = "The figure is smaller than a fifth of the page's height."
NOTHING = "None of the character's traits can be judged."
LOOSE = "Told for a person's eye; colours so small or so changeable make no verdict."
SHAPE = "Shapes are not compared; this is how far the colours lie where the sheet has them."


def judge(
    page: Image.Image,
    sheet: Image.Image,
    traits: Traits,
    *,
    box: PixelBox | None = None,
    dressed: Dressed | None = None,
) -> Judgement:
    """Compare one character on a page with its approved sheet, whatever the page's light.

    Page and sheet are sRGB pictures of any size, the sheet several views on a plain light ground.
    `box` is where the figure is known to be, in page pixels; without it the page is searched.
    `dressed` is what the scene has the character wear: what that hides is not asked for.
    A box that does not touch the page raises ValueError.
    """
    approved = portrait(sheet, traits)
    if approved is None:
        return _cannot(NO_FIGURE, None)
    approved = in_outfit(asked_of(approved), dressed)
    study = studied(page, approved, box)
    if study is None:
        return _cannot(NOT_FOUND, None)
    large = large_of(study)
    if _is_small(study, large, CLEARLY):
        return _cannot(SMALL, box or on_page(study.windows[best(study.on)[0]], page.size))
    surely_large = not _is_small(study, large, 0.0)
    study = study.of_some(large)
    if box is None:
        likely = [forest("windows").probability(signs) for signs in signs_of_windows(study)]
        study = trusting(study, likely)
    chosen, _, agreed = best(study.on)
    figure = box or on_page(study.windows[chosen], page.size)
    evidence = tuple(_evidence(study, at, page.size) for at in range(len(approved.features)))
    species = Evidence(
        "species", traits.kind, False, "cannot-judge", SHAPE, round(1 - agreed, 3), figure
    )
    sure = surely_large and _is_sure(study, evidence)
    return _judged((*evidence, species), figure, sure=sure)


def studied(page: Image.Image, approved: Portrait, box: PixelBox | None) -> Study | None:
    """The windows that may be the figure, weighed: in its box (page pixels), else wherever the
    page has its colours; None where it has not. A box off the page raises ValueError."""
    colours = binned(reduced(page, WORK), BIN)
    found = _within(box, page.size, approved.aspect) if box else find(colours, approved)
    if not found:
        return None
    on = scales(colours, approved, [each.window for each in found])
    return Study(colours, approved, found, on)


def large_of(study: Study) -> list[int]:
    """The windows (their numbers) of a fifth of the page's height and more."""
    return [at for at, window in enumerate(study.windows) if is_large(window)]


def _is_small(study: Study, large: list[int], by: float) -> bool:
    """Whether a window too small to be judged agrees so much better than all others."""
    return not large or best(study.on)[2] > best(among(study.on, large))[2] + by


def _within(box: PixelBox, size: tuple[int, int], aspect: float) -> list[Candidate]:
    """The places in a box in which the figure's trunk may be: its arms may reach to either side."""
    x0, y0, x1, y1 = _window(box, size)
    wide = (y1 - y0) * aspect * size[1] / size[0]
    return [
        Candidate((left, y0, left + wide, y1))
        for left in (x0 + share * (x1 - x0 - wide) for share in (0.5, 0.15, 0.85))
    ]


def _window(box: PixelBox, size: tuple[int, int]) -> Window:
    x0, y0, x1, y1 = box
    if not (x0 < x1 and y0 < y1 and x1 > 0 and y1 > 0 and x0 < size[0] and y0 < size[1]):
        raise ValueError(f"The box {box} is not on a page of {size[0]} x {size[1]} pixels.")
    return x0 / size[0], y0 / size[1], x1 / size[0], y1 / size[1]


def _evidence(study: Study, at: int, size: tuple[int, int]) -> Evidence:
    feature = study.portrait.features[at]
    told = feature.wanted
    if feature.cannot or feature.rgb is None:
        return Evidence(told.key, told.words, told.firm, "cannot-judge", feature.cannot)
    weighed = weigh(study.on, at)
    score = 1 - weighed.presence
    if told.firm:
        score = forest("traits").probability(signs_of(study, at))
    score = round(score, 3)
    weighed = replace(weighed, presence=1 - score)
    window = study.windows[weighed.window]
    seen = patch(study.page, study.portrait, study.on, at, weighed, window, size)
    verdict: Verdict = "drifted" if score > THRESHOLD else "as-approved"
    if not told.firm or (feature.over_own and verdict == "as-approved"):
        verdict = "cannot-judge"
    return Evidence(
        told.key, told.words, told.firm, verdict, _said(study.portrait, at, verdict), score,
        seen.box, seen.expected, seen.found, seen.distance,
    )  # fmt: skip


def _is_sure(study: Study, evidence: tuple[Evidence, ...]) -> bool:
    """Whether a trait is far off in every window that may be the figure, not in the best alone."""
    far = [
        at
        for at, each in enumerate(evidence)
        if study.portrait.features[at].wanted.firm and (each.score or 0.0) > REDO_THRESHOLD
    ]
    return any(1 - weigh(study.on, at, DOUBTED).presence > SURE for at in far)


def _said(approved: Portrait, at: int, verdict: Verdict) -> str:
    feature, joint = approved.features[at], approved.joint
    if not feature.wanted.firm:
        return LOOSE
    if feature.over_own and verdict == "cannot-judge":
        return OVER_OWN
    with_it = [
        other.wanted.words
        for past, other in enumerate(approved.features)
        if past != at and joint[past] == joint[at]
    ]
    return f"Judged together with: {', '.join(with_it)}." if with_it else ""


def _judged(evidence: tuple[Evidence, ...], figure: PixelBox, *, sure: bool) -> Judgement:
    scores = [
        each.score
        for each in evidence
        if each.firm and each.verdict != "cannot-judge" and each.score is not None
    ]
    if not scores:
        return Judgement("cannot-judge", NOTHING, None, False, figure, evidence)
    score = max(scores)
    drifted = score > THRESHOLD
    which = ", ".join(each.key for each in evidence if each.verdict == "drifted")
    reason = f"Not as on the sheet: {which}." if drifted else ""
    return Judgement(
        "drifted" if drifted else "as-approved", reason, score, sure, figure, evidence,
    )  # fmt: skip


def _cannot(reason: str, figure: PixelBox | None) -> Judgement:
    return Judgement("cannot-judge", reason, None, False, figure, ())
