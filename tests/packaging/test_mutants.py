"""Whatever is changed in a sealed package, its check finds it; and a receipt with a turned bit is never believed."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archivist.delivery.receipt import read_receipt
from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.aip_tailieu import AipTailieu
from archivist.packaging.check import check_package
from archivist.packaging.check_bag import check_bag
from archivist.packaging.sip_hoso import SipHoso
from archivist.troubles import FalseReceipt, NotUnderstood
from tests.packaging.dossiers import held, loose
from tests.packaging.mutants import KINDS, _entries, _packed, mutants, turned

Check = Callable[[Path], list[Doubt]]


def survivors(package: Package, check: Check, count: int, seed: int, into: Path) -> list[str]:
    """The mutants that the check did not find."""
    content, path = package.path.read_bytes(), into / "mutant.zip"
    found = []
    for mutant in mutants(content, count, seed):
        path.write_bytes(mutant.content)
        if mutant.content != content and not check(path):
            found.append(mutant.what)
    return found


@pytest.fixture(scope="module")
def packages(
    aip: Package, sip: Package, bag: Package, dossier: BoundDossier, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Package, Check]]:
    place = tmp_path_factory.mktemp("mutants")
    supplement = SipHoso().build(held(dossier, "uuid-6F1D3C2E-8A54-4D0B-9D1C-54A0C7A3A911", 1), place)
    loose_ones = AipTailieu().build(loose(place / "in"), place)
    return {
        "AIP_hoso": (aip, check_package),
        "SIP_hoso": (sip, check_package),
        "SIP_hoso with links": (supplement, check_package),
        "AIP_tailieu": (loose_ones, check_package),
        "BagIt": (bag, check_bag),
    }


@pytest.mark.parametrize("kind", ["AIP_hoso", "SIP_hoso", "SIP_hoso with links", "AIP_tailieu", "BagIt"])
def test_mutants_are_found(kind: str, packages: dict[str, tuple[Package, Check]], tmp_path: Path) -> None:
    package, check = packages[kind]
    assert survivors(package, check, 24, 7, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ["AIP_hoso", "SIP_hoso", "SIP_hoso with links", "AIP_tailieu", "BagIt"])
def test_ten_thousand_mutants_are_found(kind: str, packages: dict[str, tuple[Package, Check]], tmp_path: Path) -> None:
    """Two thousand of each of five packages."""
    package, check = packages[kind]
    assert survivors(package, check, 2000, 11, tmp_path) == []


def test_mutants_are_made_as_packages_are(aip: Package, tmp_path: Path) -> None:
    """Or they would be found by how they were packed."""
    path = tmp_path / "same.zip"
    path.write_bytes(_packed(_entries(aip.path.read_bytes())))
    assert check_package(path) == []
    assert path.read_bytes() == aip.path.read_bytes()
    assert len(KINDS) == 6


def test_a_receipt_with_a_turned_bit_is_not_believed() -> None:
    """It is refused, or it says the same of our bytes: its digest and length are the ones that count."""
    import random

    told = {"state": "received", "sha256": "ab" * 32, "bytes": 1234}
    content, dice = json.dumps(told).encode(), random.Random(3)
    right = read_receipt(content, "tinh", "/there", "ab" * 32, 1234)
    for _turn in range(2000):
        try:
            receipt = read_receipt(turned(content, dice).content, "tinh", "/there", "ab" * 32, 1234)
        except (FalseReceipt, NotUnderstood):
            continue
        assert replace(receipt, said=right.said) == right
