"""A dossier is signed on its way to the package: nothing leaves unsigned, and a lost token loses nothing."""

import io
import json
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from archivist import app, clock
from archivist.cli import main
from archivist.model.event import Draft
from archivist.model.promises.signer import Certificate
from archivist.settings import load_settings
from archivist.signing.seals import seals_of
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit, TokenMissing
from archivist.workflow import runner
from archivist.workflow.readiness import readiness
from tests.leaves import dossier as papers
from tests.signing.authority import NOW, Holder, time_stamps
from tests.signing.conftest import LIBRARY, PIN

CODE = "H49.64.2019.05"


class Desk:
    """One workspace with a signing key in its settings, told through the command line."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.path, self._patch, self._capsys = folder, folder / "w", patch, capsys

    def run(self) -> dict[str, Any]:
        words = ["run", str(self.folder / "paper"), "--workspace", str(self.path), "--dossier", CODE, "--title", "Hồ sơ thử"]
        main([*words, "--engine", "blank", "--jobs", "1", "--format", "BagIt", "--json"])
        return self._told()

    def sign(self, pin: str = PIN) -> tuple[int, dict[str, Any]]:
        self._patch.setattr("sys.stdin", io.StringIO(f"{pin}\n"))
        status = main(["sign", str(self.path), CODE, "--pin-from-stdin", "--json"])
        return status, self._told()

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        return told

    def packages(self) -> list[Path]:
        return sorted(self.path.glob("packages/*.zip"))

    def signed(self, into: Path) -> list[Path]:
        """The facsimiles in the one package that there is."""
        (package,) = self.packages()
        with zipfile.ZipFile(package) as bag:
            return [Path(bag.extract(name, into)) for name in bag.namelist() if name.endswith(".pdf")]


@pytest.fixture
def desk(tmp_path: Path, token: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    papers(tmp_path / "paper")
    for name, value in {
        "SIGNING__KIND": "token", "SIGNING__PLACE": str(LIBRARY), "SIGNING__TOKEN": token,
        "OCR__ENGINE": "blank", "WORK__JOBS": "1", "PACKAGING__FORMATS": '["BagIt"]',
    }.items():  # fmt: skip
        monkeypatch.setenv(f"ARCHIVIST_SETTING_{name}", value)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Desk(tmp_path, monkeypatch, capsys)


def test_nothing_is_packed_until_it_is_signed(desk: Desk, tmp_path: Path, root: Holder) -> None:
    told = desk.run()
    assert "document.not-signed" in {d["code"] for d in told["doubts"]}
    assert desk.packages() == []
    status, told = desk.sign()
    assert (status, told["signed"]) == (Exit.DONE, 1)
    facsimiles = desk.signed(tmp_path / "bag")
    assert len(facsimiles) == 1
    for facsimile in facsimiles:
        (found,) = seals_of(facsimile, [root.der()])
        assert (found.intact, found.untouched, found.trusted) == (True, True, True)


def test_what_is_signed_is_not_signed_again(desk: Desk) -> None:
    desk.run()
    desk.sign()
    before = desk.packages()[0].read_bytes()
    assert not any(desk.run()["made"].values())
    assert desk.sign()[1]["signed"] == 0
    assert desk.packages()[0].read_bytes() == before


def test_a_wrong_pin_signs_nothing_and_loses_nothing(desk: Desk) -> None:
    desk.run()
    status, told = desk.sign("999999")
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "signing.pin-wrong")
    assert desk.packages() == []
    assert desk.sign()[0] == Exit.DONE


def test_a_changed_title_asks_for_another_signature(desk: Desk) -> None:
    desk.run()
    desk.sign()
    with closing(Workspace.open(desk.path)) as workspace:
        (kept,) = workspace.results("bind", _documents(workspace)).values()
        workspace.record([Draft("value.set", kept.subject, {"field": "subject", "value": "V/v một việc khác"})])
    assert "document.not-signed" in {d["code"] for d in desk.run()["doubts"]}
    assert desk.sign()[1]["signed"] == 1


def test_a_pending_time_stamp_is_added_by_the_next_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: Holder, stamper: Holder
) -> None:
    with time_stamps(stamper, root, 503) as address:
        monkeypatch.setenv("ARCHIVIST_SETTING_SIGNING__AUTHORITY", address)
        desk.run()
        _status, told = desk.sign()
    assert "document.time-stamp-pending" in {d["code"] for d in told["doubts"]}
    with time_stamps(stamper, root) as address:
        monkeypatch.setenv("ARCHIVIST_SETTING_SIGNING__AUTHORITY", address)
        told = desk.run()
    assert told["made"]["seal"] == 1
    assert "document.time-stamp-pending" not in {d["code"] for d in told["doubts"]}
    (facsimile,) = desk.signed(tmp_path / "bag")
    (found,) = seals_of(facsimile, [root.der()])
    assert found.stamped_at is not None


class Fragile:
    """A token that is pulled out after it has signed once."""

    def __init__(self, inner: Any, times: int) -> None:
        self._inner, self._left = inner, times

    def certificate(self) -> Certificate:
        found: Certificate = self._inner.certificate()
        return found

    def sign(self, content: bytes) -> bytes:
        if not self._left:
            raise TokenMissing(place="agency")
        self._left -= 1
        signature: bytes = self._inner.sign(content)
        return signature

    def close(self) -> None:
        self._inner.close()


def test_a_token_that_is_pulled_out_loses_nothing(desk: Desk) -> None:
    desk.run()
    settings = load_settings()
    with app.parts_of(settings) as parts, closing(Workspace.open(desk.path)) as workspace:
        (dossier,) = workspace.dossiers()
        with closing(Fragile(app.signer_of(settings, PIN), 0)) as signer, pytest.raises(TokenMissing):
            runner.run(workspace, dossier.dossier_id, replace(parts, signer=signer), lambda: False)
        assert not readiness(workspace, dossier.dossier_id, parts).ready
    assert desk.sign()[0] == Exit.DONE


def test_a_certificate_that_is_out_of_date_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=36500))
    status, told = desk.sign()
    assert (status, told["trouble"]["code"]) == (Exit.ENVIRONMENT, "signing.certificate-out-of-date")


def _documents(workspace: Workspace) -> list[str]:
    from archivist.workflow.bound import arrangement_of

    (dossier,) = workspace.dossiers()
    arrangement = arrangement_of(workspace, dossier.dossier_id)
    return [d.document_id for d in arrangement.documents] if arrangement else []
