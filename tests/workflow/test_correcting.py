"""A person corrects a line: fields, facsimile and desk follow; it is taken back, and outlives another reading."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from archivist.model.correction import Correction, place_of
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.geometry import Box
from archivist.model.plain import canonical, plain
from archivist.model.text import Line, PageText, Word
from archivist.pdf.encode import encode
from archivist.settings import Facsimile
from archivist.storage.workspace import Workspace
from archivist.workflow import acts, values
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.correcting import correct_line, page_text, said_of_pages
from archivist.workflow.document_work import BindJob, BindPage, bind_document
from archivist.workflow.searching import index, search
from archivist.workflow.stages.describe import _said
from archivist.workflow.stages.keeping import kept
from tests.pdf.reading import text_of
from tests.workflow import small

AGENCY = Word("UBND", Box(10, 10, 30, 20), 0.9), Word("xa", Box(33, 10, 43, 20), 0.9), Word("An", Box(46, 10, 56, 20), 0.9)
TEXT = PageText((Line(AGENCY), Line((Word("so", Box(10, 30, 20, 40), 0.4),))), (100, 140), 100.0, "e", "vie")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        blob = made.vault.put(canonical(plain(TEXT)))
        made.record([kept("read", "p1", "key", {"starts": 0.9}, blob)])
        read = Origin(By.MACHINE, "p1", Box(10, 10, 56, 20), "UBND xa An", 0.5)
        made.record([kept("describe", "p1", "key", Description((Entry("agency", "UBND xã An", read),)))])
        yield made


def says(workspace: Workspace) -> list[str]:
    known = page_text(workspace, "p1")
    assert known is not None
    return [line.text for line in known.lines]


def correct(workspace: Workspace, line: int, said: str) -> acts.Done | None:
    known = page_text(workspace, "p1")
    assert known is not None
    return acts.do(workspace, correct_line(workspace, small.DOSSIER, "p1", known, line, said))


def test_a_line_is_corrected_again_and_taken_back(workspace: Workspace) -> None:
    assert correct(workspace, 1, "Số 12") is not None
    assert says(workspace) == ["UBND xa An", "Số 12"]
    correct(workspace, 1, "Số 13")
    assert says(workspace) == ["UBND xa An", "Số 13"]
    acts.undo(workspace)
    assert says(workspace) == ["UBND xa An", "Số 12"]
    correct(workspace, 1, "so")
    assert says(workspace) == ["UBND xa An", "so"]
    assert workspace.by_hand("p1") == {}
    assert correct(workspace, 1, "so") is None


def test_search_finds_what_a_person_said(workspace: Workspace) -> None:
    def found(typed: str) -> int:
        index(workspace, small.DOSSIER)
        return len(search(workspace, typed).hits)

    before = found("xa")
    assert (before > 0, found("quyết")) == (True, 0)
    correct(workspace, 1, "Quyết định")
    assert (found("xa"), found("quyết")) == (before, 1)
    acts.undo(workspace)
    assert found("quyết") == 0


def test_what_the_machine_read_is_kept(workspace: Workspace) -> None:
    correct(workspace, 1, "Số 12")
    raw = workspace.result("read", "p1")
    assert raw is not None
    assert b'"so"' in workspace.vault.read(str(raw.blob))


def test_the_stages_get_the_lines_and_the_values_that_a_person_corrected(workspace: Workspace) -> None:
    arrangement = arrangement_of(workspace, small.DOSSIER)
    assert arrangement is not None
    document = arrangement.documents[0]
    described = descriptions(workspace, arrangement)["p1"]
    assert (_said(workspace, document), said_of_pages(workspace, small.DOSSIER, document, described)) == ({}, {})
    correct(workspace, 1, "Số 12")
    acts.do(workspace, values.set_field(small.DOSSIER, "p1", "agency", "UBND xã An Bình"))
    described = descriptions(workspace, arrangement)["p1"]
    assert [c.said for c in _said(workspace, document)["p1"]] == ["Số 12"]
    told = said_of_pages(workspace, small.DOSSIER, document, described)
    assert [(c.said, c.exact) for c in told["p1"]] == [("Số 12", False), ("UBND xã An Bình", True)]


def test_a_value_that_is_spelt_otherwise_on_paper_stays_out_of_the_text(workspace: Workspace) -> None:
    read = Origin(By.MACHINE, "p1", Box(10, 10, 56, 20), "ngày 5 tháng 3 năm 2019", 0.5)
    workspace.record([kept("describe", "p1", "key", Description((Entry("date", "2019-03-05", read),)))])
    acts.do(workspace, values.set_field(small.DOSSIER, "p1", "date", "2019-03-06"))
    arrangement = arrangement_of(workspace, small.DOSSIER)
    assert arrangement is not None
    described = descriptions(workspace, arrangement)["p1"]
    assert said_of_pages(workspace, small.DOSSIER, arrangement.documents[0], described) == {}


def test_a_page_that_was_not_read_says_nothing(workspace: Workspace) -> None:
    assert page_text(workspace, "p2") is None


def test_the_facsimile_says_what_a_person_said(tmp_path: Path) -> None:
    page, text, into = tmp_path / "page", tmp_path / "text", tmp_path / "a.pdf"
    page.write_bytes(encode(np.full((140, 100), 255, np.uint8), 100.0, Facsimile()).to_bytes())
    text.write_bytes(canonical(plain(TEXT)))
    said = Correction(place_of(TEXT, TEXT.lines[1]), "so", "Số 12")
    bound = BindPage(page, text, "1", None, says=(said,))
    bind_document(BindJob((bound,), "t", "a", "c", "f", "s", "vi", "r", "2026-01-01T00:00:00.000000Z", into))
    assert text_of(into).split() == ["UBND", "xa", "An", "Số", "12"]
