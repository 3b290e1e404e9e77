"""Headings as pages have them become codes of the list."""

import unicodedata

import pytest

from archivist.packaging.headings import code_of
from archivist.packaging.rules import load_rules


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("QUYẾT ĐỊNH", "02"), ("Quyết  định", "02"), ("Quy định", "05"), ("Quy chế", "04"), ("GIẤY UỶ QUYỀN", "16"),
        ("Giấy ủy quyền", "16"), ("BẢN THOẢ THUẬN", "25"), ("công văn", "22"), ("27", "27"), ("", ""), ("  ", ""),
        ("Giấy chứng nhận quyền sử dụng đất", "32"), ("Quyết định về việc", "32"), ("Khác", "32"),
    ],
)  # fmt: skip
def test_code(heading: str, code: str) -> None:
    rules = load_rules()
    assert code_of(heading, rules) == code
    assert code_of(unicodedata.normalize("NFD", heading), rules) == code


def test_every_name_of_the_list_has_its_own_code() -> None:
    rules = load_rules()
    names = rules.lists["typeName"]
    assert {code_of(name.upper(), rules) for name in names.values()} == set(names)
