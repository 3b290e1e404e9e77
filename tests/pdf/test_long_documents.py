"""A document of a thousand pages is bound and checked in little memory."""

import subprocess
import sys
from itertools import repeat
from pathlib import Path

import pikepdf
import pytest

from archivist.pdf.bind import bind
from archivist.pdf.check import check
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.profile import Name
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, ABOUT, DPI, STAMP, spread, written

MOST = 500.0  # MB


def peak(pages: int, into: Path, profile: str = "standard") -> float:
    """MB that a process needed at most for binding and checking so many pages."""
    code = f"from {__name__} import measure; measure({pages}, {str(into)!r}, {profile!r})"
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def measure(pages: int, into: str, profile: Name) -> None:
    """Runs in a process of its own, which tells the most memory that it ever had."""
    import resource

    words = spread("Ủy ban nhân dân xã An Bình\n" * 60, A5)
    encoded = encode(written(), DPI, Facsimile(profile=profile))
    bind(repeat(FacsimilePage(encoded, words, "1", STAMP), pages), ABOUT, Path(into))
    assert check(Path(into)) == []
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def test_a_page_more_takes_no_more_than_its_pictures_and_words(tmp_path: Path) -> None:
    few, more = (peak(pages, tmp_path / "a.pdf") for pages in (5, 35))
    assert (more - few) / 30 < 0.7


@pytest.mark.long
@pytest.mark.parametrize("profile", ["standard", "master"])
def test_a_thousand_pages_take_little_memory(tmp_path: Path, profile: str) -> None:
    """Of the profile that loses nothing, these have 1.9 GB."""
    assert peak(1000, tmp_path / "a.pdf", profile) < MOST
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1000
