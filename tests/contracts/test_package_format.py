"""What every package format promises (model/promises/package_format.py)."""

import hashlib
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archivist.model.dossier import BoundDossier
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.aip_tailieu import AipTailieu
from archivist.packaging.bagit import BagIt
from archivist.packaging.detect import format_of
from archivist.packaging.sip_hoso import SipHoso
from archivist.packaging.sip_tailieu import SipTailieu
from archivist.packaging.tree import ContractorTree
from archivist.troubles import Damaged, NotFound
from tests.packaging.dossiers import DOCUMENTS, LOOSE_CODE, bound
from tests.packaging.mutations import files_of, packed

FORMATS: dict[str, Callable[[], PackageFormat]] = {
    "AIP_hoso": AipHoso,
    "AIP_tailieu": AipTailieu,
    "SIP_hoso": SipHoso,
    "SIP_hoso as measured": lambda: SipHoso("tt05-field-sample"),
    "SIP_hoso as E-ARK": lambda: SipHoso("e-ark-sip-2.2.0"),
    "SIP_tailieu": SipTailieu,
    "SIP_tailieu as measured": lambda: SipTailieu("tt05-field-sample"),
    "SIP_tailieu as E-ARK": lambda: SipTailieu("e-ark-sip-2.2.0"),
    "BagIt": BagIt,
    "CSDL_SOHOA": ContractorTree,
}


@pytest.fixture(params=sorted(FORMATS))
def package_format(request: pytest.FixtureRequest) -> PackageFormat:
    return FORMATS[request.param]()


def made_for(package_format: PackageFormat, place: Path, **given: Any) -> BoundDossier:
    """A dossier, or the loose documents that the format is for."""
    if "tailieu" not in package_format.name:
        return bound(place, **given)
    code = {"file_code": LOOSE_CODE}
    dossier = {"title": "Văn bản đến tháng 02/2001", "source": "1", "maintenance": "01"} | given.pop("dossier", {})
    return replace(bound(place, dossier, **(given | code)), loose=True)


@pytest.fixture
def dossier(package_format: PackageFormat, tmp_path: Path) -> BoundDossier:
    return made_for(package_format, tmp_path / "facsimiles")


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "into").mkdir()
    return tmp_path / "into"


def test_one_file_and_nothing_else(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    package = package_format.build(dossier, into)
    assert list(into.iterdir()) == [package.path]
    assert package.format == package_format.name
    assert package.digest == hashlib.sha256(package.path.read_bytes()).hexdigest()
    assert package.length == package.path.stat().st_size


def test_the_same_dossier_gives_the_same_bytes(
    package_format: PackageFormat, dossier: BoundDossier, into: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At another time, in another place, with the facsimiles in another folder."""
    first = package_format.build(dossier, into)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "America/Havana")
    (tmp_path / "elsewhere").mkdir()
    again = made_for(package_format, tmp_path / "elsewhere" / "facsimiles")
    second = package_format.build(again, tmp_path / "elsewhere")
    assert first.path.name == second.path.name
    assert first.object_id == second.object_id
    assert first.path.read_bytes() == second.path.read_bytes()


def test_another_dossier_has_another_name(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    first = package_format.build(dossier, into)
    second = package_format.build(replace(dossier, leaves=dossier.leaves + 1), into)
    assert first.object_id != second.object_id
    assert first.path.name != second.path.name
    assert first.digest != second.digest


def test_an_intact_package_has_no_doubt(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    package = package_format.build(dossier, into)
    before = package.path.read_bytes(), list(into.iterdir())
    assert package_format.check(package.path) == []
    assert (package.path.read_bytes(), list(into.iterdir())) == before


def test_every_facsimile_is_in_it_bit_by_bit(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    _root, files = files_of(package_format.build(dossier, into).path)
    facsimiles = {d.facsimile.read_bytes() for d in dossier.documents}
    assert facsimiles <= set(files.values())


def test_any_changed_file_is_found(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    root, files = files_of(package_format.build(dossier, into).path)
    for name, content in files.items():
        changed = packed(into / "a.zip", root, files | {name: content[:-1] + bytes([content[-1] ^ 1])})
        assert package_format.check(changed), name
        lost = packed(into / "a.zip", root, {other: c for other, c in files.items() if other != name})
        assert package_format.check(lost) or name.startswith("tagmanifest"), name  # which a bag may do without


def test_what_is_no_package(package_format: PackageFormat, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no package")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a/b.txt", "b")
    for name in ("a.zip", "b.zip"):
        assert package_format.check(tmp_path / name), name


def test_a_facsimile_that_is_not_the_one_that_was_bound(
    package_format: PackageFormat, dossier: BoundDossier, into: Path
) -> None:
    path = dossier.documents[0].facsimile
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(Damaged):
        package_format.build(dossier, into)
    path.unlink()
    with pytest.raises(NotFound):
        package_format.build(dossier, into)
    assert list(into.iterdir()) == []


def test_an_incomplete_dossier_is_packed_and_doubted(package_format: PackageFormat, tmp_path: Path, into: Path) -> None:
    """Nothing is cut or made up; where the format has rules for fields, the check says what is missing."""
    nameless = made_for(package_format, tmp_path / "in", dossier={"title": "x" * 1200, "source": ""})
    package = package_format.build(nameless, into)
    assert b"x" * 1200 in b"".join(files_of(package.path)[1].values())
    codes = {d.code for d in package_format.check(package.path)}
    if package.format.endswith(("_hoso", "_tailieu")):
        assert {"package.field-missing", "package.field-too-long"} <= codes
    if package.format.endswith("_hoso"):
        assert "package.field-condition" in codes


def test_strange_letters(package_format: PackageFormat, tmp_path: Path, into: Path) -> None:
    """Codes may hold Đ; titles may hold anything."""
    documents = (dict(DOCUMENTS[0]) | {"subject": 'Đơn "xin" <cấp> & đổi ]]> \U0001f4dc'},)
    strange = made_for(package_format, tmp_path / "in", documents=documents, file_code="H49.64.33.2001.12-HĐ")
    assert package_format.check(package_format.build(strange, into).path) == []


def test_it_is_recognised(package_format: PackageFormat, dossier: BoundDossier, into: Path) -> None:
    assert format_of(package_format.build(dossier, into).path) == package_format.name
