"""The reading side of a workspace: every question opens a short transaction of its own."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from archivist.model.dossier import Dossier
from archivist.model.event import Event
from archivist.model.order import Rank
from archivist.model.page import Aside, Batch, Page
from archivist.model.person import Person
from archivist.model.promises.destination import Receipt
from archivist.model.search import Found, Term, Where
from archivist.model.transfer import Transfer
from archivist.storage import catalogue, codes, people, queries, tallies, transfers, undoing
from archivist.storage.layout import Layout
from archivist.storage.rows import Kept, Refused, Undoable
from archivist.storage.search_index import SearchIndex
from archivist.storage.tallies import Tally
from archivist.storage.vault import Vault

EVENTS_AT_ONCE = 1000


class Reading:
    """What can be asked of a workspace, from any thread; sees what is committed."""

    def __init__(self, layout: Layout, engine: Engine, workspace_id: str) -> None:
        self.workspace_id = workspace_id
        self.vault = Vault(layout.vault)
        self._layout = layout
        self._reading = engine
        self._search = SearchIndex(layout.search)

    @property
    def path(self) -> Path:
        return self._layout.root

    @property
    def packages(self) -> Path:
        """The folder where finished packages lie."""
        return self._layout.packages

    @property
    def temporary(self) -> Path:
        """A folder for files that nobody misses after a crash."""
        return self._layout.temporary

    def dossiers(self) -> tuple[Dossier, ...]:
        """All, in the order in which they were opened."""
        with self._asking() as connection:
            return queries.dossiers(connection)

    def dossier(self, dossier_id: str) -> Dossier:
        """Raises NotFound."""
        with self._asking() as connection:
            return queries.dossier(connection, dossier_id)

    def dossier_of_code(self, file_code: str) -> Dossier | None:
        """The living dossier that has this code."""
        with self._asking() as connection:
            return queries.dossier_of_code(connection, file_code)

    def batches(self, dossier_id: str) -> tuple[Batch, ...]:
        """In the order in which they were opened."""
        with self._asking() as connection:
            return queries.batches(connection, dossier_id)

    def pages(self, dossier_id: str) -> tuple[Page, ...]:
        """In the order of their batches, then as they were captured, unless a person has moved them."""
        with self._asking() as connection:
            return queries.pages(connection, dossier_id)

    def ranks(self, dossier_id: str) -> dict[str, Rank]:
        """By page, in the order of the pages: where each stands, so that others can be moved between."""
        with self._asking() as connection:
            return queries.ranks(connection, dossier_id)

    def page(self, page_id: str) -> Page:
        """Raises NotFound."""
        with self._asking() as connection:
            return queries.page(connection, page_id)

    def asides(self, dossier_id: str) -> dict[str, Aside]:
        """By page: why a person laid it aside."""
        with self._asking() as connection:
            return queries.asides(connection, dossier_id)

    def why_aside(self, page_id: str) -> Aside | None:
        """Why a person laid this page aside; None where nobody has."""
        with self._asking() as connection:
            return queries.why_aside(connection, page_id)

    def refused(self, dossier_id: str) -> tuple[Refused, ...]:
        """What did not become a page and is not settled yet."""
        with self._asking() as connection:
            return queries.refused(connection, dossier_id)

    def results(self, stage: str, subjects: Iterable[str] | None = None) -> dict[str, Kept]:
        """What the stage kept, by subject; for all subjects where none are named."""
        with self._asking() as connection:
            return queries.results(connection, stage, subjects)

    def outcomes(self, stage: str, subjects: Iterable[str]) -> dict[str, bool]:
        """By subject, for those that have a result: whether the stage worked out; much cheaper than the results."""
        with self._asking() as connection:
            return queries.outcomes(connection, stage, subjects)

    def page_outcomes(self, dossier_id: str, stages: Sequence[str]) -> dict[str, dict[str, bool]]:
        """By stage and page of a dossier, for those that have a result: whether the stage worked out."""
        with self._asking() as connection:
            return queries.page_outcomes(connection, dossier_id, stages)

    def result(self, stage: str, subject: str) -> Kept | None:
        """What the stage kept for one subject."""
        return self.results(stage, [subject]).get(subject)

    def naming(self, digest: str) -> set[tuple[str, str]]:
        """Who names these bytes: ("page", page id), or (stage, subject) of a result."""
        with self._asking() as connection:
            return queries.naming(connection, digest)

    def stages_of(self, subject: str) -> tuple[str, ...]:
        """The stages that kept a result for this subject."""
        with self._asking() as connection:
            return queries.stages_of(connection, subject)

    def blobs(self) -> dict[str, str]:
        """Every digest that a page or a result names, with the subject of one of them."""
        with self._asking() as connection:
            return queries.blobs(connection)

    def removed(self) -> set[str]:
        """The digests of the masters of pages that were removed for good."""
        with self._asking() as connection:
            return queries.removed(connection)

    def by_hand(self, subject: str) -> dict[str, Any]:
        """Values by field that a person has set for this subject."""
        return self.all_by_hand([subject]).get(subject, {})

    def all_by_hand(self, subjects: Iterable[str]) -> dict[str, dict[str, Any]]:
        """By subject, for those that have any: the values that a person has set."""
        with self._asking() as connection:
            return queries.by_hand(connection, subjects)

    def hand_values(self, fields: Iterable[str]) -> dict[str, dict[str, str]]:
        """By subject, for those that have any: the texts that a person has set in these fields, in the whole workspace."""
        with self._asking() as connection:
            return queries.hand_values(connection, fields)

    def gaps(self, agency: str, year: int) -> tuple[tuple[int, str], ...]:
        """Every number that no living dossier holds, and why; the reason is a source of the translation."""
        with self._asking() as connection:
            return codes.gaps(connection, agency, year)

    def deliveries(self, dossier_id: str) -> tuple[Receipt, ...]:
        """The receipts of this dossier's packages, oldest first."""
        with self._asking() as connection:
            return queries.deliveries(connection, dossier_id)

    def transfers(self, dossier_id: str | None = None) -> tuple[Transfer, ...]:
        """How far packages have come on their way, of one dossier or of all, in the order in which they were queued."""
        with self._asking() as connection:
            return transfers.transfers(connection, dossier_id)

    def settled(self, subject: str) -> set[str]:
        """The codes of the doubts about this subject that a person has settled."""
        with self._asking() as connection:
            return queries.settled(connection, subject)

    def settled_reasons(self, subject: str) -> dict[str, str]:
        """The same, each with the reason that was given."""
        with self._asking() as connection:
            return queries.settled_reasons(connection, subject)

    def undoable(self) -> Undoable:
        """The act that would be taken back next, and the one that would be done again."""
        with self._asking() as connection:
            return undoing.undoable(connection)

    def events(self, since: int = 0, subject: str | None = None) -> Iterator[Event]:
        """Those after the number `since`, oldest first; a part at a time, so that no transaction stays open."""
        while True:
            with self._asking() as connection:
                part = queries.events(connection, since, subject, EVENTS_AT_ONCE)
            yield from part
            if len(part) < EVENTS_AT_ONCE:
                return
            since = part[-1].seq

    def chains(self, until: int | None = None) -> Iterator[str]:
        """The digests of the events in their order, up to the number `until`."""
        with self._asking() as connection:
            yield from queries.chains(connection, until)

    def subjects_of(self, dossier_id: str) -> frozenset[str]:
        """What the events of a dossier are about: itself, its batches, pages and packages, whether or not they still are."""
        with self._asking() as connection:
            return frozenset(queries.subjects_of(connection, dossier_id))

    def people(self) -> Mapping[str, Person]:
        """All who were ever entered, by the names that they sign in with; empty where nobody signs in."""
        with self._asking() as connection:
            return people.people(connection)

    def tallies(self, kinds: Collection[str]) -> tuple[Tally, ...]:
        """How many events of these kinds there were, by person and hour."""
        with self._asking() as connection:
            return tallies.tallies(connection, kinds)

    def latest(self, kinds: Collection[str], before: int, most: int) -> tuple[Event, ...]:
        """The last events of these kinds before the number `before`, newest first."""
        with self._asking() as connection:
            return tallies.latest(connection, kinds, before, most)

    def dossiers_of(self, subjects: Collection[str]) -> dict[str, str]:
        """The dossier that each page, batch or dossier belongs to."""
        with self._asking() as connection:
            return tallies.dossiers_of(connection, subjects)

    def page_counts(self) -> dict[str, int]:
        """By dossier: how many pages it has."""
        with self._asking() as connection:
            return tallies.page_counts(connection)

    def settled_counts(self) -> dict[str, int]:
        """By dossier: how many of its doubts a person has settled."""
        with self._asking() as connection:
            return tallies.settled_counts(connection)

    def search(self, terms: Sequence[Term], most: int, dossier_id: str = "") -> Found:
        """The pages, documents and dossiers that say all terms, best first, as far as they are indexed."""
        return self._search.search(terms, most, dossier_id)

    def indexed(self, dossier_id: str) -> dict[tuple[Where, str], str]:
        """By place and subject of this dossier: what the search index was made from."""
        return self._search.sources(dossier_id)

    def head(self) -> tuple[int, str]:
        """Number and digest of the last event."""
        with self._asking() as connection:
            seq, chain, _at = queries.head(connection)
        return seq, chain

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with catalogue.translated(self._layout.catalogue), self._reading.connect() as connection:
            yield connection
