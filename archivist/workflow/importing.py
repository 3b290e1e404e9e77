"""Lists and messages of others are taken in: each row goes to the dossier that it is about, and waits there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archivist.model.given import Given, Level
from archivist.model.plain import plain, revive
from archivist.packaging.given import read_given
from archivist.packaging.single import judged_alone
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of, own_descriptions
from archivist.workflow.matching import code_sign
from archivist.workflow.stages.keeping import kept

STAGE = "import"  # results: the rows of all lists that are about a dossier
_LEVELS = {Level.DOSSIER: "dossier"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list: dossiers with the number of rows that went to each, rows that are about none of them, and
    values that the circular does not allow, each with its row and reason.
    """

    source: str
    rows: int
    dossiers: dict[str, int]
    strangers: tuple[str, ...]
    refused: tuple[tuple[str, str, str], ...]


def import_list(workspace: Workspace, path: Path, only: str = "") -> Imported:
    """Reads a list and keeps its rows; one of the same name that was imported before is replaced. `only` is the id of the
    dossier that it is about; without it each row is brought to its dossier by the code that it names, by the code of its
    case, or by số, ký hiệu and date of a document. Raises NotFound, NotAList.
    """
    found = read_given(path)
    checked, refused = _checked(found)
    by_dossier: dict[str, list[Given]] = {}
    strangers: list[str] = []
    homes = _Homes(workspace)
    for row in checked:
        home = only or homes.of(row)
        if home:
            by_dossier.setdefault(home, []).append(row)
        else:
            strangers.append(row.where)
    for dossier_id, rows in by_dossier.items():
        keep_rows(workspace, dossier_id, path.name, rows)
    codes = {workspace.dossier(i).file_code or i: len(rows) for i, rows in by_dossier.items()}
    return Imported(path.name, len(found), codes, tuple(strangers), refused)


def imported_rows(workspace: Workspace, dossier_id: str) -> tuple[Given, ...]:
    """All that was imported for a dossier, list after list."""
    row = workspace.result(STAGE, dossier_id)
    return revive(tuple[Given, ...], row.value) if row and row.trouble is None else ()


def keep_rows(workspace: Workspace, dossier_id: str, source: str, rows: Sequence[Given]) -> None:
    """In place of those of a list of the same name; without rows that list is forgotten."""
    others = [row for row in imported_rows(workspace, dossier_id) if row.source != source]
    workspace.record([kept(STAGE, dossier_id, "", plain([*others, *rows]))])


def _checked(rows: Sequence[Given]) -> tuple[list[Given], tuple[tuple[str, str, str], ...]]:
    """Without the values that the circular does not allow."""
    fine: list[Given] = []
    refused: list[tuple[str, str, str]] = []
    for row in rows:
        level = _LEVELS.get(row.level, "document")
        wrong = {f: doubts[0] for f, v in row.values.items() if (doubts := judged_alone(level, f, v))}
        refused += [(row.where, field, str(doubt)) for field, doubt in wrong.items()]
        values = {f: v for f, v in row.values.items() if f not in wrong}
        fine.append(Given(row.level, row.source, row.row, values, row.file_code, row.ordinal, row.file))
    return fine, tuple(refused)


class _Homes:
    """The dossiers of a workspace by their codes and by what their documents say; read once for a whole list."""

    def __init__(self, workspace: Workspace) -> None:
        self._codes = {d.file_code: d.dossier_id for d in workspace.dossiers() if d.file_code}
        self._signs: dict[tuple[str, str], set[str]] = {}
        for dossier in workspace.dossiers():
            arrangement = arrangement_of(workspace, dossier.dossier_id)
            for told in own_descriptions(workspace, arrangement).values() if arrangement else ():
                for sign in ((code_sign(told.values()), told.value("date")), ("case", told.value("tthc_dossier").upper())):
                    if all(sign):
                        self._signs.setdefault(sign, set()).add(dossier.dossier_id)

    def of(self, row: Given) -> str:
        """The dossier; "" where there is none, or more than one may be meant."""
        if row.file_code:
            return next(
                (i for code, i in self._codes.items() if row.file_code == code or row.file_code.endswith(f".{code}")), ""
            )
        case = ("case", row.values.get("tthc_dossier", "").upper())
        sign = case if row.level is Level.CASE else (code_sign(row.values), row.values.get("date", ""))
        homes = self._signs.get(sign, set()) if all(sign) else set()
        return next(iter(homes)) if len(homes) == 1 else ""
