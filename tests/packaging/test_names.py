"""Names that every disk can hold and keep apart, and names that none should be asked to."""

import pytest

from archivist.packaging.names import alike, is_safe


@pytest.mark.parametrize("name", ["METS.xml", "data/H49.64.33.2001.160.1.pdf", "schemas/Đơn.xsd", "a b/c", "console.txt"])
def test_safe(name: str) -> None:
    assert is_safe(name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/../b", "/a", "a//b", "a/", "a\\b", "C:a", "a\0b", "a\nb", "a.", "a ", "con", "COM1.txt",
             "a?b", "x" * 256, "a/" * 600 + "b"]
)  # fmt: skip
def test_unsafe(name: str) -> None:
    assert not is_safe(name)


def test_alike() -> None:
    assert alike("Data/Ă.PDF") == alike("data/a\u0306.pdf")
    assert alike("a") != alike("b")
