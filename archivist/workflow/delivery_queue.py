"""The queue of deliveries: what is ready waits for its line, is sent when there is one, and is asked after until judged."""

from collections.abc import Callable, Mapping, Sequence
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from archivist import clock
from archivist.model.dossier import Package
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.model.promises.destination import Destination, Receipt, Said
from archivist.model.rights import Right
from archivist.model.transfer import Standing, Transfer
from archivist.storage.sign_in import allows
from archivist.storage.workspace import Workspace
from archivist.troubles import Retry, Stopped, Trouble, Unconfirmed
from archivist.workflow.bound import bound_dossier
from archivist.workflow.deadlines import urgency
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.readiness import readiness
from archivist.workflow.route import Route
from archivist.workflow.stages.deliver import packages, part_before

Cancel = Callable[[], bool]
QUEUE, PAUSED = "deliveries", "paused"  # where it is kept that a person has stopped them
LOOK_SECONDS = 0.5  # between two looks at how the line is
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
    """What one round did; `arrived` are the digests that each destination has confirmed, `troubles` by destination, in the
    order in which they were met.
    """

    queued: int = 0
    confirmed: int = 0
    judged: int = 0
    waiting: int = 0
    paused: bool = False
    arrived: dict[str, list[str]] = field(default_factory=dict)
    troubles: list[tuple[str, Trouble]] = field(default_factory=list)

    @property
    def calm(self) -> bool:
        """Whether nothing needs a person: what waits for a line goes by itself."""
        return all(t.retry is not Retry.NEVER for _name, t in self.troubles)


def deliver_all(
    workspace: Workspace, parts: Parts, routes: Mapping[str, Route], cancel: Cancel, watcher: Watcher, *, now: bool = False,
) -> Round:  # fmt: skip
    """Queues what is ready, sends what is due, asks after what was sent; `now` waits for nothing, neither for hours nor for
    the end of a pause. Raises Stopped.

    A destination is made when it is used: one whose secret is missing keeps no other from its packages.
    """
    done = Round(paused=is_paused(workspace) and not now)
    for dossier in workspace.dossiers():
        done.queued += queue(workspace, dossier.dossier_id, parts, routes)
    for name, route in routes.items():
        if done.paused or not (now or route.open_at(clock.now())):
            continue
        try:
            destination = route.make()
        except Trouble as trouble:
            done.troubles.append((name, trouble))
            continue
        _Round(workspace, parts, destination, name, route, cancel, watcher, done, now=now).run()
    done.waiting = sum(t.open for t in workspace.transfers())
    return done


def is_paused(workspace: Workspace) -> bool:
    """Whether a person has stopped all deliveries until further notice."""
    return workspace.by_hand(QUEUE).get(PAUSED) is True


def pause(workspace: Workspace, *, paused: bool) -> None:
    """Nothing is sent until somebody says so; kept over restarts."""
    if is_paused(workspace) != paused:
        workspace.record([Draft("value.set", QUEUE, {"field": PAUSED, "value": paused})])


def queue(workspace: Workspace, dossier_id: str, parts: Parts, routes: Mapping[str, Route]) -> int:
    """Each valid package of a ready dossier waits for each destination that takes it once; what a newer one replaced is
    withdrawn.
    """
    lengths = {p.digest: p.length for p, valid in packages(workspace, dossier_id, parts) if valid}
    current = list(lengths)
    known = workspace.transfers(dossier_id)
    old = [t for t in known if t.standing in (Standing.QUEUED, Standing.SENDING) and t.digest not in current]
    workspace.record([Draft("delivery.withdrawn", t.digest, {"destination": t.destination}) for t in old])
    there = {(t.digest, t.destination) for t in known if t.standing is not Standing.WITHDRAWN}
    missing = [(d, n) for d in current for n in routes if (d, n) not in there]
    if missing and any(route.historical for route in routes.values()):
        retention = _retention(workspace, dossier_id, parts)
        missing = [(d, n) for d, n in missing if routes[n].takes(retention)]
    if not missing or not allows(workspace, Right.EXPORT) or not readiness(workspace, dossier_id, parts).ready:
        return 0
    about = {"dossier": dossier_id}
    drafts = [Draft("delivery.queued", d, about | {"destination": n, "length": lengths[d]}) for d, n in missing]
    workspace.record(drafts)
    return len(drafts)


def _retention(workspace: Workspace, dossier_id: str, parts: Parts) -> str:
    """Thời hạn lưu trữ of the dossier, as its packages say it."""
    whole = bound_dossier(workspace, dossier_id, parts)
    return whole.description.value("maintenance") if whole else ""


class _Round:
    """One destination's turn."""

    def __init__(
        self, workspace: Workspace, parts: Parts, destination: Destination, name: str, route: Route, cancel: Cancel,
        watcher: Watcher, done: Round, *, now: bool,
    ) -> None:  # fmt: skip
        self._workspace, self._parts, self._destination, self._name = workspace, parts, destination, name
        self._route, self._stop, self._watcher, self._done, self._now = route, cancel, watcher, done, now
        self._ready: dict[str, bool] = {}
        self._down = False

    def run(self) -> None:
        """Until nothing is due, the line is down, or the hours are over. Raises Stopped."""
        for transfer in (t for t in self._mine() if t.standing is Standing.CONFIRMED):
            if not self._ask(transfer):
                return
        tried: set[str] = set()
        while due := [t for t in self._due() if t.digest not in tried]:
            tried |= {t.digest for t in due}
            if not self._send(due):
                return

    def _mine(self) -> list[Transfer]:
        return [t for t in self._workspace.transfers() if t.destination == self._name]

    def _due(self) -> list[Transfer]:
        """What may go, the nearest deadline first. A part of a package that was split waits for the part before it."""
        mine = self._mine()
        there = {t.digest for t in mine if not t.open and t.standing is not Standing.WITHDRAWN}
        due = [t for t in mine if t.open and (self._now or t.due(clock.stamp()))]
        dossiers = list(dict.fromkeys(t.dossier_id for t in due))
        before: dict[str, str] = {}
        for dossier_id in dossiers:
            before |= part_before(self._workspace, dossier_id, self._parts)
        last = urgency(self._workspace, dossiers)
        return sorted((t for t in due if before.get(t.digest) in (None, *there)), key=lambda t: last[t.dossier_id])

    def _send(self, due: Sequence[Transfer]) -> bool:
        """Whether the line still stands. One package at a time; where pieces get lost, more of them side by side, because
        each has a share of a lossy line of its own.
        """
        waiting = [(t, p) for t in due if (p := self._package(t)) is not None]
        total, begun = sum(p.length for _t, p in waiting), self._route.counted.sent
        losses, running = self._route.counted.losses, set[Future[None]]()
        with ThreadPoolExecutor(self._route.abreast, "delivery") as lane:
            while waiting or running:
                width = min(self._route.abreast, 1 + self._route.counted.losses - losses)
                while waiting and len(running) < width and not (self._down or self._cancel()):
                    running.add(lane.submit(self._attempt, *waiting.pop(0)))
                if not running:
                    break
                ended, running = futures.wait(running, LOOK_SECONDS, futures.FIRST_COMPLETED)
                self._watcher(Progress("deliver", min(total, self._route.counted.sent - begun), total))
                for one in ended:
                    one.result()
        if self._stop():
            raise Stopped
        if not (waiting or self._down):
            self._watcher(Progress("deliver", total, total))
        return not self._down and not self._cancel()

    def _cancel(self) -> bool:
        """A person stops it, or the hours in which it may be sent are over: what is under way goes on another time."""
        return self._stop() or not (self._now or self._route.open_at(clock.now()))

    def _package(self, transfer: Transfer) -> Package | None:
        """None where a doubt that came up since holds it back; what may be there already is still asked after."""
        ready = transfer.standing is Standing.SENT or self._is_ready(transfer.dossier_id)
        found = packages(self._workspace, transfer.dossier_id, self._parts)
        return next((p for p, valid in found if valid and p.digest == transfer.digest), None) if ready else None

    def _is_ready(self, dossier_id: str) -> bool:
        if dossier_id not in self._ready:
            self._ready[dossier_id] = readiness(self._workspace, dossier_id, self._parts).ready
        return self._ready[dossier_id]

    def _attempt(self, transfer: Transfer, package: Package) -> None:
        """In a thread of its own. A line that is down stops the next packages; a stop leaves it as it is, to go on later."""
        self._record("sending", transfer)
        try:
            receipt = self._destination.deliver(package, self._cancel)
        except Stopped:
            if not self._cancel():
                raise
            return
        except Trouble as trouble:
            self._failed(transfer, trouble)
            self._down = self._down or trouble.code in _OF_THE_LINE
            return
        self._workspace.record(received(transfer, receipt))
        self._done.confirmed += 1
        self._done.arrived.setdefault(self._name, []).append(package.digest)
        self._done.judged += receipt.said is not Said.CONFIRMED

    def _failed(self, transfer: Transfer, trouble: Trouble) -> None:
        told = {"code": trouble.code, "details": plain(trouble.details)}
        again = "" if trouble.retry is Retry.NEVER else clock.stamp(clock.now() + wait(transfer.attempts + 1))
        kind = "sent" if isinstance(trouble, Unconfirmed) else "failed"
        self._record(kind, transfer, trouble=told, again_at=again)
        self._done.troubles.append((self._name, trouble))

    def _ask(self, transfer: Transfer) -> bool:
        """What the archive has decided since; a line that is down is no reason to worry. Raises Stopped."""
        if self._stop():
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
