"""Two hundred hostile packages: each is refused as grave, quickly, and nothing of it is written anywhere."""

from pathlib import Path

from archivist.model.dossier import Package
from archivist.model.doubt import Severity
from archivist.packaging.check import check_package
from tests.packaging.hostile import hostile


def test_hostile_packages_are_refused_and_nothing_is_written(aip: Package, tmp_path: Path) -> None:
    """Files that land elsewhere would also fail the guard of all tests."""
    place = tmp_path / "packages"
    place.mkdir()
    path, survivors, count = place / "hostile.zip", [], 0
    for what, make in hostile(aip.path):
        make(path)
        count += 1
        found = check_package(path)
        if not any(d.severity is Severity.GRAVE for d in found):
            survivors.append((what, [d.code for d in found]))
        assert list(place.iterdir()) == [path], what
    assert survivors == []
    assert count >= 200
    assert list(tmp_path.iterdir()) == [place]
