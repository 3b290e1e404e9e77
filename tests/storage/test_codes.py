"""Codes of dossiers are given out once, and every gap has a reason."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.storage.codes import NEVER_GIVEN
from archivist.storage.workspace import Workspace
from archivist.troubles import BadCode, CodeTaken, NotFound
from tests.storage import drafts

AGENCY, YEAR = "H49.64", 2019


@pytest.fixture
def archive(workspace: Workspace) -> Workspace:
    """With dossiers d1 to d9."""
    workspace.record([drafts.dossier(f"d{n}") for n in range(1, 10)])
    return workspace


def void(workspace: Workspace, code: str, reason: str) -> None:
    workspace.record([Draft("code.voided", code, {"file_code": code, "reason": reason})])


def test_the_next_free_number(archive: Workspace) -> None:
    assert archive.allocate("d1", AGENCY, YEAR) == "H49.64.2019.01"
    assert archive.allocate("d2", AGENCY, YEAR) == "H49.64.2019.02"
    assert archive.allocate("d3", AGENCY, 2020) == "H49.64.2020.01"
    assert archive.allocate("d4", "H49.65", YEAR) == "H49.65.2019.01"
    assert archive.dossier("d2").file_code == "H49.64.2019.02"
    assert archive.dossier_of_code("H49.64.2019.02") == archive.dossier("d2")
    assert archive.dossier_of_code("H49.64.2019.99") is None


def test_a_dossier_keeps_its_code(archive: Workspace) -> None:
    first = archive.allocate("d1", AGENCY, YEAR)
    head = archive.head()
    assert archive.allocate("d1", AGENCY, 2021, "H49.64.2021.77") == first
    assert archive.head() == head


def test_a_wanted_code_is_given_and_counted_on_from(archive: Workspace) -> None:
    assert archive.allocate("d1", AGENCY, YEAR, "H49.64.2019.160") == "H49.64.2019.160"
    assert archive.allocate("d2", AGENCY, YEAR) == "H49.64.2019.161"


@pytest.mark.parametrize("wanted", ["H49.64.2019.05", "H49.64.2019.5", "H49.64.2019.005"])
def test_a_taken_code_is_refused_however_it_is_written(archive: Workspace, wanted: str) -> None:
    archive.allocate("d1", AGENCY, YEAR, "H49.64.2019.05")
    with pytest.raises(CodeTaken):
        archive.allocate("d2", AGENCY, YEAR, wanted)
    assert archive.dossier("d2").file_code == ""


def test_notations_that_are_no_numbers(archive: Workspace) -> None:
    assert archive.allocate("d1", AGENCY, YEAR, "H49.64.2019.5a") == "H49.64.2019.5a"
    with pytest.raises(CodeTaken):
        archive.allocate("d2", AGENCY, YEAR, "H49.64.2019.5a")
    assert archive.allocate("d2", AGENCY, YEAR) == "H49.64.2019.01"


def test_a_voided_code_is_never_given_again(archive: Workspace) -> None:
    void(archive, archive.allocate("d1", AGENCY, YEAR), "scanned twice")
    assert archive.dossier("d1").file_code == ""
    assert archive.dossier_of_code("H49.64.2019.01") is None
    with pytest.raises(CodeTaken):
        archive.allocate("d2", AGENCY, YEAR, "H49.64.2019.01")
    assert archive.allocate("d1", AGENCY, YEAR) == "H49.64.2019.02"


def test_every_gap_has_its_reason(archive: Workspace) -> None:
    assert archive.gaps(AGENCY, YEAR) == ()
    void(archive, archive.allocate("d1", AGENCY, YEAR), "scanned twice")
    archive.allocate("d2", AGENCY, YEAR)
    archive.allocate("d3", AGENCY, YEAR, "H49.64.2019.05")
    archive.allocate("d4", AGENCY, YEAR, "H49.64.2019.5a")
    assert archive.gaps(AGENCY, YEAR) == ((1, "scanned twice"), (3, NEVER_GIVEN), (4, NEVER_GIVEN))


@pytest.mark.parametrize("wanted", ["H49.64", "2019.5", "H49.64.2019.", "H49 64.2019.5"])
def test_what_is_no_code_is_refused(archive: Workspace, wanted: str) -> None:
    with pytest.raises(BadCode):
        archive.allocate("d1", AGENCY, YEAR, wanted)


def test_an_unknown_dossier_gets_none(archive: Workspace) -> None:
    with pytest.raises(NotFound):
        archive.allocate("gone", AGENCY, YEAR)


def test_threads_never_get_the_same_code(archive: Workspace) -> None:
    with ThreadPoolExecutor(5) as threads:
        codes = list(threads.map(lambda n: archive.allocate(f"d{n}", AGENCY, YEAR), [1, 2, 3, 4, 5, 6, 7, 8, 9] * 2))
    assert len(set(codes)) == 9
    assert archive.gaps(AGENCY, YEAR) == ()


def test_codes_outlive_a_restart(folder: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d1"), drafts.dossier("d2")])
        opened.allocate("d1", AGENCY, YEAR)
    with Workspace.open(folder) as opened:
        assert opened.allocate("d2", AGENCY, YEAR) == "H49.64.2019.02"
