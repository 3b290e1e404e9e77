"""Makes the faces of printed papers (resources/fonts/ArchivistPaper-*.ttf): Liberation Serif, cut to Latin and Vietnamese.

It has the measures of Times New Roman. The licence (SIL OFL 1.1) asks that a changed font is not called Liberation.

Usage: python tools/make_paper_fonts.py FOLDER_OF_LIBERATION_SERIF
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "resources/fonts"
FACES = ("Regular", "Bold", "Italic")
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x300, 0x31C), *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2027), 0x25A1,
]  # fmt: skip


def main(source: Path) -> None:
    for face in FACES:
        font = TTFont(source / f"LiberationSerif-{face}.ttf", recalcTimestamp=False)
        options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False)
        options.drop_tables += ["FFTM", "GPOS", "GSUB", "GDEF", "kern"]
        subset = Subsetter(options)
        subset.populate(unicodes=LETTERS)
        subset.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = f"ArchivistPaper-{face}" if record.nameID == 6 else f"Archivist Paper {face}"
        font.save(TARGET / f"ArchivistPaper-{face}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
