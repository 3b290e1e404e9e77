import pytest

from archivist.imaging.patches import Patch
from archivist.imaging.separators import find_separator, own_separator
from archivist.model.geometry import Box
from archivist.model.measures import Code, Separator, Starts

BIG, SMALL = Box(100, 100, 600, 600), Box(100, 100, 220, 220)  # px at 300 dpi: 42 mm and 10 mm
PATCH = Box(0, 0, 300, 100)


def test_own_payload_counts_on_any_page() -> None:
    codes = (Code("qr", "ABC", BIG), Code("datamatrix", "ARCHIVIST:1:DOC", SMALL))
    assert find_separator(codes, (), 300, 0.06) == Separator("datamatrix", "ARCHIVIST:1:DOC", Starts.DOCUMENT)


@pytest.mark.parametrize(
    ("value", "starts"),
    [
        ("ARCHIVIST:1:DOC", Starts.DOCUMENT),
        ("ARCHIVIST:1:DOSSIER:H49.64.33.2001.160", Starts.DOSSIER),
        ("ARCHIVIST:1:DOSSIER:", None),
        ("ARCHIVIST:1:BOX:12/3", Starts.BOX),
        ("ARCHIVIST:1:BOX:", None),
        ("ARCHIVIST:2:DOC", None),
        ("ARCHIVIST:1:DOCK", None),
    ],
)
def test_own_payload_says_what_begins(value: str, starts: Starts | None) -> None:
    found = own_separator(Code("qr", value, BIG))
    assert (found.starts if found else None) == starts


@pytest.mark.parametrize(
    ("box", "rest_ink", "separates"), [(BIG, 0.005, True), (BIG, 0.05, False), (SMALL, 0.005, False), (SMALL, 0.05, False)]
)
def test_a_foreign_code_separates_when_big_on_a_bare_sheet(box: Box, rest_ink: float, separates: bool) -> None:
    assert (find_separator((Code("qr", "HS-1", box),), (), 300, rest_ink) is not None) == separates


@pytest.mark.parametrize(("name", "starts"), [("T", Starts.DOCUMENT), ("2", Starts.DOCUMENT), ("3", Starts.DOSSIER)])
def test_patches_separate(name: str, starts: Starts) -> None:
    assert find_separator((), (Patch(name, PATCH),), 300, 0.01) == Separator("patch_t", name, starts)


def test_patches_that_steer_scanners_do_not() -> None:
    assert find_separator((), (Patch("4", PATCH), Patch("1", PATCH)), 300, 0.01) is None


def test_the_majority_names_the_patch() -> None:
    patches = (Patch("3", PATCH), Patch("T", PATCH), Patch("T", PATCH))
    assert find_separator((), patches, 300, 0.01) == Separator("patch_t", "T", Starts.DOCUMENT)


def test_a_page_with_a_patch_and_much_print_is_a_page() -> None:
    assert find_separator((), (Patch("2", PATCH),), 300, 0.05) is None


def test_a_bar_code_that_says_patch_t_is_one() -> None:
    assert find_separator((Code("code128", "PATCHT", BIG),), (), 300, 0.01) == Separator("patch_t", "T", Starts.DOCUMENT)
