"""One dossier, one command, every kind of destination: each takes it from us as the real thing does."""

import json
from contextlib import ExitStack
from pathlib import Path

import keyring
import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.delivery.counterparts import ssh_server, tus_server
from tests.delivery.rodas import KEY, roda
from tests.delivery.s3s import BUCKET, KEYS, rclone
from tests.delivery.test_secrets import InMemory
from tests.journeys.test_delivery import said
from tests.leaves import dossier


def test_a_dossier_goes_everywhere_and_its_papers_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = str(tmp_path / "w")
    words = ["run", str(dossier(tmp_path / "in")), "--workspace", workspace, "--dossier", "H49.64.2019.05"]
    said(capsys, *words, "--engine", "blank", "--jobs", "1", "--format", "BagIt")
    monkeypatch.setenv("ARCHIVIST_SETTING_PACKAGING__FORMATS", '["BagIt"]')
    for name in ("usb", "tus", "ssh", "s3"):
        (tmp_path / name).mkdir()
    before = keyring.get_keyring()
    with ExitStack() as stack:
        stack.callback(keyring.set_keyring, before)
        kept = InMemory()
        kept.set_password("archivist", "kho-s3", KEYS.secret)
        kept.set_password("archivist", "tinh-roda", KEY)
        keyring.set_keyring(kept)
        tus, ssh = stack.enter_context(tus_server(tmp_path / "tus")), stack.enter_context(ssh_server(tmp_path / "ssh"))
        s3, repository = stack.enter_context(rclone(tmp_path / "s3")), stack.enter_context(roda(tmp_path / "roda"))
        at, user = ssh.sender().host, ssh.sender().host.user
        places = {
            "usb": {"kind": "folder", "address": str(tmp_path / "usb")},
            "tinh-tus": {"kind": "tus", "address": tus.sender().address, "receipts": tus.sender().receipts},
            "tinh-ssh": {
                "kind": "sftp", "address": f"{at.name}:{at.port}", "user": user, "folder": str(ssh.folder),
                "key": str(ssh.client_key), "host_key": ssh.key,
            },
            "kho-s3": {"kind": "s3", "address": f"{s3.url}/{BUCKET}", "user": KEYS.access, "secret": True},
            "tinh-roda": {"kind": "roda", "address": repository.url, "folder": "xa-an-binh", "secret": True},
        }  # fmt: skip
        monkeypatch.setenv("ARCHIVIST_SETTING_DELIVERY__DESTINATIONS", json.dumps(places))
        status, told = said(capsys, "deliver", workspace)
        assert (status, told["confirmed"], told["troubles"]) == (Exit.DONE, 5, [])
        sealed = next((tmp_path / "w" / "packages").glob("*.zip")).read_bytes()
        (on_disk,) = (tmp_path / "usb").glob("*.zip")
        assert [on_disk.read_bytes()] == tus.arrived() == ssh.arrived() == s3.arrived() == repository.arrived() == [sealed]
        status, told = said(capsys, "deliver", workspace)
        assert (status, told["confirmed"]) == (Exit.DONE, 0), "what is there is not sent again"
        assert (told["judged"], len(repository.repository.jobs)) == (1, 1), "RODA's job has said what became of it"
    assert len(list((tmp_path / "w" / "papers").iterdir())) == 5
    assert main(["deliveries", workspace]) == Exit.DONE
    assert capsys.readouterr().out.count("received by the archive") == 4
