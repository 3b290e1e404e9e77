"""What is printed on a cover is what is read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.cover import DOCUMENT_BEGINS, Cover, payload, read_payload

CODES = st.from_regex(r"[A-Y][0-9]{2}\.[0-9]{2}\.20[0-9]{2}\.[0-9A-ZĐ-]{1,12}", fullmatch=True)


@given(CODES, st.integers(1, 999), st.integers(0, 99), st.none() | st.integers(1, 99_999))
def test_covers_come_back(code: str, part: int, more: int, leaves: int | None) -> None:
    cover = Cover(code, part, part + more, leaves)
    assert read_payload(payload(cover)) == cover


def test_a_plain_cover_is_told_in_the_fewest_words() -> None:
    assert payload(Cover("H49.64.2019.05")) == "ARCHIVIST:1:DOSSIER:H49.64.2019.05"
    assert payload(Cover("H49.64.2019.05", 2, 3, 7)) == "ARCHIVIST:1:DOSSIER:H49.64.2019.05;k=2;n=3;leaves=7"


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("ARCHIVIST:1:DOSSIER:A;later=x;leaves=4", Cover("A", leaves=4)),
        ("ARCHIVIST:1:DOSSIER:A;k=5;n=2", Cover("A")),
        ("ARCHIVIST:1:DOSSIER:A;leaves=-1;k=", Cover("A")),
        ("ARCHIVIST:1:DOSSIER:A;leaves=9999999", Cover("A")),
        ("ARCHIVIST:1:DOSSIER:", None),
        ("ARCHIVIST:1:DOSSIER: ;leaves=4", None),
        ("ARCHIVIST:2:DOSSIER:A", None),
        (DOCUMENT_BEGINS, None),
        ("", None),
    ],
)
def test_nonsense_is_passed_over_and_the_dossier_stays(text: str, cover: Cover | None) -> None:
    assert read_payload(text) == cover
