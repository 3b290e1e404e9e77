"""A language that is not installed is told once, before the first page; it is no trouble of each page."""

from pathlib import Path

import cv2
import pytest

from archivist import app
from archivist.settings import Imaging, Ocr, Settings, Work
from archivist.troubles import LanguageMissing
from archivist.workflow.loose import loose_pages
from tests.imaging.sheets import text_sheet


def never() -> bool:
    return False


def settings(languages: str) -> Settings:
    return Settings(ocr=Ocr(languages=languages), imaging=Imaging(orient=False), work=Work(jobs=1))


def test_loose_pages_are_not_begun(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "page.png"), text_sheet(2))
    chosen = settings("vie+xyz")
    with app.reading_of(chosen) as parts:
        pages = loose_pages(app.files([tmp_path / "page.png"], tmp_path, chosen), parts, never)
        with pytest.raises(LanguageMissing, match="xyz"):
            next(pages)


def test_a_profile_may_mix_languages(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "page.png"), text_sheet(2))
    chosen = settings("vie+eng")
    with app.reading_of(chosen) as parts:
        (page,) = loose_pages(app.files([tmp_path / "page.png"], tmp_path, chosen), parts, never)
    assert "QUYẾT ĐỊNH" in page.done.text.text  # type: ignore[union-attr]
