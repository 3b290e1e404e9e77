"""The dependency rule holds, and the contracts that keep it do catch a breach."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

BREACHES = {
    "strangers": ("ocr", "import archivist.pdf", "archivist.ocr -> archivist.pdf"),
    "layers": ("model", "import archivist.workflow", "archivist.model -> archivist.workflow"),
    "faces": ("cli", "import archivist.ui", "archivist.cli -> archivist.ui"),
    "qt": ("workflow", "import PySide6.QtCore", "archivist.workflow -> PySide6"),
    "concrete": ("workflow", "import sqlalchemy", "archivist.workflow -> sqlalchemy"),
    "a new package": ("gadgets", "", "archivist.gadgets"),
}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def lint(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(place), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_keeps_its_rule() -> None:
    told = lint(ROOT)
    assert told.returncode == 0, told.stdout


def build(place: Path) -> Path:
    """A house of empty rooms, named as ours are."""
    layers = next(c["layers"] for c in CONTRACTS if c["type"] == "layers")
    for room in re.findall(r"\w+", " ".join(layers)):
        furnish(place, room, "")
    (place / "archivist/__init__.py").touch()
    return place


def furnish(place: Path, room: str, line: str) -> None:
    module = place / "archivist" / room / "__init__.py"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(line)


def test_an_empty_house_keeps_the_rule(tmp_path: Path) -> None:
    told = lint(build(tmp_path))
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_caught(contract: str, tmp_path: Path) -> None:
    room, line, told = BREACHES[contract]
    furnish(build(tmp_path), room, line)
    result = lint(tmp_path)
    assert result.returncode == 1
    assert told in " ".join(result.stdout.split()), result.stdout
