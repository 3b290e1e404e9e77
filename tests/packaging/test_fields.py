"""Fields come from the description; what a clerk has to mend is told before anything is packed."""

from dataclasses import replace
from pathlib import Path

import pytest

from archivist.model.dossier import BoundDossier
from archivist.packaging.fields import as_written, document_values, dossier_values, field_doubts
from archivist.packaging.rules import load_rules
from tests.packaging.dossiers import DOCUMENTS, DOSSIER, bound, described

RULES = load_rules()


def dossier_of(dossier: BoundDossier, **fields: str) -> BoundDossier:
    given = {name: value for name, value in (DOSSIER | fields).items() if value}
    return replace(dossier, description=described(given))


def with_document(dossier: BoundDossier, **fields: str) -> BoundDossier:
    given = {name: value for name, value in (dict(DOCUMENTS[0]) | fields).items() if value}
    first = replace(dossier.documents[0], description=described(given))
    return replace(dossier, documents=(first, *dossier.documents[1:]))


def told(dossier: BoundDossier, package_format: str = "AIP_hoso") -> list[tuple[str, str | None, str | None]]:
    return [(d.code.removeprefix("package."), d.place.field, d.place.subject) for d in field_doubts(dossier, package_format)]


@pytest.mark.parametrize("package_format", ["AIP_hoso", "SIP_hoso"])
def test_a_complete_dossier_is_clean(dossier: BoundDossier, package_format: str) -> None:
    assert field_doubts(dossier, package_format) == []


def test_dossier_fields(dossier: BoundDossier) -> None:
    values = dossier_values(dossier, RULES.frame("AIP_hoso", "dossier"), RULES)
    assert list(values)[:3] == ["arcFileCode", "title", "maintenance"]
    assert values["arcFileCode"] == "H49.64.H49.64.33.2001.160"
    assert (values["startDate"], values["endDate"]) == ("03/02/2001", "15/07/2001")
    assert (values["totalDoc"], values["numberOfPaper"], values["numberOfPage"]) == ("2", "3", "3")
    assert (values["mode"], values["language"], values["confidenceLevel"], values["riskRecovery"]) == ("01", "01", "02", "0")
    assert (values["inforSign"], values["format"]) == ("", "02")


def test_document_fields(dossier: BoundDossier) -> None:
    frame = RULES.frame("SIP_hoso", "document")
    first, second = (document_values(d, dossier, frame, RULES) for d in dossier.documents)
    assert (first["docId"], first["docCode"]) == ("H49.64.33.2001.160.1", "H49.64.33.2001.160.0000001")
    assert (first["typeName"], first["codeNumber"], first["codeNotation"]) == ("02", "15", "QĐ-UBND")
    assert (first["issuedDate"], first["maintenance"]) == ("03/02/2001", "01")
    assert (second["typeName"], second["language"], second["numberOfPage"]) == ("32", "01,09", "2")


def test_what_the_dossier_says_holds_for_its_documents(dossier: BoundDossier) -> None:
    frame = RULES.frame("SIP_hoso", "document")
    limited = dossier_of(dossier, mode="02", risk_recovery="1", risk_recovery_status="01")
    values = document_values(limited.documents[0], limited, frame, RULES)
    assert (values["mode"], values["riskRecovery"], values["riskRecoveryStatus"]) == ("02", "1", "01")
    assert values["keyword"] == ""


def test_dates_given_for_the_dossier_outrank_those_of_its_documents(dossier: BoundDossier) -> None:
    given = dossier_of(dossier, start_date="2001", end_date="2001-12")
    values = dossier_values(given, RULES.frame("AIP_hoso", "dossier"), RULES)
    assert (values["startDate"], values["endDate"]) == ("2001", "12/2001")
    assert field_doubts(given) == []
    assert told(given, "SIP_hoso") == [
        ("field-date", "start_date", given.file_code),
        ("field-date", "end_date", given.file_code),
    ]


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2001-02-03", "03/02/2001"), ("2001-02", "02/2001"), ("2001", "2001"), ("hôm qua", "hôm qua"), (" ", "")],
)
def test_dates(iso: str, text: str) -> None:
    assert as_written(iso) == text


@pytest.mark.parametrize(
    ("fields", "kind", "field"),
    [
        ({"title": ""}, "field-missing", "title"),
        ({"title": "x" * 1001}, "field-too-long", "title"),
        ({"maintenance": ""}, "field-missing", "maintenance"),
        ({"maintenance": "lâu dài"}, "field-code", "maintenance"),
        ({"mode": "04"}, "field-code", "mode"),
        ({"language": "01,77"}, "field-code", "language"),
        ({"condition": "04"}, "field-code", "condition"),
        ({"risk_recovery": "yes"}, "field-code", "risk_recovery"),
        ({"risk_recovery": "1"}, "field-condition", "risk_recovery_status"),
        ({"paper_file_code": ""}, "field-condition", "paper_file_code"),
        ({"start_date": "2001-02-31"}, "field-date", "start_date"),
        ({"start_date": "2002-01-01", "end_date": "2001-01-01"}, "dates-reversed", "end_date"),
        ({"keyword": "x" * 101}, "field-too-long", "keyword"),
        ({"note": "x" * 2001}, "field-too-long", "note"),
    ],
)
def test_dossier_doubts(dossier: BoundDossier, fields: dict[str, str], kind: str, field: str) -> None:
    doubted = dossier_of(dossier, **fields)
    assert (kind, field, doubted.file_code) in told(doubted)


@pytest.mark.parametrize(
    ("fields", "kind", "field"),
    [
        ({"subject": ""}, "field-missing", "subject"),
        ({"subject": "x" * 501}, "field-too-long", "subject"),
        ({"agency": ""}, "field-missing", "agency"),
        ({"doc_type": ""}, "field-missing", "doc_type"),
        ({"date": ""}, "field-missing", "date"),
        ({"date": "ngày 3 tháng 2"}, "field-date", "date"),
        ({"number": "x" * 12}, "field-too-long", "number"),
        ({"notation": "x" * 31}, "field-too-long", "notation"),
        ({"confidence_level": "03"}, "field-condition", "process"),
    ],
)
def test_document_doubts(dossier: BoundDossier, fields: dict[str, str], kind: str, field: str) -> None:
    doubted = with_document(dossier, **fields)
    assert told(doubted) == [(kind, field, "H49.64.33.2001.160.0000001")]


def test_born_digital_dossiers_have_no_paper(dossier: BoundDossier) -> None:
    born = dossier_of(dossier, confidence_level="01", paper_file_code="")
    assert dossier_values(born, RULES.frame("AIP_hoso", "dossier"), RULES)["numberOfPaper"] == ""
    assert {field for _kind, field, _place in told(born)} == {"process"}


def test_an_identifier_that_the_frame_has_no_room_for(tmp_path: Path) -> None:
    long = bound(tmp_path, file_code="H49.64.33.01.02.03.2001.1600")
    assert told(long) == []
    assert told(long, "SIP_hoso") == [("field-too-long", "docId", f"{long.file_code}.000000{n}") for n in (1, 2)]


def test_what_the_historical_archive_does_not_take(dossier: BoundDossier) -> None:
    term = dossier_of(dossier, maintenance="04")
    assert told(term) == []
    (doubt,) = field_doubts(term, "SIP_hoso")
    assert (doubt.code, doubt.severity.value) == ("package.field-not-accepted", "minor")


def test_doubts_say_what_to_do(dossier: BoundDossier) -> None:
    (doubt,) = field_doubts(dossier_of(dossier, title=""))
    assert str(doubt) == "The field Tiêu đề hồ sơ (title) is empty and must not be."
    assert doubt.advice() == "Fill in Tiêu đề hồ sơ."
    assert doubt.rule.startswith("Phụ lục I")


def test_without_an_archive_there_is_no_archive_code(dossier: BoundDossier) -> None:
    nobody = replace(dossier, archive_code="")
    assert {field for _kind, field, _place in told(nobody)} == {"arcFileCode"}
    assert told(nobody, "SIP_hoso") == []
