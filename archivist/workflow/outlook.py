"""What still waits for each destination, and how long it will take as far as the last deliveries tell."""

from dataclasses import dataclass

from archivist import clock
from archivist.model.transfer import Standing, Transfer
from archivist.storage.workspace import Workspace

_LAST = 5  # deliveries that a rate is measured from


@dataclass(frozen=True, slots=True)
class Outlook:
    """Packages and bytes that wait; `seconds` of sending that are left, None while no delivery has told how fast it goes."""

    destination: str
    packages: int
    length: int
    seconds: float | None


def outlooks(workspace: Workspace) -> tuple[Outlook, ...]:
    """For each destination to which something waits, in the order in which it was first queued."""
    every = workspace.transfers()
    names = dict.fromkeys(t.destination for t in every if t.open)
    return tuple(_outlook(workspace, name, [t for t in every if t.destination == name]) for name in names)


def _outlook(workspace: Workspace, name: str, transfers: list[Transfer]) -> Outlook:
    waiting = [t for t in transfers if t.standing in (Standing.QUEUED, Standing.SENDING)]
    length = sum(t.length for t in waiting)
    rate = _rate(workspace, [t for t in transfers if t.received_at][-_LAST:], name)
    return Outlook(name, len(waiting), length, length / rate if rate else None)


def _rate(workspace: Workspace, arrived: list[Transfer], name: str) -> float:
    """Bytes a second over whole deliveries, from the last time that each was begun to its receipt: resent bytes, waits for
    the other side and reading back are part of it. A clock that was put back in between tells nothing.
    """
    bytes_, seconds = 0, 0.0
    for transfer in arrived:
        events = [e for e in workspace.events(subject=transfer.digest) if e.detail.get("destination") == name]
        begun = [e.at for e in events if e.kind == "delivery.sending"]
        ended = [e.at for e in events if e.kind == "package.delivered"]
        took = (clock.parse(ended[0]) - clock.parse(begun[-1])).total_seconds() if begun and ended else 0.0
        if took > 0:
            bytes_, seconds = bytes_ + transfer.length, seconds + took
    return bytes_ / seconds if seconds else 0.0
