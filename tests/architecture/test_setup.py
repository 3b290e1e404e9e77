"""The set-up says exactly what a machine lacks, and leaves alone what is complete."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

COPIED = ("tools/setup.sh", "tools/debian-packages.txt", "tools/debian-packages-bench.txt", "pyproject.toml",
          "tools/counterparts/package-lock.json")  # fmt: skip
LOCKS = ("requirements.lock", "requirements-bench.lock")


def program(place: Path, name: str, script: str) -> None:
    """A stand-in for a program of the system, first in the search path."""
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(f"#!/bin/sh\n{script}\n")
    (place / name).chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with an environment on a Debian without root, whose packages are listed in the file `installed`."""
    for name in (*COPIED, *LOCKS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    program(tmp_path / "bin", "id", "echo 1000")
    program(tmp_path / "bin", "apt-get", 'echo "apt-get $@" >> called; exit 1')
    program(tmp_path / "bin", "dpkg-query", "sed 's/^/installed /' installed")
    program(tmp_path / ".venv/bin", "python", 'echo "python $@" >> called')
    program(tmp_path / ".venv/bin", "npm", 'echo "npm $@" >> called; mkdir -p tools/counterparts/node_modules')
    (tmp_path / ".venv/bin/pip").write_text(f"#!{tmp_path}/.venv/bin/python\n")
    return tmp_path


def packages(*lists: str) -> list[str]:
    lines = [line for name in lists for line in (ROOT / name).read_text().splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def set_up(checkout: Path, installed: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    (checkout / "installed").write_text("\n".join(installed) + "\n")
    return subprocess.run(
        [checkout / "tools/setup.sh", *arguments],
        env=os.environ | {"PATH": f"{checkout / 'bin'}:{os.environ['PATH']}"},
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_without_root_it_names_what_is_missing(checkout: Path) -> None:
    present = [p for p in packages("tools/debian-packages.txt") if p not in ("tesseract-ocr-vie", "libegl1")]
    told = set_up(checkout, present)
    assert told.returncode == 1
    assert told.stderr.endswith("apt-get install -y --no-install-recommends libegl1 tesseract-ocr-vie\n")
    assert not (checkout / "called").exists()


def test_the_bench_asks_for_more(checkout: Path) -> None:
    told = set_up(checkout, packages("tools/debian-packages.txt"), "bench")
    assert told.returncode == 1
    assert told.stderr.endswith("--no-install-recommends ghostscript pngquant unpaper\n")


def test_root_is_told_when_packages_cannot_be_installed(checkout: Path) -> None:
    program(checkout / "bin", "id", "echo 0")
    program(checkout / "bin", "mkdir", "")
    told = set_up(checkout, [p for p in packages("tools/debian-packages.txt") if p != "xvfb"])
    assert told.returncode == 1
    assert "Installing Debian packages: xvfb\n" in told.stderr
    assert "could not be installed" in told.stderr
    assert (checkout / "called").read_text() == "apt-get update\n"


def test_an_unknown_word_is_refused(checkout: Path) -> None:
    assert set_up(checkout, [], "everything").returncode == 2


def test_a_complete_checkout_is_left_alone(checkout: Path) -> None:
    assert set_up(checkout, packages("tools/debian-packages.txt")).returncode == 0
    (checkout / "called").unlink()
    told = set_up(checkout, packages("tools/debian-packages.txt"))
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert not (checkout / "called").exists()


def test_a_changed_pin_is_installed(checkout: Path) -> None:
    set_up(checkout, packages("tools/debian-packages.txt"))
    (checkout / "called").unlink()
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("another==1.0\n")
    assert set_up(checkout, packages("tools/debian-packages.txt")).returncode == 0
    assert "--requirement=requirements.lock" in (checkout / "called").read_text()


def test_a_changed_upload_server_is_installed(checkout: Path) -> None:
    set_up(checkout, packages("tools/debian-packages.txt"))
    assert "npm ci --prefix tools/counterparts" in (checkout / "called").read_text()
    (checkout / "called").unlink()
    with (checkout / "tools/counterparts/package-lock.json").open("a") as lock:
        lock.write("\n")
    assert set_up(checkout, packages("tools/debian-packages.txt")).returncode == 0
    assert (checkout / "called").read_text().startswith("npm ci")


def test_an_environment_of_another_folder_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv/bin/pip").write_text("#!/elsewhere/.venv/bin/python\n")
    program(checkout / "bin", "python3.11", 'echo "python3.11 $@" >> called')
    assert set_up(checkout, packages("tools/debian-packages.txt")).returncode == 0
    assert "python3.11 -m venv --clear .venv" in (checkout / "called").read_text()
