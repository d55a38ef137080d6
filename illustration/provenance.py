"""Where a picture comes from: who asked what of whom, with which references, down to the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from books.enums import Origin
from books.models import Artwork, Event
from illustration.authorship import Maker, Making
from illustration.enums import Verb
from illustration.models import Attempt
from illustration.providers.catalog import ModelRow, shipped_models

OFFLINE = "offline"
OFFLINE_TITLE = "Offline painter"
NOT_RECORDED = "a model that is not recorded"
APPROVALS = ("approve-art", "approve-draft", "approve-sheet")


@dataclass(frozen=True)
class ModelTold:
    """A model as the dated catalog has it; of one the catalog does not know only its name."""

    key: str
    title: str
    licence: str = ""
    source: str = ""
    verified_on: date | None = None


@dataclass(frozen=True)
class Reference:
    """A picture that went along with a request; `artwork` is None where the row tells none."""

    name: str
    artwork: int | None
    sha256: str


@dataclass(frozen=True)
class Asked:
    """One request as it was sent. Pixels, micro-dollars; `region` boxes in fractions."""

    ref: str
    provider: str
    model: ModelTold
    role: str
    quality: str
    verb: str
    prompt: str
    note: str
    references: tuple[Reference, ...]
    request_hash: str
    width: int
    height: int
    region: tuple[Any, ...]
    settled_micros: int
    asked_at: datetime
    sent_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True)
class Provenance:
    """One picture. `by` asked for it or handed it in, `at` is when it was here; `scene` its number.

    `asked` is None for a picture that was handed in, and for a generated one whose request is not
    on record. `based_on` is the picture that an edit or a restyle began from.
    """

    artwork: int
    subject: str
    scene: int | None
    version: int
    sha256: str
    width: int
    height: int
    origin: str
    source_name: str
    maker: Maker
    by: str
    at: datetime
    asked: Asked | None
    based_on: Provenance | None
    approved_by: str = ""
    approved_at: datetime | None = None

    @property
    def chain(self) -> tuple[Provenance, ...]:
        """This picture and those it began from, the first made last."""
        return (self, *(self.based_on.chain if self.based_on else ()))

    @property
    def making(self) -> Making:
        """How it came to be, its steps taken together: a model's hand in any of them counts.

        Only an edit keeps the rest of the picture it began from.
        """
        before = self.based_on.making if self.based_on else None
        if self.maker is Maker.PERSON:
            return Making.HANDED_IN
        if self.maker is Maker.PROGRAM:
            return before if before in (Making.GENERATED, Making.ASSISTED) else Making.PROGRAM
        edited = self.asked is not None and self.asked.verb == Verb.EDIT
        by_hand = before in (Making.HANDED_IN, Making.ASSISTED)
        return Making.ASSISTED if edited and by_hand else Making.GENERATED

    @property
    def models(self) -> tuple[str, ...]:
        """The titles of the models that had a hand in it, the latest first, each once."""
        titles = (
            each.asked.model.title if each.asked else NOT_RECORDED
            for each in self.chain
            if each.maker is Maker.MODEL
        )
        return tuple(dict.fromkeys(titles))


def provenance_of(artwork: Artwork) -> Provenance:
    """Return where one picture comes from."""
    return provenances([artwork])[artwork.pk]


def provenances(artworks: Iterable[Artwork]) -> dict[int, Provenance]:
    """Return where pictures come from, by key: three queries, and two a step that is based on."""
    known: dict[int, Artwork] = {}
    requests: dict[int, Attempt] = {}
    wanted = {each.pk for each in artworks}
    while wanted:
        rows = Artwork.objects.select_related("scene", "character", "made_by").in_bulk(wanted)
        known |= rows
        fresh = Attempt.objects.filter(artwork__in=rows).select_related("asked_by", "account")
        requests |= {each.artwork_id: each for each in fresh if each.artwork_id}
        began = {requests[pk].based_on_id for pk in rows if pk in requests}
        wanted = {pk for pk in began if pk is not None} - set(known)
    told = _Told(known, requests, _approvals(known.values()))
    return {pk: told.of(pk) for pk in known}


def model_told(attempt: Attempt) -> ModelTold:
    """Return the model of a request as the catalog tells it."""
    if attempt.provider == OFFLINE:
        return ModelTold(OFFLINE, OFFLINE_TITLE)
    name = attempt.model or attempt.provider
    row = _row(attempt)
    if row is None:
        return ModelTold(name, name)
    return ModelTold(row.key, row.title, row.licence, row.source, row.verified_on)


def _row(attempt: Attempt) -> ModelRow | None:
    rows = shipped_models()
    if attempt.model in rows:
        return rows[attempt.model]
    wire = attempt.account.wire if attempt.account else attempt.provider
    same = (each for each in rows.values() if each.model == attempt.model and each.wire == wire)
    return next(same, None)


def _approvals(artworks: Iterable[Artwork]) -> Mapping[tuple[int, str], Event]:
    """The latest approval of each picture, by its book and the start of its hash."""
    rows = list(artworks)
    events = Event.objects.filter(book__in={each.book_id for each in rows}, what__in=APPROVALS)
    hashes = {each.sha256[:12] for each in rows}
    found: dict[tuple[int, str], Event] = {}
    for event in events.select_related("by").order_by("id"):
        told = event.note.rpartition("sha256 ")[2]
        if told in hashes and event.book_id:
            found[event.book_id, told] = event
    return found


@dataclass(frozen=True)
class _Told:
    artworks: Mapping[int, Artwork]
    requests: Mapping[int, Attempt]
    approvals: Mapping[tuple[int, str], Event]

    def of(self, pk: int, seen: frozenset[int] = frozenset()) -> Provenance:
        artwork, attempt = self.artworks[pk], self.requests.get(pk)
        began = attempt.based_on_id if attempt else None
        # A picture cannot have begun from itself; a row that says so is not followed.
        before = began if began in self.artworks and began not in {*seen, pk} else None
        approval = self.approvals.get((artwork.book_id, artwork.sha256[:12]))
        by = artwork.made_by or (attempt.asked_by if attempt else None)
        return Provenance(
            artwork=pk,
            subject=_subject(artwork),
            scene=artwork.scene.position if artwork.scene else None,
            version=artwork.version,
            sha256=artwork.sha256,
            width=artwork.width,
            height=artwork.height,
            origin=artwork.origin,
            source_name=artwork.source_name,
            maker=_maker(artwork, attempt),
            by=str(by) if by else "",
            at=(attempt.finished_at if attempt else None) or artwork.created_at,
            asked=_asked(attempt) if attempt else None,
            based_on=self.of(before, seen | {pk}) if before is not None else None,
            approved_by=str(approval.by) if approval and approval.by else "",
            approved_at=approval.at if approval else None,
        )


def _maker(artwork: Artwork, attempt: Attempt | None) -> Maker:
    if artwork.origin == Origin.UPLOADED:
        return Maker.PERSON
    offline = attempt is not None and attempt.provider == OFFLINE
    # Generated without a request on record: nobody can say it was not a model.
    return Maker.PROGRAM if offline else Maker.MODEL


def _subject(artwork: Artwork) -> str:
    if artwork.scene is not None:
        return f"scene {artwork.scene.position}"
    return f"character {artwork.character.name}" if artwork.character else "no scene"


def _asked(attempt: Attempt) -> Asked:
    return Asked(
        ref=str(attempt.ref),
        provider=attempt.provider,
        model=model_told(attempt),
        role=attempt.role or attempt.purpose,
        quality=attempt.quality,
        verb=attempt.verb,
        # Of a spread in two halves both prompts, the left one's first.
        prompt="\n\n".join([*(part["prompt"] for part in attempt.parts), attempt.prompt]),
        note=attempt.note,
        references=tuple(
            Reference(told.get("name", ""), told.get("artwork"), told.get("sha256", ""))
            for told in attempt.references
        ),
        request_hash=attempt.request_hash,
        width=attempt.width,
        height=attempt.height,
        region=tuple(attempt.region),
        settled_micros=attempt.settled_micros,
        asked_at=attempt.created_at,
        sent_at=attempt.sent_at,
        finished_at=attempt.finished_at,
    )
