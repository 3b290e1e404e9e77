"""Draws resources/fonts/glyphless.ttf: one inkless glyph, half as wide as high, on which the invisible text stands."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

UNITS, WIDTH, ASCENT, DESCENT = 1000, 500, 800, -200
LONG_AGO = 2082844800  # 1970-01-01 in seconds since 1904, so that the file is the same each time
OUT = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "glyphless.ttf"


def inkless() -> Glyph:
    """Return a glyph that encloses nothing but reaches over its whole box.

    Readers measure a letter by its outline; of letters without any, some take two for the same and drop one.
    """
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((WIDTH, ASCENT))
    pen.closePath()
    return pen.glyph()


def make(out: Path) -> None:
    """Write the font: .notdef, and `blank` for every character there is."""
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupCharacterMap({0x20: "blank"})
    builder.setupGlyf({".notdef": Glyph(), "blank": inkless()})
    builder.setupHorizontalMetrics({".notdef": (WIDTH, 0), "blank": (WIDTH, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable(
        {
            "familyName": "Archivist Glyphless",
            "styleName": "Regular",
            "psName": "ArchivistGlyphless",
            "version": "Version 1.0",
            "copyright": "The Archivist team; free to use, copy and change without conditions (CC0).",
        }
    )
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT, fsType=0)
    builder.setupPost()
    builder.updateHead(created=LONG_AGO, modified=LONG_AGO)
    builder.font.recalcTimestamp = False
    builder.save(out)


if __name__ == "__main__":
    make(OUT)
    print(OUT, OUT.stat().st_size)
