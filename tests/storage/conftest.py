"""A workspace that is made once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.storage.workspace import Workspace


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new workspace; to be copied, never opened."""
    path = tmp_path_factory.mktemp("blank") / "workspace"
    Workspace.create(path).close()
    return path


@pytest.fixture
def folder(blank: Path, tmp_path: Path) -> Path:
    """The folder of a new workspace, which nobody has open."""
    return shutil.copytree(blank, tmp_path / "workspace")


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(folder) as opened:
        yield opened
