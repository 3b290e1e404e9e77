"""`archivist trust …`: authorities are taken in by name, people's own certificates are not."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from archivist.cli import main
from archivist.troubles import Exit
from tests.signing.authority import Holder, holder


@pytest.fixture(scope="module")
def root() -> Holder:
    return holder("Cơ quan chứng thực thử")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main(["trust", *words, "--json"]) == Exit.DONE
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return rows


def test_what_is_taken_in_is_said_and_believed(root: Holder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "list") == []
    (tmp_path / "root.crt").write_bytes(root.der())
    (tmp_path / "root.pem").write_bytes(root.certificate.public_bytes(Encoding.PEM))
    (new,) = told(capsys, "add", str(tmp_path / "root.crt"))
    assert (new["subject"], new["until"][:2]) == ("Cơ quan chứng thực thử", "20")
    assert told(capsys, "add", str(tmp_path / "root.pem")) == [], "the same one again"
    assert [row["subject"] for row in told(capsys, "list")] == ["Cơ quan chứng thực thử"]


def test_what_is_no_authority_is_refused(root: Holder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "person.crt").write_bytes(holder("Nguyễn Thị Lan", root).der())
    (tmp_path / "noise.pem").write_text("not a certificate")
    for name in ("person.crt", "noise.pem", "nothing.pem"):
        assert main(["trust", "add", str(tmp_path / name)]) == Exit.INPUT
    assert told(capsys, "list") == []
