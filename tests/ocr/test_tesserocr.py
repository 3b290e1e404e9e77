import sys
from pathlib import Path

import numpy as np
import pytest

from archivist.ocr import tesserocr
from archivist.ocr.tesseract import TesseractEngine
from archivist.ocr.tesserocr import TesserocrEngine
from archivist.troubles import EngineFailed, EngineMissing, LanguageMissing, TooSlow
from tests.ocr.typed import DPI, picture

ENGINE = TesserocrEngine()
PAPER = np.full((50, 50), 255, np.uint8)


def test_vietnamese_is_read_with_its_accents() -> None:
    written = picture([(40, 40, "Ủy ban nhân dân xã Hòa Bắc"), (40, 120, "ngày 12 tháng 04")], (700, 220))
    text = ENGINE.read(written, DPI, "vie", 60)
    assert text.text == "Ủy ban nhân dân xã Hòa Bắc\nngày 12 tháng 04"
    assert text.confidence > 0.8


def test_words_are_where_they_are_printed() -> None:
    (line,) = ENGINE.read(picture([(200, 300, "Hòa Bắc")], (700, 500)), DPI, "vie", 60).lines
    assert (line.box.left, line.box.right) == pytest.approx((200, 330), abs=12)
    assert 300 <= line.box.top < line.box.bottom <= 345


def test_one_reader_serves_page_after_page() -> None:
    pages = [picture([(40, 40, words)], (500, 120)) for words in ("Hòa Bắc", "Độc lập", "Hòa Bắc")]
    assert [ENGINE.read(page, DPI, "vie", 60).text for page in pages] == ["Hòa Bắc", "Độc lập", "Hòa Bắc"]


def test_it_finds_the_languages_that_the_program_finds() -> None:
    assert set(TesseractEngine().languages()) <= set(ENGINE.languages())


def test_the_version_tells_it_from_the_program() -> None:
    assert ENGINE.version() not in (TesseractEngine().version(), TesserocrEngine(segmentation=6).version())


def test_a_missing_language_is_named_with_its_package() -> None:
    with pytest.raises(LanguageMissing) as trouble:
        ENGINE.read(PAPER, DPI, "vie+chi_sim", 60)
    assert trouble.value.details == {"languages": "chi_sim", "packages": "tesseract-ocr-chi-sim"}


def test_a_folder_without_models_has_no_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ENGINE.languages() == ()
    with pytest.raises(LanguageMissing):
        ENGINE.read(PAPER, DPI, "vie", 60)


def test_a_broken_model_is_a_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "vie.traineddata").write_bytes(b"no model")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(EngineFailed):
        ENGINE.read(PAPER, DPI, "vie", 60)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    tesserocr._program_version.cache_clear()
    with pytest.raises(EngineMissing):
        ENGINE.version()


def test_a_page_that_takes_too_long_is_given_up() -> None:
    written = picture([(40, 40 + 60 * row, "Căn cứ Luật Tổ chức chính quyền địa phương") for row in range(20)], (1000, 1300))
    with pytest.raises(TooSlow):
        ENGINE.read(written, DPI, "vie", 0.02)
    assert ENGINE.read(picture([(40, 40, "Hòa Bắc")], (500, 120)), DPI, "vie", 60).text == "Hòa Bắc"


def test_whether_it_is_installed_is_known_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tesserocr.is_installed()
    monkeypatch.setattr(tesserocr, "find_spec", lambda _name: None)
    assert not tesserocr.is_installed()
