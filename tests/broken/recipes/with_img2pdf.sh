#!/bin/sh
# ImageMagick 6.9 paints, img2pdf 0.4.4 binds: a clean book of pictures that bleed, one too coarse.
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
# 6.125 x 9.25 in at 300 dpi is 1837.5 x 2775, so 1838 px and 300.08 dpi across.
paint() { # name, size, where the hill begins and ends
    convert -size "$2" xc:'#b0c8e0' +antialias -fill '#e8c860' -draw "rectangle $3" -colors 4 -define png:compression-level=9 -define png:compression-filter=2 PNG8:"$work/$1.png"
}
paint fine 1838x2775 '0,1800 1838,2775'
paint coarse 919x1388 '0,900 919,1388'
bind() { # name, picture of page 9
    set -- "$1" "$2" $(for n in $(seq 1 24); do [ "$n" = 9 ] && echo "$work/$2.png" || echo "$work/fine.png"; done)
    name=$1; shift 2
    img2pdf --pagesize 6.125inx9.25in --imgsize 6.125inx9.25in --fit fill --nodate --engine internal \
        --title "Pip and the Moon" --author "Ada Owl" -o "$here/others/$name.pdf" "$@"
}
bind clean-img2pdf fine
bind img2pdf-coarse coarse
rm -r "$work"
