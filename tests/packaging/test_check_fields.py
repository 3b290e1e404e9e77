"""Descriptions that break a rule or disagree with each other are found, however well the package is sealed."""

from pathlib import Path

import pytest

from archivist.model.dossier import Package
from archivist.packaging.check import check_package
from tests.packaging.mutations import Files, changed, replaced

EAD = "metadata/descriptive/EAD.xml"
DOC = "representations/rep1/metadata/descriptive/EAD_doc_H49.64.33.2001.160.{}.xml"
CODE = "H49.64.33.2001.160"


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (EAD, "<maintenance>01", "<maintenance>08", "field-code"),
        (EAD, "<mode>01</mode>", "<mode/>", "field-missing"),
        (EAD, "<mode>01</mode>", "", "field-missing"),
        (EAD, "<startDate>03/02/2001", "<startDate>2001-02-03", "field-date"),
        (EAD, "<startDate>03/02/2001", "<startDate>03/02/2011", "dates-reversed"),
        (EAD, "<numberOfPage>3", "<numberOfPage>ba", "field-number"),
        (EAD, "<paperFileCode>", "<paperFileCode/><x>", "bad-xml"),
        (EAD, "<keyword>", "<keyword>" + "x" * 100, "field-too-long"),
        (EAD, "<keyword>hộ tịch</keyword>", "<keyword/><other/>", "field-unknown"),
        (EAD, "<keyword>hộ tịch</keyword>", "<keyword/><keyword/>", "field-twice"),
        (EAD, "<keyword>hộ tịch</keyword>", "<keyword>\ufffd</keyword>", "field-character"),
        (EAD, "<totalDoc>2", "<totalDoc>3", "counts-disagree"),
        (EAD, "<numberOfPage>3", "<numberOfPage>4", "counts-disagree"),
        (EAD, f"<arcFileCode>H49.64.{CODE}", "<arcFileCode>H49.64.H49.64.33.1994.160", "codes-disagree"),
        (DOC.format(1), f"<docCode>{CODE}.0000001", f"<docCode>{CODE}.1", "codes-disagree"),
        (DOC.format(1), f"<docCode>{CODE}", "<docCode>H49.64.33.1994.160", "codes-disagree"),
        (DOC.format(1), f"<docCode>{CODE}.0000001", f"<docCode>{CODE}.0000002", "codes-disagree"),
        (DOC.format(2), "<docOrdinal>2", "<docOrdinal>3", "codes-disagree"),
        (DOC.format(2), "<arcFileCode>H49.64", "<arcFileCode>H49.65", "codes-disagree"),
        (DOC.format(2), "<docCode>", "<arcDocCode/><docCode>", "field-unknown"),
        (DOC.format(2), "simpledc>", "dc>", "bad-xml"),
    ],
)
def test_aip(name: str, old: str, new: str, code: str, aip: Package, tmp_path: Path) -> None:
    path = changed(aip.path, tmp_path, replaced(name, old, new), mend=True)
    assert f"package.{code}" in {d.code for d in check_package(path)}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (EAD, "<paperFileCode>H49.64.K1/G2/H3.160</paperFileCode>", "<paperFileCode/>", "field-condition"),
        (EAD, "<maintenance>01", "<maintenance>02", "field-not-accepted"),
        (EAD, "<startDate>03/02/2001", "<startDate>2001", "field-date"),
        (EAD, "fileCode>", "arcFileCode>", "bad-xml"),
        (DOC.format(1), f"<docId>{CODE}.1", f"<docId>{CODE}.2", "codes-disagree"),
        (DOC.format(1), "<riskRecovery>0", "<riskRecovery>1", "field-condition"),
        (DOC.format(1), "<confidenceLevel>02", "<confidenceLevel>01", "field-condition"),
    ],
)
def test_sip(name: str, old: str, new: str, code: str, sip: Package, tmp_path: Path) -> None:
    path = changed(sip.path, tmp_path, replaced(name, old, new), mend=True)
    assert f"package.{code}" in {d.code for d in check_package(path)}


def test_the_place_is_named(sip: Package, tmp_path: Path) -> None:
    path = changed(sip.path, tmp_path, replaced(DOC.format(1), "<typeName>02", "<typeName>99"), mend=True)
    (doubt,) = check_package(path)
    assert (doubt.place.file, doubt.place.field) == (DOC.format(1), "typeName")
    assert "02 Quyết định" in doubt.advice()


def test_order_is_free(sip: Package, tmp_path: Path) -> None:
    """Real packages hold their fields in any order."""

    def backwards(files: Files) -> None:
        head, *fields, tail = files[EAD].split(b"\n  ")
        last, end = tail.split(b"\n", 1)
        files[EAD] = b"\n  ".join([head, last, *reversed(fields)]) + b"\n" + end

    assert check_package(changed(sip.path, tmp_path, backwards, mend=True)) == []
