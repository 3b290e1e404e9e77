"""Letters are compared as people compare them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archivist.model.letters import folded, toned


def test_diacritics_and_size_go() -> None:
    assert folded("Đóng gói HỒ SƠ") == "dong goi ho so"
    assert folded(unicodedata.normalize("NFD", "Quyết định")) == "quyet dinh"


def test_both_places_of_a_tone_are_one_word() -> None:
    assert toned("HOÀ") == toned("hòa") == "hòa"
    assert toned("uỷ ban") == toned("ủy ban")
    assert toned("hoa") == "hoa"
    assert toned("hoá") != toned("hoà")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(toned(text)) == folded(text)
