"""Every kind of page is PDF/A-2u in the eyes of an independent judge."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from archivist.model.geometry import Box
from archivist.pdf.encode import encode
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.pixels import Picture
from archivist.settings import Facsimile
from tests.judges.verapdf import VeraPdf
from tests.pdf.leaves import A5, DPI, STAMP, bound, colour_page, paper, spread, text_on, written

Draw = Callable[[], tuple[FacsimilePage, ...]]
SETTINGS = Facsimile()


def page(rendition: Picture, dpi: float = DPI) -> EncodedPage:
    return encode(rendition, dpi, SETTINGS)


def bits() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(page(np.where(written()[..., 1] < 120, 0, 255).astype(np.uint8)), spread("một bit", A5), "1"),)


def grey() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(page(written()[..., 0]), spread("xám", A5), "1"),)


def colour() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(colour_page(), spread("màu", A5), "1", heading="Văn bản"),)


def mixed() -> tuple[FacsimilePage, ...]:
    """A5, A4 landscape, A3, a slip, each of another kind."""
    sizes = [A5, (2339, 1654), (2339, 3307), (700, 300)]
    return (
        tuple(FacsimilePage(page(paper(size)[..., 0]), spread("khổ", size), str(n), STAMP) for n, size in enumerate(sizes))
        + bits()
    )


def whole() -> tuple[FacsimilePage, ...]:
    """The page in one JPEG; `colour` is in layers."""
    assert len(colour_page().layers) == 3
    return (FacsimilePage(encode(written(), DPI, Facsimile(layered=False)), spread("nguyên", A5)),)


def mute() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(colour_page()),)


def crowded() -> tuple[FacsimilePage, ...]:
    words = [(f"chữ{n}", Box(n % 50 * 23, n // 50 * 16, n % 50 * 23 + 20, n // 50 * 16 + 13)) for n in range(5000)]
    return (FacsimilePage(colour_page(), text_on(A5, *[words[n : n + 50] for n in range(0, 5000, 50)]), "1", STAMP),)


def odd_words() -> tuple[FacsimilePage, ...]:
    text = "😀👩‍👩‍👧 漢喃𡨸 Ελληνικά\n\ue000\uf8ff e\u0301 ﷽ \U0010fffd\n\0 \ufeff \ufffe \ud800 \u2028"
    row = [(word, Box(60, 60 + 30 * n, 200, 80 + 30 * n)) for n, word in enumerate(text.split(" "))]
    return (FacsimilePage(colour_page(), text_on(A5, row)),)


def stamped() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(colour_page(), None, "3", STAMP), FacsimilePage(colour_page(), None, "3v"))


def strip() -> tuple[FacsimilePage, ...]:
    return (FacsimilePage(colour_page(foot=False), spread("đầy", A5), "4", STAMP),)


def one_pixel() -> tuple[FacsimilePage, ...]:
    dot = page(np.zeros((1, 1, 3), np.uint8), 300)
    return FacsimilePage(dot), FacsimilePage(dot, stamp=STAMP), FacsimilePage(page(np.full((1, 9000), 90, np.uint8), 40))


KINDS: list[Draw] = [bits, grey, colour, mixed, whole, mute, crowded, odd_words, stamped, strip, one_pixel]


@pytest.mark.parametrize("draw", KINDS, ids=lambda draw: draw.__name__)
def test_it_is_pdfa_2u(tmp_path: Path, verapdf: VeraPdf, draw: Draw) -> None:
    verdict = verapdf.judge(bound(tmp_path / "a.pdf", *draw()))
    assert verdict.findings == ()
    assert verdict.compliant
    assert verdict.flavour == "2u"


def test_the_judge_sees_what_is_wrong(tmp_path: Path, verapdf: VeraPdf) -> None:
    """A font without characters, colours without meaning, and a file that is none."""
    path = bound(tmp_path / "a.pdf", *colour())
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[0].Resources.Font["/T"]["/ToUnicode"]
        del pdf.Root["/OutputIntents"]
        pdf.save(path)
    verdict = verapdf.judge(path)
    assert not verdict.compliant
    assert verdict.rules == {"6.2.4.3-2", "6.2.11.7.2-1"}
    assert not verapdf.judge(Path(__file__)).compliant
