"""Reports: what was done, day by day and by whom; how sure the machine was of each dossier; what is left, how long."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from archivist import clock
from archivist.model.description import By, Description
from archivist.model.plain import revive
from archivist.storage.tallies import Tally
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of
from archivist.workflow.pages import OF_PAGES

COUNTED = {
    "page.captured": "pages",
    "value.set": "fields",
    "doubt.settled": "settled",
    "package.delivered": "packages",
    "act.undone": "undone",
}
FORECAST_DAYS = 20  # the last days on which anything was delivered: what a forecast goes by
SHOWN_DAYS = 30
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Work:
    """What was done: pages captured, fields set, doubts settled, packages delivered, acts taken back."""

    pages: int = 0
    fields: int = 0
    settled: int = 0
    packages: int = 0
    undone: int = 0

    def more(self, name: str, count: int) -> "Work":
        return replace(self, **{name: getattr(self, name) + count})


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One dossier: `proposed` fields, of which a person `corrected` some and `settled` doubts; `delivered_at` UTC, empty
    while it is not.
    """

    dossier_id: str
    code: str
    title: str
    pages: int
    documents: int
    proposed: int
    corrected: int
    settled: int
    delivered_at: str

    @property
    def corrections(self) -> float:
        """Share of the proposed fields that was wrong, 0 to 1."""
        return self.corrected / self.proposed if self.proposed else 0.0


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is not delivered yet; `per_day` pages left on the days on which any did, `days` of such work are left; None while
    nothing tells.
    """

    dossiers: int
    pages: int
    per_day: float | None
    days: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """`days` are those of the place (Vietnam), in order, those without work too; people by how much they did."""

    days: tuple[tuple[date, Work], ...]
    people: tuple[tuple[str, Work], ...]
    dossiers: tuple[DossierLine, ...]
    backlog: Backlog

    @property
    def proposed(self) -> int:
        return sum(d.proposed for d in self.dossiers)

    @property
    def corrections(self) -> float:
        """Share of all proposed fields that a person has corrected, 0 to 1."""
        return sum(d.corrected for d in self.dossiers) / self.proposed if self.proposed else 0.0

    @property
    def doubts(self) -> float:
        """Doubts that a person has settled, for 100 pages."""
        pages = sum(d.pages for d in self.dossiers)
        return 100 * sum(d.settled for d in self.dossiers) / pages if pages else 0.0


def report(workspace: Workspace, since: date | None = None) -> Report:
    """Of the whole workspace; days and people from `since` on, from the first day of the last 30 where none is named."""
    today = clock.now().astimezone(clock.VIETNAM).date()
    since = since or today - timedelta(days=SHOWN_DAYS - 1)
    found = workspace.tallies(COUNTED)
    lines = _dossiers(workspace)
    shown = [t for t in found if _day(t) >= since]
    people = _summed(shown, lambda t: t.actor)
    by_work = sorted(people.items(), key=lambda pair: (-pair[1].pages - pair[1].fields, pair[0]))
    return Report(_days(shown, since, today), tuple(by_work), lines, _backlog(lines))


def _days(found: Sequence[Tally], since: date, until: date) -> tuple[tuple[date, Work], ...]:
    known = _summed(found, _day)
    last = max([until, *known])
    every = [since + timedelta(days=n) for n in range((last - since).days + 1)]
    return tuple((day, known.get(day, Work())) for day in every)


def _summed(found: Iterable[Tally], key: Callable[[Tally], K]) -> dict[K, Work]:
    summed: dict[K, Work] = defaultdict(Work)
    for tally in found:
        summed[key(tally)] = summed[key(tally)].more(COUNTED[tally.kind], tally.count)
    return summed


def _day(tally: Tally) -> date:
    return _local(f"{tally.hour}:00:00")


def _local(moment: str) -> date:
    """The day in Vietnam of a time stamp in UTC."""
    return datetime.fromisoformat(moment[:19]).replace(tzinfo=UTC).astimezone(clock.VIETNAM).date()


def _dossiers(workspace: Workspace) -> tuple[DossierLine, ...]:
    pages, settled = workspace.page_counts(), workspace.settled_counts()
    return tuple(
        _line(workspace, d.dossier_id, d.file_code, d.title, pages.get(d.dossier_id, 0), settled.get(d.dossier_id, 0))
        for d in workspace.dossiers()
    )


def _line(workspace: Workspace, dossier_id: str, code: str, title: str, pages: int, settled: int) -> DossierLine:
    arrangement = arrangement_of(workspace, dossier_id)
    ids = [d.document_id for d in arrangement.documents] if arrangement else []
    kept, by_hand = workspace.results("describe", ids), workspace.all_by_hand(ids)
    proposed = corrected = 0
    for i in ids:
        own = revive(Description, kept[i].value) if i in kept and kept[i].trouble is None else Description()
        machine = {e.field: e.value for e in own.entries if e.origin.by is By.MACHINE}
        said = {f: v for f, v in by_hand.get(i, {}).items() if f not in OF_PAGES}
        proposed += len(machine)
        corrected += sum(f in said and said[f] != value for f, value in machine.items())
    receipts = workspace.deliveries(dossier_id)
    at = receipts[0].received_at if receipts else ""
    return DossierLine(dossier_id, code, title, pages, len(ids), proposed, corrected, settled, at)


def _backlog(lines: Sequence[DossierLine]) -> Backlog:
    left = [line for line in lines if not line.delivered_at]
    by_day: dict[date, int] = defaultdict(int)
    for line in lines:
        if line.delivered_at:
            by_day[_local(line.delivered_at)] += line.pages
    last = [by_day[day] for day in sorted(by_day)[-FORECAST_DAYS:]]
    per_day = sum(last) / len(last) if last else None
    pages = sum(line.pages for line in left)
    return Backlog(len(left), pages, per_day, pages / per_day if per_day else None)
