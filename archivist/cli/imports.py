"""`archivist workspace import` and `archivist workspace fields`: what others have described, and what is known now."""

from argparse import Namespace
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_code, typed_dossier
from archivist.model.description import Description, Entry
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit, NotFound
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.dossier_description import describe_dossier
from archivist.workflow.given import STAGE as GIVEN
from archivist.workflow.given import given_dossier, given_rows
from archivist.workflow.importing import Imported, import_list, imported_rows, keep_rows
from archivist.workflow.stages.match import match
from archivist.workflow.units_today import with_units


def take_in(words: Namespace) -> int:
    """Each list with the rows that it has, where they went, and what was refused; exit status 10 where something was not
    taken.
    """
    with app.workspace_at(words.path) as workspace:
        only = typed_dossier(workspace, words.dossier) if words.dossier else ""
        if words.forget:
            _forget(workspace, words.forget)
        lists = [import_list(workspace, path, only) for path in words.lists]
        _match(workspace)
        told = [_told(workspace, one) for one in lists]
    if words.json:
        show.as_json(told)
    else:
        for one in told:
            _show(one)
    return Exit.DOUBTS if any(one["strangers"] or one["refused"] for one in told) else Exit.DONE


def _forget(workspace: Workspace, source: str) -> None:
    had = [
        d.dossier_id for d in workspace.dossiers() if any(r.source == source for r in imported_rows(workspace, d.dossier_id))
    ]
    if not had:
        raise NotFound(path=source, name=source)
    for dossier_id in had:
        keep_rows(workspace, dossier_id, source, [])


def _match(workspace: Workspace) -> None:
    """In every dossier: what was imported for it earlier may fit its documents of now."""
    for dossier in workspace.dossiers():
        match(workspace, dossier.dossier_id)


def _told(workspace: Workspace, one: Imported) -> dict[str, Any]:
    matched: list[dict[str, Any]] = []
    for code in one.dossiers:
        found = workspace.dossier_of_code(code)
        arrangement = arrangement_of(workspace, found.dossier_id) if found else None
        documents = {d.document_id: d.ordinal for d in arrangement.documents} if arrangement else {}
        for document_id, rows in given_rows(workspace, list(documents)).items():
            mine = [row for row in rows if row.given.source == one.source]
            matched += [
                {"dossier": code, "document": documents[document_id], "row": m.given.row, "by": m.why.value} for m in mine
            ]
    refused = [{"where": where, "field": field, "why": why} for where, field, why in one.refused]
    return {
        "list": one.source, "rows": one.rows, "dossiers": one.dossiers, "matched": matched,
        "strangers": list(one.strangers), "refused": refused,
    }  # fmt: skip


def _show(one: dict[str, Any]) -> None:
    counted = {"list": one["list"], "rows": one["rows"], "matched": len(one["matched"])}
    show.line(_("{list}: {rows} rows, {matched} documents matched.").format(**counted))
    for where in one["strangers"]:
        show.line(" ! " + _("{where}: of no dossier here").format(where=where))
    for row in one["refused"]:
        show.line(f" ! {row['where']}: {row['field']}: {row['why']}")


def fields(words: Namespace) -> int:
    """Every field of a dossier and of its documents, with who says so and how sure that is."""
    with Workspace.open(words.path, write=False) as workspace:
        code = str(typed_code(workspace, words.dossier))
        dossier_id = typed_dossier(workspace, code)
        arrangement = arrangement_of(workspace, dossier_id)
        documents = descriptions(workspace, arrangement) if arrangement else {}
        whole = describe_dossier(
            workspace.dossier(dossier_id), list(documents.values()), words.settings,
            {f: v for f, v in workspace.by_hand(dossier_id).items() if isinstance(v, str)},
            given_dossier(workspace.result(GIVEN, dossier_id)),
        )  # fmt: skip
    known = [("", whole), *((str(n), d) for n, d in enumerate(with_units(documents, words.settings).values(), 1))]
    if words.json:
        rows = [{"document": int(n)} | {"fields": _plain(d)} for n, d in known if n]
        show.as_json({"dossier": code, "fields": _plain(whole), "documents": rows})
        return Exit.DONE
    for number, description in known:
        show.line(f"{code}{'.' if number else ''}{number}")
        for entry in description.entries:
            show.line(f"  {entry.field:18} {entry.value}  [{_origin(entry)}]")
    return Exit.DONE


def _plain(description: Description) -> dict[str, Any]:
    return {
        e.field: {
            "value": e.value, "by": e.origin.by.value, "rule": e.origin.rule, "sure": e.sure,
            "confidence": e.origin.confidence, "proof": e.origin.proof, "page": e.origin.page_id, "read": e.origin.read,
        }
        for e in description.entries
    }  # fmt: skip


def _origin(entry: Entry) -> str:
    by = [entry.origin.by.value, entry.origin.rule, entry.origin.proof]
    return ", ".join([*filter(None, by), "" if entry.sure else f"{entry.origin.confidence:.0%}"]).rstrip(", ")
