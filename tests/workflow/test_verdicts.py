"""What a check finds becomes a verdict on the document that it is about, or on the package where it is about none."""

from pathlib import Path

import pytest

from archivist import app
from archivist.model.dossier import Package
from archivist.packaging.aip_hoso import AipHoso
from archivist.workflow.verdicts import verdicts_of
from tests.packaging.dossiers import FILE_CODE, bound


@pytest.fixture
def aip(tmp_path: Path) -> Package:
    """A package in order, but for its facsimiles, which are no PDF/A."""
    return AipHoso().build(bound(tmp_path / "facsimiles"), tmp_path)


def test_a_document_that_is_not_in_order_has_its_own_verdict(aip: Package) -> None:
    verdicts = verdicts_of(aip.path, app.every_format())
    assert {v.document for v in verdicts} == {f"{FILE_CODE}.1", f"{FILE_CODE}.2"}
    assert not any(v.passed for v in verdicts)
    assert all(v.reason for v in verdicts)


def test_a_package_that_is_damaged_fails_as_a_whole(aip: Package) -> None:
    aip.path.write_bytes(aip.path.read_bytes()[:5000])
    (verdict,) = {v.document: v for v in verdicts_of(aip.path, app.every_format())}.values()
    assert (verdict.document, verdict.passed) == ("", False)
