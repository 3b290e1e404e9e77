"""The wheel that pip builds is whole: program, resources, compiled translations, commands and licences."""

import subprocess
import sys
import sysconfig
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", place],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = place.glob("*.whl")
    return zipfile.ZipFile(built)


def shipped() -> set[str]:
    """The resources that the checkout keeps, where an installation looks for them."""
    kept = (path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file())
    return {f"archivist/_{path.as_posix()}" for path in kept if "__pycache__" not in path.parts}


def test_all_code_is_in_it(wheel: zipfile.ZipFile) -> None:
    assert {p.as_posix() for p in files("archivist")} <= set(wheel.namelist())


def test_all_resources_are_in_it(wheel: zipfile.ZipFile) -> None:
    assert shipped() - set(wheel.namelist()) == set()


def test_it_speaks_its_languages(wheel: zipfile.ZipFile) -> None:
    spoken = {Path(name).parts[3] for name in wheel.namelist() if name.endswith("/LC_MESSAGES/archivist.mo")}
    assert spoken == {"vi", "en", "ru"}


def test_it_has_the_compiled_encoder(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("archivist/pdf/generic_region.machine").startswith(b"\x7fELF")
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    assert Path(str(wheel.filename)).name.endswith(f"-py3-none-{platform}.whl")


def test_it_gives_both_commands(wheel: zipfile.ZipFile) -> None:
    points = ConfigParser()
    points.read_string(wheel.read(next(n for n in wheel.namelist() if n.endswith("entry_points.txt"))).decode())
    assert points["console_scripts"]["archivist"] == "archivist.cli:main"
    assert points["gui_scripts"]["archivist-desk"] == "archivist.ui.desk:main"


def test_it_carries_licence_and_notice(wheel: zipfile.ZipFile) -> None:
    licences = {Path(name).name for name in wheel.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_nothing_else_is_in_it(wheel: zipfile.ZipFile) -> None:
    assert {Path(name).parts[0].partition("-")[0] for name in wheel.namelist()} == {"archivist"}
    assert not [name for name in wheel.namelist() if name.startswith("archivist/_resources") and "__pycache__" in name]
