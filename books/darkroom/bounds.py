"""What a handed-in picture may measure, and what reading one may cost. Measured in docs."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

# An 8.5 x 8.5 in spread with bleed at 600 dpi, 16 bits a colour, not compressed, is 326 MB:
# 10350 x 5250 x 6 bytes. A letter-size spread (10350 x 6750) is the most pixels a trim needs.
MAX_BYTES = 350 * MEGABYTE
MAX_PIXELS = 72_000_000
MAX_EDGE = 12_000
MIN_EDGE = 64

# What the child that reads may take. Measured: a packed 16-bit TIFF of a letter-size spread had
# 875 MB in use and took 17 s of work; a WebP of 54 megapixels 871 MB, of 70 more than there is.
MEMORY_BYTES = 1152 * MEGABYTE
CPU_SECONDS = 120
WALL_SECONDS = 240
RESULT_BYTES = 600 * MEGABYTE

# Rows worked on at once where a second whole picture would cost too much memory.
BAND_ROWS = 128
