"""A single field is judged as it would be in a package."""

import pytest

from archivist.packaging.single import choices_of, judged_alone, rule_of


@pytest.mark.parametrize(
    ("level", "field", "value", "codes"),
    [
        ("document", "date", "2019-03-05", []),
        ("document", "date", "2019", []),
        ("document", "date", "2019-13-05", ["package.field-date"]),
        ("document", "date", "ngày 5", ["package.field-date"]),
        ("document", "subject", "", ["package.field-missing"]),
        ("document", "subject", "x" * 501, ["package.field-too-long"]),
        ("document", "doc_type", "QUYẾT ĐỊNH", []),
        ("document", "number", "1234567890123", ["package.field-too-long"]),
        ("document", "recipients", "x" * 5000, []),
        ("dossier", "maintenance", "01", []),
        ("dossier", "maintenance", "99", ["package.field-code"]),
        ("dossier", "risk_recovery", "2", ["package.field-code"]),
    ],
)
def test_values(level: str, field: str, value: str, codes: list[str]) -> None:
    assert [d.code for d in judged_alone(level, field, value)] == codes


def test_codes_come_with_their_names() -> None:
    assert choices_of("dossier", "maintenance")["01"] == "Vĩnh viễn"
    assert choices_of("document", "subject") == {}
    assert choices_of("document", "doc_type") == {}
    assert rule_of("document", "unheard of") is None
