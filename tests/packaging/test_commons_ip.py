"""What an independent E-ARK validator says of our packages: the deviations that the circular asks for, and no other.

They are listed, with their reasons, in docs/decisions/0005-where-packages-leave-e-ark.md.
"""

import re
from pathlib import Path

import pytest

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.sip_hoso import SipHoso
from tests.judges.commons_ip import Judgement, judged, unpacked

DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0005-where-packages-leave-e-ark.md"
NO_DOCUMENTATION = {"CSIPSTR16"}  # a SHOULD; there is none to give


def documented(package_format: str) -> set[str]:
    """The ids in the rows of the decision that speak of a format."""
    rows = [row.split("|") for row in DECISION.read_text().splitlines() if row.startswith("|")]
    return {row[1].strip() for row in rows if package_format in row[2] and re.fullmatch(r"C?SIP\d+", row[1].strip())}


@pytest.fixture(scope="session")
def said(
    aip: Package, sip: Package, dossier: BoundDossier, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Judgement]:
    """What the validator says of an AIP, a SIP, a SIP for an E-ARK archive, and that same one damaged."""
    place = tmp_path_factory.mktemp("judged")
    e_ark = SipHoso("e-ark-sip-2.2.0").build(dossier, place)
    packages = {"aip": aip, "sip": sip, "e-ark": e_ark, "damaged": e_ark}
    folders = {name: unpacked(package.path, package.object_id, place / name) for name, package in packages.items()}
    damaged = folders["damaged"] / "metadata" / "descriptive" / "EAD.xml"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b" ")
    return dict(zip(folders, judged(*folders.values()), strict=True))


def test_an_aip_deviates_where_the_circular_does(said: dict[str, Judgement]) -> None:
    musts = said["aip"].musts
    assert set(musts) == documented("AIP_hoso") == {"CSIP1", "CSIP107"}
    assert all("rep1" in reason for reasons in musts.values() for reason in reasons)
    assert set(said["aip"].shoulds) == NO_DOCUMENTATION


def test_a_sip_deviates_where_the_circular_does(said: dict[str, Judgement]) -> None:
    assert set(said["sip"].musts) == documented("SIP_hoso") == {"CSIP1", "CSIP107", "SIP2", "SIP15"}
    assert set(said["sip"].shoulds) == NO_DOCUMENTATION


def test_a_sip_for_an_e_ark_archive_is_valid(said: dict[str, Judgement]) -> None:
    assert said["e-ark"].valid
    assert said["e-ark"].musts == {}
    assert set(said["e-ark"].shoulds) == NO_DOCUMENTATION


def test_the_validator_finds_a_changed_byte(said: dict[str, Judgement]) -> None:
    """A judge that never objects would prove nothing."""
    assert set(said["damaged"].musts) == {"CSIP29"}
