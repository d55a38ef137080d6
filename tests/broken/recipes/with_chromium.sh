#!/bin/sh
# Chromium 156 (Skia/PDF): a clean book, one on Letter paper, one with a link.
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
book() { # name, page size, extra words
    {
        printf '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pip and the Moon</title>'
        printf '<meta name="author" content="Ada Owl"><style>@page{size:%s;margin:0.75in}' "$2"
        printf 'body{font:18pt "DejaVu Serif";margin:0}section{break-after:page}'
        printf 'section:last-child{break-after:auto}.moon{width:2in;height:2in;border-radius:50%%;'
        printf 'background:#e8c860;margin-top:1in}a{color:#000}</style></head><body>'
        printf '<section><h1>Pip and the Moon</h1><p>Ada Owl</p></section>'
        printf '<section><p style="font-size:10pt">ISBN 978-0-306-40615-7</p>%s</section>' "$3"
        for n in $(seq 3 24); do
            printf '<section><p>The moon looked in, %s times.</p><div class="moon"></div></section>' "$n"
        done
        printf '</body></html>'
    } > "$work/$1.html"
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --print-to-pdf="$here/others/$1.pdf" "file://$work/$1.html" 2>/dev/null
}
book clean-chromium "6in 9in" ""
book chromium-letter "8.5in 11in" ""
book chromium-link "6in 9in" '<p><a href="https://example.org/">more books</a></p>'
rm -r "$work"
