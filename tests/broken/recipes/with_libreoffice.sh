#!/bin/sh
# LibreOffice 7.4 (Writer): a clean book, and one with bookmarks and a comment in it.
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
book() { # name, extra words for page 3
    {
        cat <<'HEAD'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Pip and the Moon</dc:title><meta:initial-creator>Ada Owl</meta:initial-creator>
<dc:creator>Ada Owl</dc:creator></office:meta>
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'DejaVu Serif'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties
 style:font-name="Serif" fo:font-size="18pt" fo:language="en" fo:country="US"/></style:default-style>
<style:style style:name="Next" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Small" style:family="paragraph" style:parent-style-name="Next"><style:text-properties fo:font-size="10pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties
 fo:page-width="6in" fo:page-height="9in" fo:margin="0.75in"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text><text:h text:outline-level="1">Pip and the Moon</text:h><text:p>Ada Owl</text:p>
<text:p text:style-name="Small">ISBN 978-0-306-40615-7</text:p>
HEAD
        for n in $(seq 3 24); do
            extra=""; [ "$n" = 3 ] && extra="$2"
            printf '<text:p text:style-name="Next">The moon looked in, %s times.%s</text:p>\n' "$n" "$extra"
        done
        printf '</office:text></office:body></office:document>'
    } > "$work/$1.fodt"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "pdf:writer_pdf_Export:$3" \
        --outdir "$here/others" "$work/$1.fodt" > /dev/null 2>&1
}
note='<office:annotation><dc:creator>Ada</dc:creator><text:p>Is this right?</text:p></office:annotation>'
book clean-libreoffice "" '{"ExportBookmarks":{"type":"boolean","value":"false"}}'
book libreoffice-bookmarks-and-a-note "$note" \
    '{"ExportBookmarks":{"type":"boolean","value":"true"},"ExportNotes":{"type":"boolean","value":"true"}}'
rm -r "$work"
