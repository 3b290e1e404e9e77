"""An archive that runs RODA: uploaded, read back, named, and taken in by one job that is never asked for twice."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from archivist import clock
from archivist.delivery.note import Note, forget, noted, take_note
from archivist.delivery.patience import Timing
from archivist.delivery.receipt import as_object
from archivist.delivery.record_status import NEW, record_status
from archivist.delivery.roda_rest import PIECE, Access, Rest, resource_uuid
from archivist.delivery.roda_word import word
from archivist.delivery.sealed import expect_sealed, part
from archivist.delivery.web import Security, connection, expect_safe
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import DeliveryAltered, Refused, Retry, Trouble

AFRESH = 3
LOOKS = 5  # for a job that may have been made: what RODA has made it finds only after a while
_INGEST = "org.roda.core.plugins.base.ingest."
_READERS = {"SIP": f"{_INGEST}EARKSIP2ToAIPPlugin", "BagIt": f"{_INGEST}BagitToAIPPlugin"}
_ASKED = "asked"  # in a note: a job for the package may have been made


@dataclass(frozen=True, slots=True)
class RodaDestination:
    """RODA at `address` (`https://host`); packages go through `folder` of its transfer area, and what is made of them below
    the entry with the id `parent`.

    RODA tells no digest: a package counts as received when it was read back from there and is ours byte for byte. It
    resumes nothing, leaves a stub of what was cut, takes a package in as often as it is asked to, and knows of a
    package's RECORDSTATUS only NEW: the rest is up to us.
    """

    name: str
    address: str
    access: Access = field(default_factory=Access)
    security: Security = field(default_factory=Security)
    folder: str = ""
    parent: str = ""
    timing: Timing = field(default_factory=Timing)

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound, Damaged, Stopped, DiskFull, BadSetting; Unreachable, Busy, NotUnderstood
        (later); DeliveryAltered, Refused, TooBig, NotTrusted, NotAdmitted.
        """
        expect_safe(self.address, f"delivery.destinations.{self.name}.address")
        expect_sealed(package, cancel)
        self._expect_understood(package)
        with connection(self.security, self.timing) as web:
            rest = Rest(self.name, self.address, self.access, web, self.timing, cancel)
            job = _Bringing(self, rest, package).run()
        return Receipt(self.name, rest.place(f"jobs/{job}"), package.digest, package.length, clock.stamp(), job)

    def answer(self, receipt: Receipt) -> Receipt | None:
        """What became of the job; raises as `deliver` does."""
        with connection(self.security, self.timing) as web:
            rest = Rest(self.name, self.address, self.access, web, self.timing, lambda: False)
            path = f"jobs/{receipt.place.rpartition('/')[2]}"
            job = rest.ask("GET", path, known=(200, 404))
            if job.status_code == 404:
                return None
            told = rest.ask("GET", f"{path}/reports", query={"job-just-failed": "false"})
        reports = [r for r in as_object(told.content, self.name).get("reports") or () if isinstance(r, dict)]
        said, verdicts = word(as_object(job.content, self.name), reports)
        place, digest, length = receipt.place, receipt.digest, receipt.length
        return Receipt(self.name, place, digest, length, receipt.received_at, receipt.delivery_id, said, verdicts)

    def _expect_understood(self, package: Package) -> None:
        """RODA would make a second, loose entry of a SUPPLEMENT without a word, and stumble over a REPLACEMENT."""
        status = record_status(package.path)
        if status != NEW:
            raise Refused(destination=self.name, reason=f"RODA: RECORDSTATUS {status}")
        if package.format.partition("_")[0] not in _READERS:
            raise Refused(destination=self.name, reason=f"RODA: {package.format}")


class _Bringing:
    """One package on its way into one repository."""

    def __init__(self, to: RodaDestination, rest: Rest, package: Package) -> None:
        self._to, self._rest, self._package = to, rest, package
        self._job_name = f"archivist {package.digest}"
        self._folder = "/".join(filter(None, to.folder.split("/")))
        self._stem = f"{package.digest[:16]}-{package.object_id}.zip"

    def run(self) -> str:
        """The id of the job that takes the package in."""
        note = noted(self._package, self._to.name) or Note(self._package.digest, "0", "")
        job = self._job(LOOKS if note.receipt == _ASKED else 1)
        if job is None:
            self._expect_unknown()
            if not self._is_whole(self._path(self._package.path.name)):
                note = self._uploaded(int(note.upload))
            job = self._made(note)
        self._tidy(int(note.upload))
        forget(self._package, self._to.name)
        return job

    def _path(self, name: str) -> str:
        """Where a name lies in the transfer area."""
        return "/".join(filter(None, (self._folder, name)))

    def _part(self, number: int) -> str:
        return f"{self._stem}.part-{number}"

    def _expect_unknown(self) -> None:
        """An entry that somebody made of a package of this id: of which bytes, nobody can tell. Raises Refused."""
        for entry in self._rest.found("aips", "ingestSIPIds", self._package.object_id):
            if self._package.object_id in (entry.get("ingestSIPIds") or ()):
                raise Refused(destination=self._to.name, reason=f"AIP {entry.get('id')}: {self._package.object_id}")

    def _uploaded(self, number: int) -> Note:
        """The package lies under its own name, read back. A name that a cut upload may have spoilt is never used again, and
        which ones those are is noted before each.
        """
        self._make_folder()
        altered = 0
        arrived = bool(number) and self._is_whole(self._path(self._part(number)))
        while not arrived:
            number += 1
            take_note(self._package, self._to.name, Note(self._package.digest, str(number), ""))
            try:
                self._send(number)
            except Trouble as trouble:
                if trouble.retry is not Retry.LATER:
                    raise
                self._to.timing.pace.lost()
                self._rest.patience.bear(trouble)
            arrived = self._is_whole(self._path(self._part(number)))
            altered += not arrived and self._lies_there(self._path(self._part(number)))
            if altered >= AFRESH:
                raise DeliveryAltered(destination=self._to.name)
        self._rename(self._part(number), self._package.path.name)
        return Note(self._package.digest, str(number), "")

    def _make_folder(self) -> None:
        """Each level of it; one that is there is as good."""
        parent = ""
        for name in filter(None, self._folder.split("/")):
            query = {"name": name, "commit": "true"} | ({"parent-uuid": resource_uuid(parent)} if parent else {})
            self._rest.ask("POST", "transfers/create/folder", known=(200, 201, 409), query=query)
            parent = f"{parent}/{name}".strip("/")

    def _send(self, number: int) -> None:
        """409 says that the name is taken: whether by all of our bytes is seen afterwards."""
        parent = resource_uuid(self._folder) if self._folder else ""
        self._rest.upload(parent, self._part(number), self._package.length, self._pieces())

    def _pieces(self) -> Iterator[bytes]:
        for start in range(0, self._package.length, PIECE):
            yield part(self._package.path, start, PIECE)

    def _lies_there(self, path: str) -> bool:
        return self._rest.ask("GET", f"transfers/{resource_uuid(path)}", known=(200, 404)).status_code == 200

    def _is_whole(self, path: str) -> bool:
        """Whether what lies there, read back, is the package: RODA tells a length, and no digest."""
        while self._lies_there(path):
            seen, length = hashlib.sha256(), 0
            try:
                for piece in self._rest.pieces(f"transfers/{resource_uuid(path)}/download"):
                    seen.update(piece)
                    length += len(piece)
            except Trouble as trouble:
                if trouble.retry is not Retry.LATER:
                    raise
                self._rest.patience.bear(trouble)
                continue
            return length == self._package.length and seen.hexdigest() == self._package.digest
        return False

    def _rename(self, name: str, to: str) -> None:
        """Nothing is overwritten; raises Refused where another package has the name."""
        query = {"uuid": resource_uuid(self._path(name)), "new-name": to, "replace-existing": "false"}
        self._rest.ask("PATCH", "transfers/rename", known=(200, 404, 409), query=query)
        if not self._is_whole(self._path(to)):
            raise Refused(destination=self._to.name, reason=f"{self._path(to)}: ?")

    def _job(self, looks: int) -> str | None:
        """The job of this name; None where there is none, looked for so often."""
        for left in reversed(range(looks)):
            for entry in self._rest.found("jobs", "name", self._job_name):
                if entry.get("name") == self._job_name and entry.get("id"):
                    return str(entry["id"])
            if left:
                self._rest.patience.wait(min(self._to.timing.pause * (looks - left), self._to.timing.longest_pause))
        return None

    def _made(self, note: Note) -> str:
        """Asks for a job, and where the answer was lost looks whether there is one before it asks again."""
        take_note(self._package, self._to.name, Note(note.digest, note.upload, _ASKED))
        while True:
            try:
                told = self._rest.once("POST", "jobs", self._order(), known=(200, 201))
                return str(as_object(told.content, self._to.name)["id"])
            except Trouble as trouble:
                if trouble.retry is not Retry.LATER:
                    raise
                self._rest.patience.bear(trouble)
            job = self._job(LOOKS)
            if job is not None:
                return job

    def _order(self) -> dict[str, object]:
        parameters = {
            "parameter.sip_to_aip_class": _READERS[self._package.format.partition("_")[0]],
            "parameter.create_submission": "true",
            **({"parameter.parent_id": self._to.parent} if self._to.parent else {}),
        }
        ids = [resource_uuid(self._path(self._package.path.name))]
        return {
            "name": self._job_name,
            "plugin": f"{_INGEST}v2.MinimalIngestPlugin",
            "pluginParameters": parameters,
            "sourceObjects": {"@type": "SelectedItemsListRequest", "ids": ids},
            "sourceObjectsClass": "org.roda.core.data.v2.ip.TransferredResource",
            "priority": "MEDIUM",
            "parallelism": "NORMAL",
        }

    def _tidy(self, last: int) -> None:
        """Takes away the stubs of uploads that were cut, of which RODA's index does not even know; where we may not, they
        stay.
        """
        stubs = [self._path(self._part(number)) for number in range(1, last + 1)]
        if last > 1:
            with suppress(Trouble):
                query = {"path": self._folder} if self._folder else {}
                self._rest.once("POST", "transfers/refresh", known=(200, 204), query=query)
                ids = [resource_uuid(path) for path in stubs if self._lies_there(path)]
                if ids:
                    order = {"@type": "SelectedItemsListRequest", "ids": ids}
                    self._rest.once("POST", "transfers/delete", order, known=(200, 201, 204))
