from pathlib import Path

import pikepdf
import pytest

from archivist.pdf import shelf
from archivist.pdf.facsimile import FacsimilePage
from tests.pdf.leaves import bound, colour_page
from tests.pdf.reading import seen


def test_pictures_that_waited_on_the_disk_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [FacsimilePage(colour_page(), leaf=str(n)) for n in range(7)]
    at_once = bound(tmp_path / "a.pdf", *pages)
    monkeypatch.setattr(shelf, "BOARD", 2 * colour_page().length)
    first, second = (bound(tmp_path / f"{name}.pdf", *pages) for name in "bc")
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf", "c.pdf"]
    with pikepdf.open(at_once) as one, pikepdf.open(first) as other:
        for page, twin in zip(one.pages, other.pages, strict=True):
            for name, picture in page.Resources.XObject.items():
                held = twin.Resources.XObject[name]
                assert picture.read_raw_bytes() == held.read_raw_bytes()
                assert ("/Mask" in picture) == ("/Mask" in held)
    assert (seen(at_once, 50, 6) == seen(first, 50, 6)).all()


def test_a_page_that_fails_leaves_nothing_of_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("the vault lost it")

    monkeypatch.setattr(shelf, "BOARD", 1)
    with pytest.raises(RuntimeError):
        bound(tmp_path / "a.pdf", FacsimilePage(colour_page()), FacsimilePage(colour_page(), fail))
    assert list(tmp_path.iterdir()) == []
