"""Tests of the practice batch."""

from pathlib import Path

from archivist.settings import Ocr, Settings, Work
from archivist.storage.workspace import Workspace
from archivist.ui.pen import Pen
from archivist.ui.practice import practise, prepare
from archivist.ui.sight.reading import dossier_names, dossier_row


def test_the_practice_batch_stops_when_asked_and_goes_on_again(tmp_path: Path) -> None:
    settings = Settings(ocr=Ocr(engine="blank"), work=Work(jobs=1))
    path = prepare(tmp_path / "practice")
    asked = iter([False] * 3 + [True] * 1000)
    assert not practise(Pen(path), settings, lambda: next(asked))
    first = captured(path)
    assert 0 < first < 16
    asked = iter([False] * 3 + [True] * 1000)
    assert not practise(Pen(prepare(path)), settings, lambda: next(asked))
    assert captured(path) >= first


def captured(path: Path) -> int:
    with Workspace.open(path, write=False) as reader:
        (row,) = dossier_names(reader)
        return dossier_row(reader, row.dossier_id, ()).counts.captured
