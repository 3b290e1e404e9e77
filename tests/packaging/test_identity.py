"""Identity follows the content: the same dossier anywhere has one, any other value has another."""

import dataclasses
from pathlib import Path

from archivist.model.description import By
from archivist.model.dossier import BoundDossier, Deed
from archivist.packaging.identity import content_of, identity_of
from tests.packaging.dossiers import DOSSIER, bound, described


def test_the_same_dossier_elsewhere(dossier: BoundDossier, tmp_path: Path) -> None:
    other = bound(tmp_path / "somewhere else")
    assert identity_of(other, "AIP_hoso", "x") == identity_of(dossier, "AIP_hoso", "x")
    assert str(tmp_path) not in str(content_of(other))


def test_who_said_so_is_not_content(dossier: BoundDossier) -> None:
    by_machine = dataclasses.replace(dossier, description=described(DOSSIER, By.MACHINE))
    assert identity_of(by_machine, "AIP_hoso", "x") == identity_of(dossier, "AIP_hoso", "x")


def test_any_other_value(dossier: BoundDossier) -> None:
    first, *others = dossier.documents
    changed = [
        dataclasses.replace(dossier, **{name: value})  # type: ignore[arg-type]
        for name, value in {
            "file_code": "H49.64.33.2001.161", "agency_name": "UBND", "fonds": "P02", "leaves": 4, "pages": 4,
            "software": "Archivist 0.1.1", "description": described(DOSSIER | {"title": "khác"}),
            "deeds": (*dossier.deeds, Deed("validation", first.bound_at, "")),
            "documents": (dataclasses.replace(first, digest="0" * 64), *others),
        }.items()
    ]  # fmt: skip
    changed.append(dataclasses.replace(dossier, documents=tuple(others)))
    identities = {identity_of(d, "AIP_hoso", "x").root for d in (dossier, *changed)}
    assert len(identities) == len(changed) + 1


def test_format_and_tables_count(dossier: BoundDossier) -> None:
    identities = {identity_of(dossier, *key).root for key in (("AIP_hoso", "x"), ("SIP_hoso", "x"), ("AIP_hoso", "y"))}
    assert len(identities) == 3


def test_inner_identifiers(dossier: BoundDossier) -> None:
    identity = identity_of(dossier, "AIP_hoso", "x")
    assert identity.of("a") == identity.of("a") != identity.of("b")
    assert identity.of("a").removeprefix("uuid-").upper() == identity.of_file("a").removeprefix("ID-")
