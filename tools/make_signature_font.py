"""Makes resources/fonts/ArchivistSerif.ttf: Liberation Serif at 1,000 units per em, under a name of its own.

The library that writes a signature's words takes a glyph's advance for thousandths of the font size (ISO 32000-1, 9.7.4.3),
which is true only of such a font. The licence (SIL OFL 1.1) asks that a changed font is not called Liberation.
Usage: python tools/make_signature_font.py LiberationSerif-Regular.ttf
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

TARGET = Path(__file__).resolve().parents[1] / "resources/fonts/ArchivistSerif.ttf"
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x300, 0x31C), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2027)]


def main(source: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern", "mark", "ccmp"], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["FFTM"]
    subset = Subsetter(options)
    subset.populate(unicodes=LETTERS)
    subset.subset(font)
    scale_upem(font, 1000)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = "ArchivistSerif" if record.nameID == 6 else "Archivist Serif"
    font.save(TARGET)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
