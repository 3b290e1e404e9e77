"""The list of parts holds everything that runs, each once, with its version, its licence and its own needs."""

import re

import pytest

from tests.architecture.sources import ROOT
from tools.sbom import debian_parts, python_parts, sbom


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    return sbom()


def test_everything_that_runs_is_in_the_list() -> None:
    section = (ROOT / "requirements.lock").read_text().partition("# to run\n")[2].partition("#")[0]
    assert [f"{p['name']}=={p['version']}" for p in python_parts()] == section.split()


def test_debian_packages_are_in_it_with_their_versions() -> None:
    parts = {p["name"]: p for p in debian_parts()}
    assert {"tesseract-ocr", "tesseract-ocr-vie", "softhsm2"} <= parts.keys()
    assert all(re.match(r"\d", p["version"]) for p in parts.values())


def test_every_part_tells_its_licence() -> None:
    silent = [p["name"] for p in python_parts() if p["licenses"][0]["license"]["name"] == "not told"]
    assert silent == []


def test_it_is_what_cyclonedx_asks_for(told: dict[str, object]) -> None:
    """CycloneDX 1.6: the fields that a document must have, and references that lead somewhere."""
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(told["serialNumber"]))
    components, needs = told["components"], told["dependencies"]
    assert isinstance(components, list)
    assert isinstance(needs, list)
    refs = [c["bom-ref"] for c in components]
    assert len(set(refs)) == len(refs)
    assert {n["ref"] for n in needs} <= {*refs, "archivist"}
    assert {ref for n in needs for ref in n["dependsOn"]} <= set(refs)
    (own,) = [n for n in needs if n["ref"] == "archivist"]
    assert any(ref.startswith("pkg:pypi/pyhanko@") for ref in own["dependsOn"])


def test_the_same_installation_gives_the_same_list(told: dict[str, object]) -> None:
    assert sbom() == told
