"""The demo, as a stranger runs it: sixteen scans to a checked package, in the eyes of independent judges too."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archivist.resources import resource
from archivist.troubles import Exit
from tests.judges.commons_ip import judged, unpacked
from tests.judges.verapdf import VeraPdf
from tests.packaging.test_commons_ip import documented

TRUTH: dict[str, Any] = json.loads(resource("sample/truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo leaves, after it was run twice."""
    into = tmp_path_factory.mktemp("demo") / "out of the box"
    command = [sys.executable, "-m", "archivist", "demo", "--into", str(into), "--json"]
    first, second = (subprocess.run(command, capture_output=True, check=False) for _ in range(2))
    assert first.returncode == Exit.DONE, first.stdout.decode() + first.stderr.decode()
    assert second.returncode == Exit.DONE
    assert not any(json.loads(second.stdout)["made"].values())
    return into


def summary(demo: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((demo / "summary.json").read_text(encoding="utf-8"))
    return told


def test_every_page_is_in_the_document_where_it_belongs(demo: Path) -> None:
    found = [d["pages"] for d in summary(demo)["documents"]]
    assert found == [d["files"] for d in TRUTH["documents"]]


def test_blank_backs_and_the_separator_lie_in_the_tray(demo: Path) -> None:
    expected = {p["file"]: p["role"] for p in TRUTH["pages"] if p["role"] != "page"}
    assert {a["name"]: a["why"] for a in summary(demo)["aside"]} == expected


def test_most_of_what_is_printed_was_read(demo: Path) -> None:
    """Types and subjects of all documents but at most one; digits written by pen are another test's matter."""
    pairs = list(zip(summary(demo)["documents"], TRUTH["documents"], strict=True))
    for field in ("doc_type", "subject", "notation"):
        wrong = [(d["fields"].get(field), t[field]) for d, t in pairs if d["fields"].get(field) != t[field]]
        assert len(wrong) <= 2, (field, wrong)


def test_an_independent_judge_calls_every_facsimile_pdf_a(demo: Path, verapdf: VeraPdf) -> None:
    facsimiles = sorted((demo / "out/facsimiles").glob("*.pdf"))
    assert len(facsimiles) == len(TRUTH["documents"])
    assert {f.name: verapdf.judge(f).findings for f in facsimiles} == {f.name: () for f in facsimiles}


def test_an_independent_validator_finds_the_documented_deviations_only(demo: Path, tmp_path: Path) -> None:
    (package,) = (demo / "out/packages").glob("*.zip")
    object_id = package.stem.replace("urn_uuid_", "urn:uuid:")
    (judgement,) = judged(unpacked(package, object_id, tmp_path / "aip"))
    assert set(judgement.musts) == documented("AIP_hoso")


def test_the_words_can_be_found_in_the_facsimile(demo: Path) -> None:
    (first,) = (demo / "out/facsimiles").glob("*.3.pdf")
    text = subprocess.run(["pdftotext", "-layout", str(first), "-"], capture_output=True, check=True).stdout.decode()
    assert "PHÒNG KINH TẾ VÀ HẠ TẦNG" in text
    assert "H49.64.2019.05.0000003" in text
