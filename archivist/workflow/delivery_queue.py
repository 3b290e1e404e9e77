"""The queue of deliveries: what is ready waits for its line, is sent when there is one, and is asked after until judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from archivist import clock
from archivist.model.dossier import Package
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.model.promises.destination import Destination, Receipt, Said
from archivist.model.transfer import Standing, Transfer
from archivist.storage.workspace import Workspace
from archivist.troubles import Retry, Stopped, Trouble, Unconfirmed
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.readiness import readiness
from archivist.workflow.stages.deliver import packages

Cancel = Callable[[], bool]
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
# Met by one package, they would be met by the next as well: the destination is left alone for this round.
_OF_THE_LINE = frozenset(
    f"delivery.{what}"
    for what in (
        "unreachable", "busy", "not-trusted", "not-admitted", "secret-missing", "host-unknown", "host-key-changed",
        "not-understood",
    )
) | {"input.not-found"}  # fmt: skip


@dataclass(slots=True)
class Round:
    """What one round did; `troubles` by destination, in the order in which they were met."""

    queued: int = 0
    confirmed: int = 0
    judged: int = 0
    waiting: int = 0
    troubles: list[tuple[str, Trouble]] = field(default_factory=list)

    @property
    def calm(self) -> bool:
        """Whether nothing needs a person: what waits for a line goes by itself."""
        return all(t.retry is not Retry.NEVER for _name, t in self.troubles)


def deliver_all(
    workspace: Workspace, parts: Parts, destinations: Mapping[str, Callable[[], Destination]], cancel: Cancel,
    watcher: Watcher, *, now: bool = False,
) -> Round:  # fmt: skip
    """Queues what is ready, sends what is due, asks after what was sent; `now` waits for nothing. Raises Stopped.

    A destination is made when it is used: one whose secret is missing keeps no other from its packages.
    """
    done = Round()
    for dossier in workspace.dossiers():
        done.queued += queue(workspace, dossier.dossier_id, parts, destinations)
    for name, make in destinations.items():
        try:
            destination = make()
        except Trouble as trouble:
            done.troubles.append((name, trouble))
            continue
        _Round(workspace, parts, destination, name, cancel, watcher, done).run(now=now)
    done.waiting = sum(t.open for t in workspace.transfers())
    return done


def queue(workspace: Workspace, dossier_id: str, parts: Parts, names: Mapping[str, Any]) -> int:
    """Each valid package of a ready dossier waits for each destination once; what a newer one replaced is withdrawn."""
    current = {p.digest for p, valid in packages(workspace, dossier_id, parts) if valid}
    known = workspace.transfers(dossier_id)
    old = [t for t in known if t.standing in (Standing.QUEUED, Standing.SENDING) and t.digest not in current]
    workspace.record([Draft("delivery.withdrawn", t.digest, {"destination": t.destination}) for t in old])
    there = {(t.digest, t.destination) for t in known if t.standing is not Standing.WITHDRAWN}
    missing = [(d, n) for d in sorted(current) for n in names if (d, n) not in there]
    if not missing or not readiness(workspace, dossier_id, parts).ready:
        return 0
    drafts = [Draft("delivery.queued", d, {"destination": n, "dossier": dossier_id}) for d, n in missing]
    workspace.record(drafts)
    return len(drafts)


class _Round:
    """One destination's turn."""

    def __init__(
        self, workspace: Workspace, parts: Parts, destination: Destination, name: str, cancel: Cancel, watcher: Watcher,
        done: Round,
    ) -> None:  # fmt: skip
        self._workspace, self._parts, self._destination, self._name = workspace, parts, destination, name
        self._cancel, self._watcher, self._done = cancel, watcher, done
        self._ready: dict[str, bool] = {}

    def run(self, *, now: bool) -> None:
        """Until nothing is due, or the line is down."""
        mine = [t for t in self._workspace.transfers() if t.destination == self._name]
        due = [t for t in mine if t.open and (now or t.due(clock.stamp()))]
        for count, transfer in enumerate(due):
            self._watcher(Progress("deliver", count, len(due)))
            package = self._package(transfer)
            if package is not None and not self._attempt(transfer, package):
                return
        self._watcher(Progress("deliver", len(due), len(due)))
        for transfer in (t for t in mine if t.standing is Standing.CONFIRMED):
            if not self._ask(transfer):
                return

    def _package(self, transfer: Transfer) -> Package | None:
        """None where a doubt that came up since holds it back; what may be there already is still asked after."""
        ready = transfer.standing is Standing.SENT or self._is_ready(transfer.dossier_id)
        found = packages(self._workspace, transfer.dossier_id, self._parts)
        return next((p for p, valid in found if valid and p.digest == transfer.digest), None) if ready else None

    def _is_ready(self, dossier_id: str) -> bool:
        if dossier_id not in self._ready:
            self._ready[dossier_id] = readiness(self._workspace, dossier_id, self._parts).ready
        return self._ready[dossier_id]

    def _attempt(self, transfer: Transfer, package: Package) -> bool:
        """Whether it is worth trying the next package. Raises Stopped."""
        self._record("sending", transfer)
        try:
            receipt = self._destination.deliver(package, self._cancel)
        except Stopped:
            raise
        except Trouble as trouble:
            self._failed(transfer, trouble)
            return trouble.code not in _OF_THE_LINE
        self._workspace.record(received(transfer, receipt))
        self._done.confirmed += 1
        self._done.judged += receipt.said is not Said.CONFIRMED
        return True

    def _failed(self, transfer: Transfer, trouble: Trouble) -> None:
        told = {"code": trouble.code, "details": plain(trouble.details)}
        again = "" if trouble.retry is Retry.NEVER else clock.stamp(clock.now() + wait(transfer.attempts + 1))
        kind = "sent" if isinstance(trouble, Unconfirmed) else "failed"
        self._record(kind, transfer, trouble=told, again_at=again)
        self._done.troubles.append((self._name, trouble))

    def _ask(self, transfer: Transfer) -> bool:
        """What the archive has decided since; a line that is down is no reason to worry. Raises Stopped."""
        if self._cancel():
            raise Stopped
        held = Receipt(transfer.destination, transfer.place, transfer.digest, transfer.length, transfer.received_at)
        try:
            answer = self._destination.answer(held)
        except Trouble as trouble:
            self._done.troubles.append((self._name, trouble))
            return trouble.code not in _OF_THE_LINE
        if answer is not None and answer.said is not Said.CONFIRMED:
            self._record("judged", transfer, said=answer.said.value, verdicts=plain(answer.verdicts))
            self._done.judged += 1
        return True

    def _record(self, kind: str, transfer: Transfer, **detail: Any) -> None:
        told = {"destination": transfer.destination, **detail}
        self._workspace.record([Draft(f"delivery.{kind}", transfer.digest, told)])


def received(transfer: Transfer, receipt: Receipt) -> list[Draft]:
    """The events of a receipt with our digest, and of what it already says about the content."""
    detail = {
        "dossier": transfer.dossier_id,
        "destination": transfer.destination,
        "place": receipt.place,
        "digest": receipt.digest,
        "length": receipt.length,
        "received_at": receipt.received_at,
        "delivery_id": receipt.delivery_id,
    }
    drafts = [Draft("package.delivered", transfer.digest, detail)]
    if receipt.said is not Said.CONFIRMED:
        told = {"destination": transfer.destination, "said": receipt.said.value, "verdicts": plain(receipt.verdicts)}
        drafts.append(Draft("delivery.judged", transfer.digest, told))
    return drafts


def wait(attempts: int) -> timedelta:
    """Twice as long after each attempt, an hour at most."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 10)), LONGEST_WAIT)
