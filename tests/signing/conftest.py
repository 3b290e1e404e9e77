"""Keys, a token and a facsimile to sign."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.cli import main
from tests.leaves import leaf, save
from tests.signing.authority import AGENCY, Holder, holder

LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "246810"


@pytest.fixture(scope="session")
def root() -> Holder:
    return holder("Root of the tests")


@pytest.fixture(scope="session")
def agency(root: Holder) -> Holder:
    return holder(AGENCY, root)


@pytest.fixture(scope="session")
def stamper(root: Holder) -> Holder:
    return holder("Time-stamps of the tests", root, stamps=True)


@pytest.fixture(scope="session")
def facsimile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A two-layer PDF/A of one leaf, as the line writes it."""
    folder = tmp_path_factory.mktemp("facsimile")
    save(leaf(), folder / "1.png")
    assert main(["pdf", str(folder / "1.png"), "-o", str(folder / "1.pdf"), "--engine", "blank", "--jobs", "1"]) == 0
    return folder / "1.pdf"


@pytest.fixture(scope="session")
def token(tmp_path_factory: pytest.TempPathFactory, agency: Holder, root: Holder) -> Iterator[str]:
    """The label of a SoftHSM token that holds the agency's key and both certificates."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        for label in ("agency", "clumsy"):
            _fill(folder, label, agency, root)
        yield "agency"


def _fill(folder: Path, label: str, agency: Holder, root: Holder) -> None:
    (folder / "key.der").write_bytes(agency.key_der())
    (folder / "agency.der").write_bytes(agency.der())
    (folder / "root.der").write_bytes(root.der())
    _run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "11111111")
    tool = ("pkcs11-tool", "--module", str(LIBRARY), "--token-label", label, "--login", "--pin", PIN, "--write-object")
    for file, kind, number in (("key.der", "privkey", "01"), ("agency.der", "cert", "01"), ("root.der", "cert", "02")):
        _run(*tool, str(folder / file), "--type", kind, "--id", number)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
