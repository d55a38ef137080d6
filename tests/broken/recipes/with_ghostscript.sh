#!/bin/sh
# Ghostscript 10.0 and qpdf 11.3, on the clean book of cairo and on PostScript of our own.
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -sColorConversionStrategy=CMYK -dCompatibilityLevel=1.4 \
    -o "$here/others/ghostscript-blind-conversion.pdf" "$here/others/clean-cairo.pdf"
{
    printf '%%!PS\n<< /PageSize [432 648] >> setpagedevice\n[/Title (Pip and the Moon) /Author (Ada Owl) /DOCINFO pdfmark\n'
    printf '/Helvetica findfont 18 scalefont setfont\n'
    printf '60 450 moveto (Pip and the Moon) show 60 400 moveto (Ada Owl) show showpage\n'
    printf '60 100 moveto (ISBN 978-0-306-40615-7) show showpage\n'
    for n in $(seq 3 24); do printf '60 450 moveto (The moon looked in, %s times.) show showpage\n' "$n"; done
} > "$work/book.ps"
gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -dEmbedAllFonts=false -o "$here/others/ghostscript-fonts-left-out.pdf" "$work/book.ps"
gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -dPDFSETTINGS=/prepress -o "$here/others/clean-ghostscript.pdf" "$work/book.ps"
qpdf --deterministic-id --object-streams=generate --linearize "$here/others/clean-ghostscript.pdf" "$here/others/clean-qpdf.pdf"
qpdf --static-id --rotate=+90:5 "$here/others/clean-ghostscript.pdf" "$here/others/qpdf-turned.pdf"
qpdf --static-id --static-aes-iv --encrypt '' owl 256 --print=low -- "$here/others/clean-ghostscript.pdf" "$here/others/qpdf-secured.pdf"
rm -r "$work"
