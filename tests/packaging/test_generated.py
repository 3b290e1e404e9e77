"""Whatever a dossier holds, its packages are clean, made again to the byte, and judged alike by an independent validator."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest

from archivist.model.dossier import BoundDossier, Package
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.bagit import BagIt
from archivist.packaging.sip_hoso import SipHoso
from archivist.packaging.tree import ContractorTree
from tests.judges.commons_ip import judged, unpacked
from tests.packaging.generated import dossiers
from tests.packaging.test_commons_ip import NO_DOCUMENTATION, documented

FORMATS: tuple[PackageFormat, ...] = (AipHoso(), SipHoso(), SipHoso("e-ark-sip-2.2.0"), BagIt(), ContractorTree())
AT_ONCE = 25  # packages that one run of the validator takes


def built(made: list[BoundDossier], place: Path) -> Iterator[tuple[PackageFormat, Package]]:
    """Each in each format, twice, the second time elsewhere: the same bytes, and nothing to find."""
    for number, dossier in enumerate(made):
        for place_number, format_ in enumerate(FORMATS):
            one, other = (place / f"{number}-{place_number}-{again}" for again in (1, 2))
            one.mkdir()
            other.mkdir()
            package, again = format_.build(dossier, one), format_.build(dossier, other)
            assert package.path.read_bytes() == again.path.read_bytes()
            again.path.unlink()
            assert format_.check(package.path) == [], (dossier.file_code, format_.name)
            yield format_, package


def judge(packages: list[tuple[PackageFormat, Package]], place: Path) -> None:
    """E-ARK: nothing; the circular's: the deviations that are documented; bags by the library of their inventors."""
    circular = [(f, p) for f, p in packages if p.format.endswith("_hoso")]
    for start in range(0, len(circular), AT_ONCE):
        part = circular[start : start + AT_ONCE]
        folders = [unpacked(p.path, p.object_id, place / f"{start + n}") for n, (_f, p) in enumerate(part)]
        for (format_, package), said in zip(part, judged(*folders), strict=True):
            strict = format_ is FORMATS[2]
            assert set(said.musts) == (set() if strict else documented(package.format)), package.object_id
            assert set(said.shoulds) == NO_DOCUMENTATION
    for number, package in enumerate(p for _f, p in packages if p.format == "BagIt"):
        with zipfile.ZipFile(package.path) as archive:
            archive.extractall(place / f"bag{number}")
        assert bagit.Bag(str(place / f"bag{number}" / package.object_id)).validate()


def test_generated_dossiers(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    list(built(dossiers(3, tmp_path / "in", 5), tmp_path / "out"))


@pytest.mark.long
def test_a_thousand_generated_dossiers(tmp_path: Path) -> None:
    for batch in range(40):
        place = tmp_path / str(batch)
        (place / "out").mkdir(parents=True)
        judge(list(built(dossiers(25, place / "in", batch), place / "out")), place / "judged")
