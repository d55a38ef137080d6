"""What a file says of itself: title, author, dates and standard, in /Info and in XMP alike."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from printing.press.script import BookScript, ScriptError
from printing.press.writer.flavour import IN_XMP, Flavour
from printing.press.writer.values import Name

PRODUCER = "Octavo"


def moment_of(created: str) -> datetime:
    """The date and time of a script. Raises ScriptError for what is no ISO date and time."""
    try:
        return datetime.fromisoformat(created)
    except ValueError:
        raise ScriptError(
            f"created must be a date and time such as 2026-11-21T12:00:00+00:00, not {created!r}"
        ) from None


def info_of(script: BookScript, made: datetime, flavour: Flavour) -> dict[str, Any]:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    when = _pdf_date(made)
    info = {
        "Title": script.title,
        "Author": script.author,
        "Producer": PRODUCER,
        "Creator": PRODUCER,
        "CreationDate": when,
        "ModDate": when,
        "Trapped": Name("False"),
        **flavour.info,
    }
    return {key: value for key, value in info.items() if value != ""}


def xmp_of(script: BookScript, made: datetime, flavour: Flavour) -> bytes:
    """The XMP packet: the same facts once more, and the standard's own identifier."""
    when = made.isoformat(timespec="seconds") + ("" if made.tzinfo else "Z")
    space, claim = IN_XMP.get(flavour.xmp, ("", ""))
    named = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(script.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    )
    author = named if script.author else ""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"{space}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(script.title)}</rdf:li></rdf:Alt></dc:title>
{author}<dc:language><rdf:Bag><rdf:li>{escape(script.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{_identity(script)}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode("utf-8")


def _identity(script: BookScript) -> str:
    """What the book is, in the shape of a UUID (version 8: one's own, RFC 9562)."""
    mark = hashlib.sha256(script.sha256().encode()).hexdigest()
    return f"{mark[:8]}-{mark[8:12]}-8{mark[13:16]}-8{mark[17:20]}-{mark[20:32]}"


def _pdf_date(made: datetime) -> str:
    zone = made.strftime("%z")
    tail = f"{zone[:3]}'{zone[3:5]}'" if zone and zone[1:] != "0000" else "Z"
    return made.strftime("D:%Y%m%d%H%M%S") + tail
