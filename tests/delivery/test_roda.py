"""Into RODA, whose interface resumes nothing, tells no digest and takes the same package twice when asked twice."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archivist.delivery.record_status import record_status
from archivist.delivery.roda_rest import Access, resource_uuid
from archivist.delivery.roda_word import word
from archivist.delivery.sealed import digest_of
from archivist.model.dossier import Package
from archivist.model.promises.destination import Said, Verdict
from archivist.troubles import NotAdmitted, Refused, Unreachable
from tests.delivery.intakes import QUICK, go_on, package_of
from tests.delivery.rodas import PASSWORD, USER, Running, Whims, resource_id, roda
from tests.faults.power import PowerCut


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Running]:
    with roda(tmp_path / "there") as found:
        yield found


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_of(tmp_path / "here", 300_000)


def sealed(path: Path, header: str = "") -> Package:
    """A package that is hardly more than its METS."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as made:
        mets = f'<mets xmlns="http://www.loc.gov/METS/" OBJID="{path.stem}"><metsHdr {header}/></mets>'
        made.writestr(f"{path.stem}/METS.xml", mets)
    return Package(path, "SIP_hoso", path.stem, digest_of(path), path.stat().st_size)


def test_it_is_taken_in_once_and_what_becomes_of_it_is_told(there: Running, tmp_path: Path) -> None:
    package = sealed(tmp_path / "uuid-A.zip", 'RECORDSTATUS="NEW"')
    sender = there.sender(folder="nop/2026", parent="phong-01")
    receipt = sender.deliver(package, go_on)
    assert (receipt.digest, receipt.said) == (package.digest, Said.CONFIRMED)
    answer = sender.answer(receipt)
    assert answer
    assert (answer.said, answer.verdicts) == (Said.ACCEPTED, ())
    assert [aip["ingestSIPIds"] for aip in there.repository.aips] == [["uuid-A"]]
    assert sender.deliver(package, go_on).place == receipt.place
    assert len(there.repository.jobs) == len(there.repository.uploads) == 1
    assert sorted(p.name for p in tmp_path.glob("uuid-A*")) == ["uuid-A.zip"], "the note went with the upload"


def test_cut_uploads_leave_stubs_that_are_never_used_again_and_taken_away(there: Running, package: Package) -> None:
    there.whims.cuts = 3
    receipt = there.sender(folder="nop").deliver(package, go_on)
    assert receipt.digest == package.digest
    assert len(set(there.repository.uploads)) == 4
    assert there.arrived() == [package.path.read_bytes()]
    assert [p.name for p in (there.repository.area / "nop").iterdir()] == []


def test_a_killed_program_goes_on_with_another_name(there: Running, package: Package) -> None:
    asked = iter(range(1000))

    def killed() -> bool:
        if next(asked) == 12:  # in the middle of the body
            raise PowerCut
        return False

    with pytest.raises(PowerCut):
        there.sender().deliver(package, killed)
    assert there.repository.known == {}
    there.sender().deliver(package, go_on)
    assert len(set(there.repository.uploads)) == len(there.repository.uploads) == 2
    assert there.arrived() == [package.path.read_bytes()]


def test_a_job_whose_answer_was_lost_is_looked_for_and_not_asked_for_again(there: Running, package: Package) -> None:
    there.whims.lost_jobs, there.whims.lag = 1, 3
    receipt = there.sender().deliver(package, go_on)
    (job,) = there.repository.jobs
    assert receipt.delivery_id == job["id"]
    assert len(there.repository.aips) == 1


def test_a_program_that_ended_after_it_asked_for_a_job_asks_for_no_other(there: Running, package: Package) -> None:
    there.whims.lost_jobs, there.whims.lag = 1, 3
    with pytest.raises(Unreachable):
        there.sender(timing=replace(QUICK, tries=1)).deliver(package, go_on)
    assert there.sender().deliver(package, go_on).delivery_id == there.repository.jobs[0]["id"]
    assert len(there.repository.jobs) == 1


def test_what_somebody_else_made_of_a_package_of_this_id_is_not_called_ours(there: Running, package: Package) -> None:
    there.repository.aips.append({"id": "aip-1", "ingestSIPIds": [package.object_id]})
    with pytest.raises(Refused, match="aip-1"):
        there.sender().deliver(package, go_on)
    assert there.repository.uploads == []


def test_another_package_under_our_name_is_not_overwritten(there: Running, package: Package) -> None:
    (there.repository.area / package.path.name).write_bytes(b"another")
    there.repository.refresh()
    with pytest.raises(Refused):
        there.sender().deliver(package, go_on)
    assert (there.repository.area / package.path.name).read_bytes() == b"another"
    assert there.repository.jobs == []


@pytest.mark.parametrize("status", ["SUPPLEMENT", "REPLACEMENT"])
def test_what_roda_would_take_for_new_or_stumble_over_is_not_sent(there: Running, tmp_path: Path, status: str) -> None:
    package = sealed(tmp_path / "uuid-B.zip", f'RECORDSTATUS="{status}"')
    assert record_status(package.path) == status
    with pytest.raises(Refused, match=status):
        there.sender().deliver(package, go_on)
    with pytest.raises(Refused, match="AIP_hoso"):
        there.sender().deliver(replace(sealed(tmp_path / "uuid-C.zip"), format="AIP_hoso"), go_on)
    assert there.repository.uploads == []


def test_who_we_are(there: Running, package: Package) -> None:
    for stranger in (Access(), Access(secret="wrong"), Access(USER, "wrong")):
        with pytest.raises(NotAdmitted):
            there.sender(stranger).deliver(package, go_on)
    there.sender(Access(USER, PASSWORD)).deliver(package, go_on)
    assert len(there.arrived()) == 1


def test_a_token_that_runs_out_is_renewed(there: Running, package: Package) -> None:
    there.whims.uses = 3
    there.sender().deliver(package, go_on)
    assert len(there.repository.tokens) > 2


@pytest.mark.parametrize(
    ("whims", "said", "reason"),
    [
        (Whims(outcome="FAILURE"), Said.REFUSED, "Well-formed & whole."),
        (Whims(outcome="PARTIAL_SUCCESS"), Said.PARTLY, "Well-formed & whole."),
        (Whims(state="REJECTED"), Said.REFUSED, "Không duyệt"),
        (Whims(state="FAILED_TO_COMPLETE"), Said.REFUSED, "FAILED_TO_COMPLETE"),
    ],
)
def test_what_is_not_taken_in_comes_back_with_a_reason(
    tmp_path: Path, package: Package, whims: Whims, said: Said, reason: str
) -> None:
    with roda(tmp_path / "there", whims) as there:
        sender = there.sender()
        answer = sender.answer(sender.deliver(package, go_on))
        assert answer
        assert (answer.said, answer.verdicts) == (said, (Verdict("", passed=False, reason=reason),))


def test_a_job_that_waits_for_approval_is_no_answer_yet(tmp_path: Path, package: Package) -> None:
    with roda(tmp_path / "there", Whims(state="PENDING_APPROVAL")) as there:
        sender = there.sender()
        answer = sender.answer(sender.deliver(package, go_on))
        assert answer
        assert answer.said is Said.CONFIRMED
        there.repository.jobs.clear()
        assert sender.answer(answer) is None


def test_the_worst_report_counts() -> None:
    reports = [{"pluginState": "SUCCESS"}, {"pluginState": "FAILURE", "pluginDetails": ""}, {"pluginState": "RUNNING"}]
    assert word({"state": "COMPLETED"}, reports)[0] is Said.REFUSED


def test_ids_are_those_of_java() -> None:
    """UUID.nameUUIDFromBytes("archivist".getBytes()), by its own rules."""
    assert resource_uuid("nop/2026/gói.zip") == resource_id("nop/2026/gói.zip")
    assert resource_uuid("") == "d41d8cd9-8f00-3204-a980-0998ecf8427e"
