"""The tables of the circular have the numbers of fields and codes that it names."""

import pytest

from archivist.packaging.profile import load_profile
from archivist.packaging.rules import load_rules
from archivist.packaging.tree_profile import TREE
from archivist.resources import resource


def test_numbers_of_fields() -> None:
    rules = load_rules()
    counts = {key: len(frame.fields) for key, frame in rules.frames.items()}
    assert counts == {
        ("AIP_hoso", "dossier"): 18, ("AIP_hoso", "document"): 19,
        ("SIP_hoso", "dossier"): 18, ("SIP_hoso", "document"): 21,
        ("AIP_tailieu", "dossier"): 4, ("AIP_tailieu", "document"): 19,
        ("SIP_tailieu", "dossier"): 5, ("SIP_tailieu", "document"): 21,
    }  # fmt: skip


def test_what_sets_an_aip_apart() -> None:
    rules = load_rules()
    names = {key: {f.name for f in frame.fields} for key, frame in rules.frames.items()}
    assert names["AIP_hoso", "dossier"] ^ names["SIP_hoso", "dossier"] == {"arcFileCode", "fileCode"}
    assert names["SIP_hoso", "document"] - names["AIP_hoso", "document"] == {
        "docId", "maintenance", "riskRecovery", "riskRecoveryStatus",
    }  # fmt: skip
    assert names["AIP_hoso", "document"] - names["SIP_hoso", "document"] == {"arcFileCode", "docOrdinal"}


def test_lengths() -> None:
    rules = load_rules()
    lengths = {
        level: {f.name: f.length for f in rules.frame("SIP_hoso", level).fields if f.length}
        for level in ("dossier", "document")
    }
    assert lengths["dossier"]["title"] == 1000
    assert (lengths["dossier"]["mode"], lengths["document"]["mode"]) == (30, 20)
    assert (lengths["dossier"]["description"], lengths["document"]["description"]) == (2000, 500)
    assert lengths["document"]["docId"] == 25


def test_code_lists() -> None:
    lists = load_rules().lists
    assert {name: len(codes) for name, codes in lists.items()} == {
        "typeName": 32, "language": 11, "maintenance": 7, "mode": 3, "confidenceLevel": 3, "format": 3,
        "riskRecoveryStatus": 2,
    }  # fmt: skip
    assert (lists["typeName"]["02"], lists["typeName"]["22"], lists["typeName"]["32"]) == ("Quyết định", "Công văn", "Khác")


def test_dated() -> None:
    assert (load_rules().id, load_rules().effective) == ("tt05-2025", "2025-07-01")


@pytest.mark.parametrize("name", sorted(p.stem for p in resource("profiles").glob("*.json") if p.stem != TREE))
def test_profiles(name: str) -> None:
    profile = load_profile(name)
    assert profile.id == name
    assert profile.effective
    assert set(profile.shapes) <= {"AIP_hoso", "AIP_tailieu", "SIP_hoso", "SIP_tailieu"}
    assert all(shape.premis == (shape.package_type == "AIP") for shape in profile.shapes.values())
