"""Text of any script into glyphs, lines and the fonts of a PDF."""
