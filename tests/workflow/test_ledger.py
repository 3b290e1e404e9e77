"""A signed head proves the ledger; the evidence beside a hand-over proves its packages without the ledger."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archivist import app
from archivist.cli import main
from archivist.model.event import Draft, chain_of
from archivist.model.plain import canonical
from archivist.settings import load_settings
from archivist.signing.key_file import trial_key
from archivist.storage.heads import merkle_head, parse, shown
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.hand_over import LEDGER, hand_over
from archivist.workflow.ledger import EVIDENCE, session_doubts, sign_head
from archivist.workflow.papers import papers_of
from archivist.workflow.print_papers import print_papers
from tests.leaves import dossier
from tests.storage import drafts

CODE = "H49.64.2019.05"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "w") as workspace:
        workspace.record([drafts.dossier("d", "Hồ sơ")])
        sign_head(workspace, trial_key(datetime.now(UTC)))
        workspace.record([drafts.dossier("e", "Hồ sơ sau")])
    return tmp_path / "w"


def rewritten(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """A forger who can write everything: the journal is chained anew after a change, the catalogue built from it."""
    (journal,) = sorted((path / "journal").glob("*.jsonl"))
    previous, lines = "0" * 64, []
    for line in journal.read_text().splitlines():
        events = json.loads(line)["events"]
        for event in events:
            change(event)
            event["previous"] = previous
            draft = Draft(event["kind"], event["subject"], event["detail"], event["outcome"])
            event["chain"] = previous = chain_of(event["seq"], event["at"], event["actor"], draft, previous)
        lines.append(canonical({"events": events}).decode() + "\n")
    journal.write_text("".join(lines))
    (path / "catalogue.sqlite").unlink()
    recover(path)


def test_a_signed_ledger_is_left_alone(signed: Path) -> None:
    assert verify(signed) == []
    assert session_doubts(signed) == []


def test_a_ledger_that_was_written_anew_is_not_the_one_that_was_signed(signed: Path) -> None:
    def change(event: dict[str, Any]) -> None:
        if event["subject"] == "d":
            event["detail"]["title"] = "Hồ sơ khác"

    rewritten(signed, change)
    assert verify(signed) == [], "the chain alone cannot tell"
    assert [d.code for d in session_doubts(signed)] == ["ledger.not-as-signed"]


def test_a_signature_over_another_head_does_not_hold(signed: Path) -> None:
    def change(event: dict[str, Any]) -> None:
        if event["kind"] == "ledger.session":
            event["detail"]["signature"] = "AAAA"

    rewritten(signed, change)
    assert [d.code for d in session_doubts(signed)] == ["ledger.signature-broken"]


def test_the_command_says_both(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "verify", str(signed)]) == Exit.DONE
    with Workspace.open(signed, write=False) as workspace:
        head = shown(merkle_head(workspace))
    assert main(["workspace", "verify", str(signed), "--head", f"ARCHIVIST:1:MANIFEST:ab:LEDGER:{head}"]) == Exit.DONE


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The papers of a hand-over of one dossier, with their evidence."""
    words = ["--workspace", str(tmp_path / "w"), "--engine", "blank", "--jobs", "1", "--format", "BagIt", "--json"]
    main(["run", str(dossier(tmp_path / "in")), *words, "--dossier", CODE, "--title", "Hồ sơ thử"])
    settings = load_settings(ocr={"engine": "blank"}, packaging={"formats": ("BagIt",)})
    with app.parts_of(settings) as parts, Workspace.open(tmp_path / "w") as workspace:
        over = hand_over(workspace, parts, "archive")
        today = datetime.now(UTC).date()
        print_papers(over, "Ủy ban nhân dân xã An Bình", "Kho", today, tmp_path / "papers")
        workspace.record([drafts.dossier("later")])
        again = hand_over(workspace, parts, "archive")
        assert again.head == over.head, "written again they are the same"
        (paper, *_rest) = papers_of(over, "Ủy ban nhân dân xã An Bình", "Kho", today)
        assert paper.code
        assert paper.code.payload.endswith(LEDGER + over.head)
        parse(paper.code.payload)
    assert main(["workspace", "verify", str(tmp_path / "w"), "--head", over.head]) == Exit.DONE
    return tmp_path / "papers"


def test_the_evidence_proves_its_packages_and_nothing_else(papers: Path) -> None:
    file = papers / EVIDENCE
    assert main(["check", str(file)]) == Exit.DONE
    told = json.loads(file.read_bytes())
    assert len(canonical(told["packages"][0]["proof"])) <= 2048
    for spoil in (_package, _root, _proof, _record):
        broken = json.loads(file.read_bytes())
        spoil(broken)
        file.write_bytes(canonical(broken))
        assert main(["check", str(file)]) == Exit.DOUBTS, spoil.__name__
        file.write_bytes(canonical(told))


def _package(told: dict[str, Any]) -> None:
    told["packages"][0]["package"] = "ab" * 32


def _root(told: dict[str, Any]) -> None:
    told["statement"]["root"] = "ab" * 32


def _proof(told: dict[str, Any]) -> None:
    told["packages"][0]["proof"].pop()


def _record(told: dict[str, Any]) -> None:
    told["packages"][0]["record"]["actor"] = "somebody else"


def test_what_is_no_evidence_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"a": 1}')
    assert main(["check", str(tmp_path / "x.json")]) == Exit.DOUBTS
