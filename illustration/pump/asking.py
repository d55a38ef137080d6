"""An attempt as a provider is asked for it: its model, its words, its references as they travel."""

from __future__ import annotations

import base64
import mimetypes
from contextlib import suppress
from typing import Any

from django.utils import timezone

from books import storing
from books.errors import Gone as PhotoGone
from books.errors import OctavoError
from books.models import Artwork
from illustration.carriages import signed_link
from illustration.enums import Half
from illustration.halved import LEFT, place_of_left, ref_sent, size_asked
from illustration.models import Attempt, ChildPhoto
from illustration.offered import models
from illustration.operations.key_trial import without
from illustration.operations.keys import secret_of
from illustration.photos import bytes_of
from illustration.providers.carriage.addresses import host_of, parsed
from illustration.providers.carriage.fetching import FetchRule
from illustration.providers.carriage.reencode import BadBytes, reencoded
from illustration.providers.catalog import ModelRow
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Ask, Call, Carriage, Sheet, Wire
from illustration.pump.living import living_addresses
from illustration.pump.masks import mask_for
from illustration.sketches import bytes_told
from illustration.studio.parting import parted
from illustration.studio.references import Kind
from illustration.studio.sketching import DAMAGED

# A reference over it travels as JPEG: Ark takes 10 MB each, base64 adds a third.
MOST_SENT = 7_000_000

# References that show all of the picture: half a spread gets its half of them.
OF_THE_WHOLE = (Kind.PRESENT, Kind.DRAFT)


class Gone(LookupError):
    """A picture's model, key or reference is no longer there; the message says which."""


def wire_of(attempt: Attempt) -> Wire:
    """The wire format of an attempt's account."""
    assert attempt.account is not None
    return speak(attempt.account.wire)


def submit_call(attempt: Attempt) -> Call:
    """The call that asks for an attempt's picture. Raises Gone."""
    return wire_of(attempt).submit(_ask(attempt), _secret(attempt))


def look_call(attempt: Attempt) -> Call:
    """The call that asks how it is doing. Raises Gone."""
    return wire_of(attempt).look(attempt.prediction_id, _secret(attempt))


def find_call(attempt: Attempt) -> Call:
    """The call that looks an attempt up by our own name of it. Raises LookupError and Gone."""
    return wire_of(attempt).find(ref_sent(attempt), _secret(attempt))


def rule_of(attempt: Attempt) -> FetchRule:
    """Where an attempt's picture may be fetched from."""
    assert attempt.account is not None
    assert attempt.key is not None
    base = parsed(attempt.account.base)
    # A plain address was let in for a provider on our own machine or network (keys.add_key).
    plain = base.scheme == "http"
    hosts = (host_of(base), *attempt.key.result_hosts)
    return FetchRule(hosts, plain_ok=plain, private_ok=plain)


def unsaid(attempt: Attempt, words: str) -> str:
    """A provider's words without the key, which some repeat in their refusals."""
    try:
        return without(words, _secret(attempt))
    except Gone:
        return words


def _secret(attempt: Attempt) -> str:
    assert attempt.key is not None
    try:
        return secret_of(attempt.key)
    except OctavoError as error:
        raise Gone(str(error)) from error


def row_of(attempt: Attempt) -> ModelRow:
    """The row of an attempt's model. Raises Gone."""
    try:
        return models()[attempt.model]
    except KeyError:
        raise Gone(
            f"No model is called {attempt.model} any more; choose another for this picture."
        ) from None


def _ask(attempt: Attempt) -> Ask:
    width, height = size_asked(attempt)
    return Ask(
        model=row_of(attempt).model,
        prompt=attempt.prompt,
        width=width,
        height=height,
        ref=ref_sent(attempt),
        sheets=_with_left(attempt, _sheets(attempt)),
        quality=attempt.quality,
        mask=_mask(attempt),
    )


def _mask(attempt: Attempt) -> bytes:
    try:
        return mask_for(attempt)
    except LookupError as gone:
        raise Gone(f"{gone} Ask for the part again on the picture there is.") from gone


def _with_left(attempt: Attempt, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """With the left half of its spread where the words number it, for a right half alone."""
    if attempt.half != Half.RIGHT:
        return sheets
    data, at = storing.read(attempt.left_file), place_of_left(attempt)
    left = _with_bytes(LEFT, data, "image/jpeg", _bytes_along(attempt))
    return (*sheets[:at], left, *sheets[at:])


def _sheets(attempt: Attempt) -> tuple[Sheet, ...]:
    """The references in the prompt's order, by the way their key's test found."""
    numbers = [told["artwork"] for told in attempt.references if "artwork" in told]
    kept = Artwork.objects.in_bulk(numbers)
    carriage, living = _carriage(attempt), living_addresses(attempt, timezone.now())
    sheets = []
    for told in attempt.references:
        if "photo" in told:
            sheets.append(_photo(attempt, told))
        elif "sketch" in told:
            sheets.append(_sketch(attempt, told))
        elif told["artwork"] in kept and told["name"] in OF_THE_WHOLE and attempt.half:
            sheets.append(_half_of(attempt, told["name"], kept[told["artwork"]]))
        elif told["artwork"] in kept and told["artwork"] in living:
            sheets.append(Sheet(told["name"], address=living[told["artwork"]]))
        elif told["artwork"] in kept:
            sheets.append(_sheet(told["name"], kept[told["artwork"]], carriage))
        else:
            raise Gone(f"The approved sheet of {told['name']} is gone; have it approved again.")
    return tuple(sheets)


def _photo(attempt: Attempt, told: dict[str, Any]) -> Sheet:
    """A child's photo: as bytes alone, never behind a link. Raises Gone once its end has come."""
    photo = ChildPhoto.objects.filter(pk=told["photo"]).first()
    if photo is None:
        raise Gone("The photo is gone; ask for the sheet without it.")
    try:
        data = bytes_of(photo)
    except PhotoGone as gone:
        raise Gone(str(gone)) from gone
    return _with_bytes(told["name"], data, "image/jpeg", _bytes_along(attempt))


def _sketch(attempt: Attempt, told: dict[str, Any]) -> Sheet:
    """The sketch as it was when this was asked for: as bytes alone. Raises Gone, OSError."""
    try:
        data = bytes_told(attempt, told)
    except FileNotFoundError as gone:
        raise Gone("The sketch's file is gone; hand the sketch in again.") from gone
    return _with_bytes(told["name"], data, "image/jpeg", _bytes_along(attempt))


def _half_of(attempt: Attempt, name: str, whole: Artwork) -> Sheet:
    """The half of a draft or present picture for the half asked for. Raises Gone, OSError."""
    half = Half(attempt.half)
    kept = storing.read(whole.file)
    try:
        data = parted(kept, "left" if half == Half.LEFT else "right")
    except DAMAGED as broken:
        raise Gone(f"The file of the {name} is damaged; ask from another picture.") from broken
    return _with_bytes(name, data, "image/jpeg", _bytes_along(attempt))


def _carriage(attempt: Attempt) -> Carriage:
    assert attempt.key is not None
    if attempt.key.carriage:
        return Carriage(attempt.key.carriage)
    return _bytes_along(attempt)


def _bytes_along(attempt: Attempt) -> Carriage:
    along = (Carriage.DATA_URI, Carriage.UPLOAD)
    return next(each for each in wire_of(attempt).carriages if each in along)


def _sheet(name: str, artwork: Artwork, carriage: Carriage) -> Sheet:
    mime = mimetypes.guess_type(artwork.file)[0] or "image/jpeg"
    if carriage == Carriage.SIGNED_LINK:
        return Sheet(name, address=signed_link(artwork), mime=mime)
    data = storing.read(artwork.file)
    if len(data) > MOST_SENT:
        # Only what travels: a part is laid into the file as it is kept.
        with suppress(BadBytes):
            data, mime, _ = reencoded(data)
    return _with_bytes(name, data, mime, carriage)


def _with_bytes(name: str, data: bytes, mime: str, carriage: Carriage) -> Sheet:
    if carriage == Carriage.UPLOAD:
        return Sheet(name, data=data, mime=mime)
    text = base64.b64encode(data).decode("ascii")
    return Sheet(name, address=f"data:{mime};base64,{text}", mime=mime)
