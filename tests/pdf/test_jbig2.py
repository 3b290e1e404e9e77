"""What the encoder of bits writes is read back to the pixel by two programs that know nothing of each other."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pikepdf import Dictionary, Name
from PIL import Image

from archivist.model.geometry import Box
from archivist.pdf import jbig2, pixels
from archivist.pdf.encoded import Filter
from archivist.pdf.pixels import Mask, fax
from tests.architecture.sources import ROOT
from tests.pdf.leaves import written

EDGES = [(1, 1), (1, 9000), (3000, 1), (64, 64), (63, 65), (200, 333)]


def encoded(ink: Mask) -> bytes:
    call = jbig2.encoder()
    assert call
    return jbig2.jbig2(ink, call)


def shown(ink: Mask) -> bytes:
    """A PDF whose one page is the picture, a pt to a pixel; small ones lie in a corner."""
    height, width = ink.shape
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(max(3, width), max(3, height)))
    picture = pdf.make_stream(encoded(ink), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height)
    picture.ColorSpace, picture.BitsPerComponent, picture.Filter = Name.DeviceGray, 1, Name.JBIG2Decode
    page.obj.Resources = Dictionary(XObject=Dictionary(I=picture))
    page.obj.Contents = pdf.make_stream(f"{width} 0 0 {height} 0 0 cm /I Do".encode())
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def by_pdfium(ink: Mask) -> Mask:
    with pypdfium2.PdfDocument(shown(ink)) as pdf:
        seen = np.asarray(pdf[0].render(scale=1).to_pil().convert("L"))
    return np.asarray(seen[-ink.shape[0] :, : ink.shape[1]] == 0)


def by_poppler(ink: Mask, folder: Path) -> Mask:
    (folder / "a.pdf").write_bytes(shown(ink))
    subprocess.run(["pdfimages", "-png", folder / "a.pdf", folder / "a"], check=True)
    return np.asarray(np.asarray(Image.open(folder / "a-000.png").convert("L")) == 0)


def letters() -> Mask:
    return np.asarray(written()[..., 1] < 120)


@pytest.mark.parametrize("shape", EDGES)
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
def test_every_pixel_comes_back(shape: tuple[int, int], share: float) -> None:
    ink = np.random.default_rng(5).random(shape) < share
    assert (by_pdfium(ink) == ink).all()


@given(arrays.arrays(bool, st.tuples(st.integers(1, 40), st.integers(1, 40))))
def test_any_picture_comes_back(ink: Mask) -> None:
    assert (by_pdfium(ink) == ink).all()


def test_two_readers_see_the_same_letters(tmp_path: Path) -> None:
    assert (by_pdfium(letters()) == letters()).all()
    assert (by_poppler(letters(), tmp_path) == letters()).all()


def test_repeated_rows_cost_nothing() -> None:
    """Typical prediction: a row like the one above it is told in a fraction of a bit."""
    row = np.random.default_rng(3).random((1, 400)) < 0.5
    assert len(encoded(np.repeat(row, 4000, axis=0))) < len(encoded(row)) + 60


def test_letters_take_fewer_bytes_than_in_group_4() -> None:
    assert len(encoded(letters())) < 0.8 * len(fax(letters()))


def test_a_picture_that_is_larger_than_expected_is_whole() -> None:
    """Noise comes to more bytes than there is room for at first."""
    noise = np.random.default_rng(9).random((300, 300)) < 0.5
    assert len(encoded(noise)) > noise.size // 8
    assert (by_pdfium(noise) == noise).all()


def test_without_a_compiler_bits_are_written_in_group_4(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(jbig2, "LIBRARY", tmp_path / "nothing.so")
    jbig2.encoder.cache_clear()
    try:
        layer = pixels.bits(letters(), Box(0, 0, 1, 1))
    finally:
        jbig2.encoder.cache_clear()
    assert layer.filter is Filter.FAX


def test_it_is_compiled_where_it_is_missing(tmp_path: Path) -> None:
    for name in ("tools/compile_encoder.py", "archivist/pdf/generic_region.c"):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, tmp_path / name)
    subprocess.run([sys.executable, tmp_path / "tools/compile_encoder.py"], check=True)
    assert (tmp_path / "archivist/pdf/generic_region.machine").read_bytes().startswith(b"\x7fELF")
