from pathlib import Path

import numpy as np
import pytesseract
import pytest

from archivist.ocr.tesseract import TesseractEngine
from archivist.troubles import EngineFailed, EngineMissing, LanguageMissing, TooSlow
from tests.ocr.typed import DPI, picture

ENGINE = TesseractEngine()


def _program(folder: Path, script: str) -> str:
    """A stand-in for the program that fails in its own way."""
    file = folder / "tesseract"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


VERSIONED = 'case "$1" in --version) echo "tesseract 5.3.0"; exit 0;; --list-langs) printf "List:\\nvie\\n"; exit 0;; esac\n'


def test_vietnamese_is_read_with_its_accents() -> None:
    text = ENGINE.read(
        picture([(40, 40, "Ủy ban nhân dân xã Hòa Bắc"), (40, 120, "ngày 12 tháng 04")], (700, 220)), DPI, "vie", 60
    )
    assert text.text == "Ủy ban nhân dân xã Hòa Bắc\nngày 12 tháng 04"
    assert text.confidence > 0.8


def test_words_are_where_they_are_printed() -> None:
    (line,) = ENGINE.read(picture([(200, 300, "Hòa Bắc")], (700, 500)), DPI, "vie", 60).lines
    assert (line.box.left, line.box.right) == pytest.approx((200, 330), abs=12)
    assert 300 <= line.box.top < line.box.bottom <= 345


def test_the_version_names_the_program() -> None:
    assert str(pytesseract.get_tesseract_version()) in ENGINE.version()
    assert TesseractEngine(segmentation=6).version() != ENGINE.version()


def test_the_installed_languages_are_told() -> None:
    assert "vie" in ENGINE.languages()


def test_a_missing_language_is_named_with_its_package() -> None:
    with pytest.raises(LanguageMissing) as trouble:
        ENGINE.read(np.full((50, 50), 255, np.uint8), DPI, "vie+chi_sim+xyz", 60)
    assert trouble.value.details == {"languages": "chi_sim+xyz", "packages": "tesseract-ocr-chi-sim tesseract-ocr-xyz"}


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for ask in (ENGINE.version, ENGINE.languages, lambda: ENGINE.read(np.full((50, 50), 255, np.uint8), DPI, "vie", 60)):
        with pytest.raises(EngineMissing) as trouble:
            ask()
        assert trouble.value.details["packages"] == "tesseract-ocr"


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", _program(tmp_path, VERSIONED + "exec sleep 60"))
    with pytest.raises(TooSlow):
        ENGINE.read(np.full((50, 50), 255, np.uint8), DPI, "vie", 0.3)


def test_a_program_that_fails_is_a_trouble_with_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        pytesseract.pytesseract, "tesseract_cmd", _program(tmp_path, VERSIONED + "echo out of memory >&2; exit 9")
    )
    with pytest.raises(EngineFailed) as trouble:
        ENGINE.read(np.full((50, 50), 255, np.uint8), DPI, "vie", 60)
    assert "out of memory" in trouble.value.details["reason"]


def test_a_program_that_is_none_counts_as_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", _program(tmp_path, "echo nonsense"))
    with pytest.raises(EngineMissing):
        ENGINE.version()


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ENGINE.read(picture([(40, 40, "Hòa Bắc")], (400, 120)), DPI, "vie", 60)
    assert list(tmp_path.iterdir()) == []
