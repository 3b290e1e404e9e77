"""What XML cannot hold is shown, not lost; everything else stays as it was."""

import pytest
from lxml import etree

from archivist.packaging.writable import writable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Đơn xin cấp đổi", "Đơn xin cấp đổi"), ("Đo\u031bn", "Đơn"), ("a\tb\nc", "a\tb\nc"), ("a\r\nb\rc", "a\nb\nc"),
        ("a\fb\x0bc\u2028d", "a b c d"), ("a\0b\x1bc", "a\ufffdb\ufffdc"), ("a\ud800b", "a\ufffdb"),
        ("\U0001f4dc", "\U0001f4dc"),
    ],
)  # fmt: skip
def test_kept(text: str, kept: str) -> None:
    assert writable(text) == kept


def test_all_of_it_can_be_written() -> None:
    everything = writable("".join(map(chr, range(0x11000))))
    etree.Element("a").text = everything
