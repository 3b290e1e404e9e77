from pathlib import Path

import pytest

from archivist.resources import resource
from tools.bench.truth import Truth, sample, text_errors

PAGE = Truth(
    "a", Path("a.jpg"), "upright", ("ỦY BAN NHÂN DÂN", "Số: 12/QĐ-UBND", "Độc lập - Tự do"), ("SAO Y BẢN CHÍNH",), {}
)


@pytest.mark.parametrize(
    ("read", "errors"),
    [
        ("ỦY BAN NHÂN DÂN\nSố: 12/QĐ-UBND\nĐộc lập - Tự do", 0),
        ("Độc lập – Tự do\nSố: 12/QĐ-UBND\nỦY BAN NHÂN DÂN", 0),
        ("ỦY BAN NHÂN DÂN\nSố: 12/QĐ-UBND\nĐộc lập - Tự do\nSAO Y BẢN CHÍNH", 0),
        ("UY BAN NHÂN DÂN\nSố: 12/QĐ-UBND\nĐộc lập - Tự do", 1),
        ("ỦY BAN NHÂN DÂN\nĐộc lập - Tự do", 14),
        ("ỦY BAN NHÂN DÂN\nSố: 12/QĐ-UBND\nĐộc lập - Tự do\nzzzz", 4),
        ("", 44),
    ],
)
def test_errors_are_counted_whatever_the_order(read: str, errors: int) -> None:
    assert text_errors(PAGE, read) == pytest.approx(errors / 44)


def test_accents_and_capitals_may_be_left_out_of_account() -> None:
    read = "UY ban NHAN DAN\nSố: 12/QĐ-UBND\nĐộc lập - Tư do"
    assert text_errors(PAGE, read, diacritics=False) == 0
    assert text_errors(PAGE, read.replace("12", "17"), diacritics=False) == pytest.approx(1 / 44)


def test_the_sample_is_read_against_its_truth() -> None:
    pages = list(sample(resource("sample")))
    assert len(pages) == 13
    assert all(text_errors(page, "\n".join(page.lines)) < 0.002 for page in pages)
    assert {"number", "signer_name"} <= {field for page in pages for field in page.fields}
