"""`archivist workspace import`: from a contractor's workbook to proved fields, conflicts and missing papers."""

import json
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.stages.keeping import kept
from tests.packaging.given.lists import CASES, DOCUMENTS, DOSSIERS, workbook
from tests.workflow import small

CODE = "H49.64.2019.05"


def paper(**told: str) -> Description:
    return Description(tuple(Entry(f, v, Origin(By.MACHINE, "p1", read=v, confidence=0.8)) for f, v in told.items()))


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """Two documents, of which the list has the first one; its second row is about a paper that is not here."""
    with small.make(tmp_path / "w") as made:
        made.allocate(small.DOSSIER, "H49.64", 2019, CODE)
        first = paper(code="39/QĐ-UBND", date="2019-04-12", subject="Thành lập Ban", agency="UBND xa Hoa Bac")
        made.record([kept("describe", "p1", "k", first), kept("describe", "p4", "k", paper(code="99/KH-UBND"))])
    return tmp_path / "w"


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    return workbook(tmp_path / "Danh mục.xlsx", **{"hồ sơ": DOSSIERS, "văn bản": DOCUMENTS})


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_workbook_proves_mends_and_asks(used: Path, handed_over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "import", str(used), str(handed_over), "--json"]) == Exit.DONE
    (one,) = told(capsys)
    assert (one["rows"], one["dossiers"], one["strangers"]) == (3, {CODE: 3}, [])
    assert one["matched"] == [{"dossier": CODE, "document": 1, "row": 2, "by": "code-and-date"}]
    assert main(["workspace", "fields", str(used), CODE, "--json"]) == Exit.DONE
    fields = told(capsys)
    first = fields["documents"][0]["fields"]
    assert (first["subject"]["by"], first["subject"]["proof"]) == ("machine", "an earlier description")
    assert (first["agency"]["by"], first["agency"]["value"]) == ("given", "UBND xã Hòa Bắc")
    assert (fields["fields"]["title"]["value"], fields["fields"]["title"]["by"]) == ("Hồ sơ xây dựng đường", "given")
    assert main(["workspace", "show", str(used), CODE, "--json"]) == Exit.DONE  # none of them holds the dossier back
    shown = told(capsys)
    codes = [d["code"] for d in shown["doubts"]]
    assert codes.count("given.conflict") == 1
    assert codes.count("given.no-paper") == 1


def test_a_hand_outranks_the_list(used: Path, handed_over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace.open(used) as workspace:
        workspace.record([Draft("value.set", "p1", {"field": "agency", "value": "UBND XÃ HÒA BÌNH"})])
    assert main(["workspace", "import", str(used), str(handed_over)]) == Exit.DONE
    assert "1 documents matched" in capsys.readouterr().out
    assert main(["workspace", "fields", str(used), CODE]) == Exit.DONE
    assert "UBND XÃ HÒA BÌNH  [hand]" in capsys.readouterr().out


def test_a_list_is_forgotten(used: Path, handed_over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "import", str(used), str(handed_over)]) == Exit.DONE
    assert main(["workspace", "import", str(used), "--forget", handed_over.name]) == Exit.DONE
    capsys.readouterr()
    assert main(["workspace", "fields", str(used), CODE]) == Exit.DONE
    assert "[given" not in capsys.readouterr().out
    assert main(["workspace", "import", str(used), "--forget", handed_over.name]) == Exit.INPUT


def test_rows_of_other_dossiers_and_bad_values_are_told(
    used: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = ("H01.2.2020.77", "1", "Quyết định", "1", "QĐ-UBND", "01/01/2020", "UBND", "x")
    long = (CODE, "1", "Quyết định", "39", "QĐ-UBND", "12/04/2019", "UBND xã Hòa Bắc", "x" * 600)
    path = workbook(tmp_path / "b.xlsx", vb=[DOCUMENTS[0], strange, long])
    assert main(["workspace", "import", str(used), str(path)]) == Exit.DOUBTS
    out = capsys.readouterr().out
    assert "b.xlsx, 2: of no dossier here" in out
    assert "b.xlsx, 3: subject:" in out


def test_a_list_without_codes_is_about_the_dossier_that_is_named(
    used: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "l.csv"
    path.write_text("Số, ký hiệu;Ngày văn bản;Trích yếu\n99/KH-UBND;02/03/2019;Kế hoạch năm\n", encoding="utf-8")
    assert main(["workspace", "import", str(used), str(path), "--dossier", CODE, "--json"]) == Exit.DONE
    (one,) = told(capsys)
    assert one["matched"] == [{"dossier": CODE, "document": 2, "row": 2, "by": "code"}]


def test_a_case_of_a_one_stop_shop_names_the_dossier_and_its_holder(
    used: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = paper(tthc_dossier="000.00.01.H26-260930-0012", subject="Tờ khai đăng ký khai sinh")
    with Workspace.open(used) as workspace:
        workspace.record([kept("describe", "p1", "k", own)])
    assert main(["workspace", "import", str(used), str(workbook(tmp_path / "l.xlsx", Sheet1=CASES)), "--json"]) == Exit.DONE
    (one,) = told(capsys)
    assert one["matched"] == [{"dossier": CODE, "document": 1, "row": 4, "by": "case"}]
    assert main(["workspace", "fields", str(used), CODE, "--json"]) == Exit.DONE
    fields = told(capsys)
    assert fields["fields"]["title"]["value"] == "Đăng ký khai sinh - Nguyễn Văn An"
    first = fields["documents"][0]["fields"]
    assert (first["holder_name"]["value"], first["holder_name"]["by"]) == ("Nguyễn Văn An", "given")
    assert first["subject"]["value"] == "Tờ khai đăng ký khai sinh"
    assert "title" not in first
