"""Dossiers and sealed packages that the tests of this folder share; nothing changes them."""

from pathlib import Path

import pytest

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.bagit import BagIt
from archivist.packaging.sip_hoso import SipHoso
from tests.packaging.dossiers import bound


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


@pytest.fixture(scope="session")
def dossier(place: Path) -> BoundDossier:
    return bound(place / "facsimiles")


@pytest.fixture(scope="session")
def aip(dossier: BoundDossier, place: Path) -> Package:
    return AipHoso().build(dossier, place)


@pytest.fixture(scope="session")
def sip(dossier: BoundDossier, place: Path) -> Package:
    return SipHoso().build(dossier, place)


@pytest.fixture(scope="session")
def bag(dossier: BoundDossier, place: Path) -> Package:
    return BagIt().build(dossier, place)
